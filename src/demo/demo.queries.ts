import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Grant } from '../permissions/roles.js';
import type { DemoEmployer } from './demo-people.js';

export interface DemoAccount {
  readonly id: string;
  readonly email: string;
  readonly pseudonym: string;
  readonly grants: readonly Grant[];
}

/** Those of these addresses that are new. `since`: before anything that they have booked. */
export async function addDemoAccounts(
  sql: Sql,
  emails: readonly string[],
  { since, now }: { readonly since: Instant; readonly now: Instant },
): Promise<string[]> {
  const added = await sql.query<{ email: string }>(
    `insert into account (email, demo, created_at, last_active_at) select unnest($1::text[]), true, $2, $3
on conflict (email) do nothing returning email`,
    [emails, new Date(since), new Date(now)],
  );
  return added.map(({ email }) => email);
}

export async function demoAccounts(sql: Sql, now: Instant): Promise<DemoAccount[]> {
  return sql.query<DemoAccount>(
    `select id, email, pseudonym, active_grants(id, $1) as grants from account where demo order by id`,
    [new Date(now)],
  );
}

/** Their names are told last: whoever has one is there with everything. */
export async function completeDemoAccounts(sql: Sql): Promise<{ id: string; email: string }[]> {
  return sql.query('select id, email from account where demo and name is not null');
}

/** Until the transaction ends, nobody books for them, appoints them or signs in as one of them. In the order of every writer. */
export async function lockDemoAccounts(sql: Sql): Promise<{ id: string; pseudonym: string }[]> {
  for (const table of ['series', 'booking'])
    await sql.query(
      `select from ${table} where account_id in (select id from account where demo)
  or booked_by in (select id from account where demo) order by id for update`,
    );
  return sql.query('select id, pseudonym from account where demo order by id for update');
}

/** Those of theirs, by whomever they were made, and those that they made for guests; with their story. */
export async function deleteDemoBookings(sql: Sql, accounts: readonly string[]): Promise<number> {
  const rows = await sql.query<{ id: string }>(
    `select id from booking
where account_id = any ($1::uuid[]) or (account_id is null and booked_by = any ($1::uuid[])) order by id for update`,
    [accounts],
  );
  const bookings = rows.map(({ id }) => id);
  for (const table of ['allocation', 'booking_event', 'idempotency_key'])
    await sql.query(`delete from ${table} where booking_id = any ($1::uuid[])`, [bookings]);
  await sql.query('delete from booking where id = any ($1::uuid[])', [bookings]);
  // Those of guests would go on being booked, in nobody's name.
  await sql.query('delete from series where account_id is null and booked_by = any ($1::uuid[])', [accounts]);
  return bookings.length;
}

/** What they booked before anybody could be told is not news, nor that what has been is over. */
export async function forgetUntoldOfDemo(sql: Sql): Promise<void> {
  await sql.query(
    `delete from booking_event_untold where event_id in (
  select e.id from booking_event e join booking b on b.id = e.booking_id
  join account a on a.id in (e.actor_id, b.account_id) where a.demo)`,
  );
}

/** No provider tells what an employer is called. */
export async function callEmployer(sql: Sql, { siret, name }: DemoEmployer): Promise<void> {
  await sql.query('update employer set name = $2 where siret = $1', [siret, name]);
}

/** Closed statements of theirs keep it, without anybody's name. */
export async function forgetEmployer(sql: Sql, { siret }: DemoEmployer): Promise<void> {
  await sql.query(
    `delete from employer e where siret = $1
and not exists (select from account where employer_siret = e.siret) and not exists (select from role_grant where employer_siret = e.siret)
and not exists (select from rental where employer_siret = e.siret) and not exists (select from statement where employer_siret = e.siret)`,
    [siret],
  );
}

/** What they did to others stays, and is nobody's: those others may know of it. */
export async function forgetAboutDemo(sql: Sql, pseudonyms: readonly string[]): Promise<void> {
  await sql.query(
    `delete from audit_entry where subject = any ($1::uuid[]) or (actor = any ($1::uuid[]) and subject is null)`,
    [pseudonyms],
  );
}
