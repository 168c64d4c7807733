/** The bookings of one account. */
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { BookingSnapshot, SeenBooking } from './booking-record.js';
import type { SeenBooker } from './people.js';

export interface Page {
  readonly when: 'coming' | 'past' | 'all';
  /** Without what was only held and let go of, and what they gave back themselves before its time. */
  readonly told?: boolean;
  /** Of what is coming: of the dates of a series that are as all of it, the next only. */
  readonly seriesAsOne?: boolean;
  readonly limit: number;
  readonly after: string | undefined;
}

/** The account's own. What is coming: soonest first. Otherwise latest first. */
export async function listBookings(
  sql: Sql,
  account: string,
  { when, told = false, seriesAsOne = false, limit, after }: Page,
  now: Instant,
): Promise<SeenBooking[]> {
  const [order, further] = when === 'coming' ? ['asc', '>'] : ['desc', '<'];
  const isFolded = seriesAsOne && when === 'coming';
  const rows = await sql.query<{ snapshot: BookingSnapshot; bookedBy: SeenBooker | null }>(
    {
      name: `list-bookings-${when}${told ? '-told' : ''}${isFolded ? '-series-as-one' : ''}`,
      text: `select booking_snapshot(b.id) as snapshot,
  case when k.id is not null then jsonb_build_object('name', k.name) end as "bookedBy"
from booking b left join account k on k.id = b.booked_by
where b.account_id = $1 and ${PART[when]} and ${told ? TOLD : 'true'} and ${isFolded ? NEXT_OF_ITS_SERIES : 'true'}
  and ($4::text is null or (b.starts_at, b.id) ${further} (select starts_at, id from booking where reference = $4 and account_id = $1))
order by b.starts_at ${order}, b.id ${order} limit $3`,
    },
    [account, new Date(now), limit, after ?? null],
  );
  return rows.map(({ snapshot, bookedBy }) => (bookedBy === null ? snapshot : { ...snapshot, bookedBy }));
}

const PART = {
  coming: 'b.ends_at > $2',
  past: 'b.ends_at <= $2',
  all: '$2::timestamptz is not null',
} as const;

const OCCUPYING = `(b.status in ('confirmed', 'checked_in') or b.status = 'held' and b.expires_at > $2)`;

/** What somebody else cancelled is told with its reason. */
const TOLD = `(${OCCUPYING} or b.cancellation_reason is not null
    or b.ends_at <= $2 and b.status not in ('held', 'expired'))`;

/**
 * Of the booking of this name: stands, when and where its series has it; another desk is as good as any. What was moved, or is
 * under way, is one by itself.
 */
export const asItsSeries = (booking: string): string => `(${booking}.status = 'confirmed' and exists (
  select from series s join resource r on r.id = ${booking}.resource_id
  where s.id = ${booking}.series_id and s.telecentre_id = ${booking}.telecentre_id
    and (s.resource_id = r.id or s.kind = r.kind) and ${booking}.series_date = ${booking}.local_start::date
    and case when s.half_day is not null then ${booking}.half_day = s.half_day
      else (${booking}.local_start::time, ${booking}.local_end::time) = (s.start_time, s.end_time) end))`;

const NEXT_OF_ITS_SERIES = `not (${asItsSeries('b')} and exists (
  select from booking earlier where earlier.series_id = b.series_id and earlier.account_id = $1 and earlier.ends_at > $2
    and (earlier.starts_at, earlier.id) < (b.starts_at, b.id) and ${asItsSeries('earlier')}))`;

/** What somebody has to come, and how often anything has happened to any booking of theirs, or that was theirs: it only grows. */
export interface OwnStanding {
  readonly occupying: readonly SeenBooking[];
  readonly changes: number;
}

/**
 * All of it, soonest first: what stands is bounded by the horizon of the telecentres, and what protects from booking twice
 * must not end at a page. One account's bookings are few enough to be read by the index on it.
 */
const STANDING: Statement = {
  name: 'standing-bookings',
  text: `select (select coalesce(sum(revision), 0)::int from (
    select revision from booking where account_id = $1
    union all select revision from past_holder where account_id = $1) theirs) as changes,
  (select coalesce(jsonb_agg(booking_snapshot(b.id) order by b.starts_at, b.id), '[]')
    from booking b where b.account_id = $1 and b.ends_at > $2 and ${OCCUPYING}) as occupying`,
};

export async function readStanding(sql: Sql, account: string, now: Instant): Promise<OwnStanding> {
  const [row] = await sql.query<OwnStanding>(STANDING, [account, new Date(now)]);
  return row ?? { occupying: [], changes: 0 };
}
