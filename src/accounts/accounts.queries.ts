import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** Whose address this is; the account is made when the address is new. */
export async function accountOf(
  sql: Sql,
  email: string,
  now: Instant,
): Promise<{ readonly id: string; readonly pseudonym: string; readonly isNew: boolean }> {
  const address = email.toLowerCase();
  const [made] = await sql.query<{ id: string; pseudonym: string }>(
    'insert into account (email, created_at, last_active_at) values ($1, $2, $2) on conflict (email) do nothing returning id, pseudonym',
    [address, new Date(now)],
  );
  if (made) return { ...made, isNew: true };
  const [known] = await sql.query<{ id: string; pseudonym: string }>(
    'select id, pseudonym from account where email = $1 for key share',
    [address],
  );
  // Erased between the two statements: then it is new after all.
  return known ? { ...known, isNew: false } : accountOf(sql, email, now);
}

/** They are there: an account that was warned for being idle is idle no longer. */
export async function markActive(sql: Sql, account: string, now: Instant): Promise<void> {
  await sql.query('update account set last_active_at = $2, idle_warned_at = null where id = $1', [
    account,
    new Date(now),
  ]);
}
