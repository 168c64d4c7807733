import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface Member {
  readonly account: string;
  readonly pseudonym: string;
  readonly email: string;
  readonly name: string | null;
}

export async function findMember(sql: Sql, email: string): Promise<Member | undefined> {
  const [row] = await sql.query<Member>(
    'select id as account, pseudonym, email, name from account where email = $1',
    [email],
  );
  return row;
}

/** The member with this address, if the booker may book for them: a colleague who allows it, or the booker themselves. */
export async function findMemberWhoAllows(
  sql: Sql,
  booker: string,
  email: string,
): Promise<Member | undefined> {
  const [row] = await sql.query<Member>(
    `select a.id as account, a.pseudonym, a.email, a.name from account a
where a.email = $1 and (a.id = $2 or exists (
  select from colleague c join account b on b.email = c.email where c.account_id = a.id and b.id = $2))`,
    [email, booker],
  );
  return row;
}

/** Somebody with this address, member or not, may book for the account. */
export interface AllowedColleague {
  readonly id: string;
  /** As the account's owner has given it. */
  readonly email: string;
  readonly allowedAt: Date;
}

export interface AllowingColleague {
  readonly email: string;
  readonly name: string | null;
}

export async function listAllowed(sql: Sql, account: string): Promise<AllowedColleague[]> {
  return sql.query<AllowedColleague>(
    'select id, email, allowed_at as "allowedAt" from colleague where account_id = $1 order by email',
    [account],
  );
}

export async function listAllowing(sql: Sql, account: string): Promise<AllowingColleague[]> {
  return sql.query<AllowingColleague>(
    `select a.email, a.name from account me join colleague c on c.email = me.email join account a on a.id = c.account_id
where me.id = $1 and a.id <> $1 order by a.name, a.email`,
    [account],
  );
}

export async function isOwnAddress(sql: Sql, account: string, email: string): Promise<boolean> {
  const found = await sql.query('select from account where id = $1 and email = $2', [account, email]);
  return found.length > 0;
}

/** `isNew`: allowed since now. */
export async function allowColleague(
  sql: Sql,
  account: string,
  email: string,
  now: Instant,
): Promise<AllowedColleague & { readonly isNew: boolean }> {
  const [added] = await sql.query<AllowedColleague>(
    `insert into colleague (account_id, email, allowed_at) values ($1, $2, $3)
on conflict (account_id, email) do nothing returning id, email, allowed_at as "allowedAt"`,
    [account, email, new Date(now)],
  );
  if (added) return { ...added, isNew: true };
  const [known] = await sql.query<AllowedColleague>(
    'select id, email, allowed_at as "allowedAt" from colleague where account_id = $1 and email = $2 for key share',
    [account, email],
  );
  // Withdrawn between the two statements: then it is new after all.
  return known ? { ...known, isNew: false } : allowColleague(sql, account, email, now);
}

/** False when there was nothing to withdraw. */
export async function withdrawColleague(sql: Sql, account: string, id: string): Promise<boolean> {
  const withdrawn = await sql.query('delete from colleague where account_id = $1 and id = $2 returning id', [
    account,
    id,
  ]);
  return withdrawn.length > 0;
}
