import { forgetEntriesBefore } from '../audit/audit.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { DAY, type Instant } from '../reservation/period.js';

/** So many at a time, so that no transaction is long. */
const AT_ONCE = 500;
/** Whoever is warned has so long to come back, however late the warning was sent. */
const DAYS_AFTER_WARNING = 28;

/**
 * Until when somebody was active: they used the service, or had a booking, which a host may have made for them. An
 * account with an active role is never idle: its work may be rare.
 */
const ACTIVE_UNTIL = `greatest(a.last_active_at, (select max(b.ends_at) from booking b
  where b.account_id = a.id and b.status in ('held', 'confirmed', 'checked_in', 'completed')))`;
const HAS_ROLE = 'jsonb_array_length(active_grants(a.id, $1)) > 0';

export interface IdlePerson {
  readonly id: string;
  readonly email: string;
  readonly pseudonym: string;
  readonly name: string | null;
  readonly language: Language | null;
  /** The account will not be erased before. */
  readonly safeUntil: Date;
}

/** Takes one idle account that has not been warned since it was last active, and notes that it is warned now. */
export async function takeIdleToWarn(sql: Sql, now: Instant): Promise<IdlePerson | undefined> {
  const [person] = await sql.query<IdlePerson>(
    `update account set idle_warned_at = $1 from (
  select a.id, greatest(${ACTIVE_UNTIL} + make_interval(months => r.idle_erasure_months),
    $1::timestamptz + interval '${DAYS_AFTER_WARNING} days') as safe_until
  from account a, retention r
  where a.last_active_at < $1::timestamptz - make_interval(months => r.idle_warning_months)
    and ${ACTIVE_UNTIL} < $1::timestamptz - make_interval(months => r.idle_warning_months)
    and (a.idle_warned_at is null or a.idle_warned_at < ${ACTIVE_UNTIL}) and not ${HAS_ROLE}
  order by a.last_active_at limit 1 for update of a skip locked) idle
where account.id = idle.id
returning account.id, email, pseudonym, name, language, idle.safe_until as "safeUntil"`,
    [new Date(now)],
  );
  return person;
}

const TO_ERASE = `a.last_active_at < $1::timestamptz - make_interval(months => r.idle_erasure_months)
  and ${ACTIVE_UNTIL} < $1::timestamptz - make_interval(months => r.idle_erasure_months)
  and a.idle_warned_at > ${ACTIVE_UNTIL}
  and a.idle_warned_at <= $1::timestamptz - interval '${DAYS_AFTER_WARNING} days' and not ${HAS_ROLE}`;

/** One account that is idle for too long and was warned in time. */
export async function findIdleToErase(
  sql: Sql,
  now: Instant,
): Promise<{ readonly id: string; readonly email: string } | undefined> {
  const [row] = await sql.query<{ id: string; email: string }>(
    `select a.id, a.email from account a, retention r where ${TO_ERASE} order by a.last_active_at limit 1`,
    [new Date(now)],
  );
  return row;
}

export async function isIdleToErase(sql: Sql, account: string, now: Instant): Promise<boolean> {
  const found = await sql.query(`select from account a, retention r where ${TO_ERASE} and a.id = $2`, [
    new Date(now),
    account,
  ]);
  return found.length > 0;
}

/** The names of guests whose booking is over for so many months. */
export async function forgetGuests(sql: Sql, months: number, now: Instant): Promise<number> {
  return inBatches(async () => {
    const [row] = await sql.query<{ count: number }>(
      `select anonymise_bookings(array(select id from booking where guest_name is not null and ends_at < $1
  order by ends_at limit ${AT_ONCE} for update skip locked), $2) as count`,
      [monthsBefore(now, months), new Date(now)],
    );
    return row?.count ?? 0;
  });
}

/** Series of guests whose bookings are all nobody's by now. */
export async function forgetSeriesOfGuests(sql: Sql, months: number, now: Instant): Promise<number> {
  return inBatches(async () => {
    const gone = await sql.query(
      `delete from series where id in (select s.id from series s where s.guest_name is not null
  and not exists (select from series_date d where d.series_id = s.id and d.date >= $1::date)
  and not exists (select from booking b where b.series_id = s.id and b.anonymised_at is null)
  limit ${AT_ONCE} for update skip locked) returning id`,
      [monthsBefore(now, months)],
    );
    return gone.length;
  });
}

export async function forgetAuditEntries(sql: Sql, months: number, now: Instant): Promise<number> {
  const before = monthsBefore(now, months).getTime();
  return inBatches(() => forgetEntriesBefore(sql, before, AT_ONCE));
}

/** The key of a mail keeps people from being told twice: as long as a job may look at the same day again. */
const DAYS_OF_A_KEY = 3;

export async function forgetMails(sql: Sql, days: number, now: Instant): Promise<number> {
  return inBatches(async () => {
    const gone = await sql.query(
      `delete from outgoing_mail where id in (select id from outgoing_mail where created_at < $1
  and (key is null or created_at < $2)
  order by created_at limit ${AT_ONCE} for update skip locked) returning id`,
      [new Date(now - days * DAY), new Date(now - DAYS_OF_A_KEY * DAY)],
    );
    return gone.length;
  });
}

/** Letters that were given up and whose time is over: nobody sends them any more, and they may name people. */
export async function forgetUselessLetters(sql: Sql, now: Instant): Promise<number> {
  const blanked = await sql.query(
    `update outgoing_mail set sealed = null
where gave_up_at is not null and expires_at < $1 and sealed is not null returning id`,
    [new Date(now)],
  );
  return blanked.length;
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  for (let total = 0; ;) {
    const count = await batch();
    total += count;
    if (count < AT_ONCE) return total;
  }
}

/** The same day of an earlier month; the last one when that month is shorter. */
function monthsBefore(now: Instant, months: number): Date {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date;
}
