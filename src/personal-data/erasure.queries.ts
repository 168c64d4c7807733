import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Person } from './personal-record.js';

export interface LockedPerson extends Person {
  readonly administers: boolean;
}

/**
 * Nobody writes anything that points to this account until the transaction ends. What bookings belong to, bookings, then
 * the account: whoever changes them locks them in this order; the other way round we would wait crosswise.
 */
export async function lockPerson(sql: Sql, account: string, now: Instant): Promise<LockedPerson | undefined> {
  await sql.query('select from series where account_id = $1 or booked_by = $1 order by id for update', [
    account,
  ]);
  await sql.query('select from team_booking where account_id = $1 order by id for update', [account]);
  await sql.query('select from booking where account_id = $1 or booked_by = $1 order by id for update', [
    account,
  ]);
  const [person] = await sql.query<LockedPerson>(
    `select id, email, pseudonym, active_grants(id, $2) @> '[{"role": "administrator"}]' as administers
from account where id = $1 for update`,
    [account, new Date(now)],
  );
  return person;
}

/** Locks them all, so that of the last two who leave at the same moment one stays. */
export async function findOtherAdministrator(sql: Sql, account: string, now: Instant): Promise<boolean> {
  const administrators = await sql.query<{ account: string }>(
    `select account_id as account from role_grant where role = 'administrator' and revoked_at is null
  and starts_at <= $1 and (ends_at is null or ends_at > $1) order by id for update`,
    [new Date(now)],
  );
  return administrators.some((one) => one.account !== account);
}

/**
 * What is still to come is cancelled. What is under way ends now: the person has been there, so that it counts as a
 * visit, and the rest of the time is free for others. Returns how many bookings that were.
 */
export async function endBookings(sql: Sql, account: string, now: Instant): Promise<number> {
  await sql.query(
    `select expire_holds(array(select id from booking where account_id = $1 and status = 'held' and expires_at <= $2), $2)`,
    [account, new Date(now)],
  );
  const ended = await sql.query<{ reference: string; done: boolean }>(
    `select reference, change_status(id, revision, array[status], becomes, becomes, true, null, $2) is not null as done
from (select id, reference, revision, status,
    case when starts_at <= $2 and status <> 'held' then 'completed' else 'cancelled' end as becomes
  from booking where account_id = $1 and ends_at > $2 and status in ('held', 'confirmed', 'checked_in')
  order by id for update) standing`,
    [account, new Date(now)],
  );
  const left = ended.find(({ done }) => !done);
  if (left) throw new Error(`Booking ${left.reference} could not be ended.`);
  return ended.length;
}
