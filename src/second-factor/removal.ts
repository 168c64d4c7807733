/** Taking a second factor away: its owner does, or the operator for whoever has lost telephone and recovery codes. */
import { remember } from '../audit/audit-trail.js';
import type { Database, Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { deleteSecondFactor, pseudonymOf } from './second-factor.queries.js';

export type RemovedBy = 'self' | 'operator';

/**
 * In the caller's transaction. False when none was confirmed; what was only begun goes as well. No session counts as
 * having given it any more: a role that needs one sleeps until another is set up.
 */
export async function removeSecondFactor(
  sql: Sql,
  accountId: string,
  { by, now }: { readonly by: RemovedBy; readonly now: Instant },
): Promise<boolean> {
  const removed = await deleteSecondFactor(sql, accountId);
  if (!removed) return false;
  const pseudonym = await pseudonymOf(sql, accountId);
  const actor = by === 'self' ? pseudonym : null;
  await remember(sql, { action: 'second-factor.removed', actor, subject: pseudonym }, now);
  return true;
}

/** For the operator. False when none was confirmed; undefined when nobody has this address. */
export async function removeByEmail(
  database: Database,
  email: string,
  now: Instant,
): Promise<boolean | undefined> {
  return database.transaction(async (sql) => {
    const [account] = await sql.query<{ id: string }>('select id from account where email = $1', [
      email.toLowerCase(),
    ]);
    return account && removeSecondFactor(sql, account.id, { by: 'operator', now });
  });
}
