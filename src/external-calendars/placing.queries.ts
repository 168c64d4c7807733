/** The time that a calendar elsewhere takes here, and the bookings that it meets. What is done is the database's. */
import type { BusyTime } from '../busy-times/busy-times.js';
import type { Sql } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';
import type { Conflict } from './external-calendar.js';

/** Whether the calendar was still there. */
export async function placeBusyTimes(
  sql: Sql,
  calendar: string,
  busy: readonly BusyTime[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): Promise<boolean> {
  const [row] = await sql.query<{ changes: number | null }>(
    'select place_external_busy($1, $2, $3, $4, $5, $6, $7, $8) as changes',
    [
      calendar,
      busy.map(({ uid }) => uid),
      busy.map(({ title }) => title),
      busy.map(({ start }) => new Date(start).toISOString()),
      busy.map(({ end }) => new Date(end).toISOString()),
      new Date(from),
      new Date(to),
      new Date(now),
    ],
  );
  return row?.changes !== null;
}

export async function removeExternalCalendar(sql: Sql, calendar: string, now: Instant): Promise<boolean> {
  const [row] = await sql.query<{ removed: boolean }>('select remove_external_calendar($1, $2) as removed', [
    calendar,
    new Date(now),
  ]);
  return row?.removed === true;
}

/** What is over is kept as long as calendars that people subscribe to look back. */
export const KEPT_DAYS = 31;

/** Titles are words about people whom we do not know: they go. Returns how many. */
export async function forgetOldBusyTimes(sql: Sql, now: Instant): Promise<number> {
  const before = new Date(now - KEPT_DAYS * DAY);
  await sql.query('delete from external_conflict where upper(during) < $1', [before]);
  const gone = await sql.query('delete from external_busy where upper(during) < $1 returning id', [before]);
  return gone.length;
}

export interface KnownConflict extends Conflict {
  readonly calendar: string;
  /** Of the holder, when they are a member. */
  readonly pseudonym: string | null;
}

const MOMENT = (expression: string): string => `(extract(epoch from ${expression}) * 1000)::float8`;

const CONFLICT = `x.external_busy_id, x.booking_id, c.id as calendar, a.pseudonym,
  jsonb_build_object('title', b.title, 'start', ${MOMENT('lower(b.during)')}, 'end', ${MOMENT('upper(b.during)')}) as event,
  jsonb_build_object('reference', k.reference, 'holder', coalesce(k.guest_name, a.name, a.email), 'walkIn', k.walk_in,
    'start', ${MOMENT('k.starts_at')}, 'end', ${MOMENT('k.ends_at')}) as booking`;

/** Those of a telecentre's calendars as they are at this moment, whether anybody was told or not. */
export function conflictsAt(sql: Sql, telecentreId: number, now: Instant): Promise<KnownConflict[]> {
  return sql.query<KnownConflict>(
    `select ${CONFLICT} from external_calendar c join resource r on r.id = c.resource_id
cross join lateral external_meetings(c.id, $2) x
join external_busy b on b.id = x.external_busy_id
join booking k on k.id = x.booking_id left join account a on a.id = k.account_id
where r.telecentre_id = $1 order by k.starts_at, k.reference, lower(b.during)`,
    [telecentreId, new Date(now)],
  );
}

/** An event that goes and comes back within these, or a calendar that is detached and attached again, is no news. */
const REMEMBERED = 7 * DAY;

/** Gives those of which the hosts have not been told; they now count as told. */
export function noteConflicts(sql: Sql, calendar: string, now: Instant): Promise<KnownConflict[]> {
  return sql.query<KnownConflict>(
    `select ${CONFLICT} from note_external_conflicts($1, $2, $3) x
join external_busy b on b.id = x.external_busy_id
join external_calendar c on c.id = b.external_calendar_id
join booking k on k.id = x.booking_id left join account a on a.id = k.account_id
order by k.starts_at, k.reference, lower(b.during)`,
    [calendar, new Date(now), new Date(now - REMEMBERED)],
  );
}

/**
 * Of these UIDs, those that we have told calendars ourselves: one that people's invitations have been put into, or that
 * subscribes to us, tells them back.
 */
export async function ownUidsAmong(sql: Sql, uids: readonly string[]): Promise<ReadonlySet<string>> {
  const ours = uids.filter((uid) => UUID.test(uid)).map((uid) => uid.toLowerCase());
  if (ours.length === 0) return new Set();
  const rows = await sql.query<{ uid: string }>(
    `select calendar_uid::text as uid from booking where calendar_uid = any ($1::uuid[])
union select uid::text from invitation where uid = any ($1::uuid[])
union select calendar_uid::text from external_busy where calendar_uid = any ($1::uuid[])`,
    [ours],
  );
  return new Set(rows.map(({ uid }) => uid));
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
