import type { BookingRecord, BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import { wallClockAt } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

/** The booking as it then is; null when it was no longer as the record says. */
export async function checkIn(
  sql: Sql,
  booking: BookingRecord,
  arrivedAt: Instant,
  actor: string,
  now: Instant,
): Promise<BookingSnapshot | null> {
  const [row] = await sql.query<{ snapshot: BookingSnapshot | null }>(
    { name: 'check-in', text: 'select check_in($1, $2, $3, $4, $5) as snapshot' },
    [booking.id, booking.revision, new Date(arrivedAt), actor, new Date(now)],
  );
  return row?.snapshot ?? null;
}

export type ReclaimOutcome =
  | { readonly outcome: 'reclaimed'; readonly snapshot: BookingSnapshot }
  | { readonly outcome: 'taken' | 'stale'; readonly snapshot: null };

/** Gives somebody who was marked absent these pieces of time again, on the place that they had. `arrivedAt` null: they may still come. */
export async function reclaim(
  sql: Sql,
  booking: BookingRecord,
  { pieces, arrivedAt }: { readonly pieces: readonly Period[]; readonly arrivedAt: Instant | null },
  actor: string,
  now: Instant,
): Promise<ReclaimOutcome> {
  const [row] = await sql.query<ReclaimOutcome>(
    {
      name: 'reclaim-booking',
      text: 'select outcome, snapshot from reclaim_booking($1, $2, $3, $4, $5, $6, $7)',
    },
    [
      booking.id,
      booking.revision,
      pieces.map(({ start }) => new Date(start)),
      pieces.map(({ end }) => new Date(end)),
      arrivedAt === null ? null : new Date(arrivedAt),
      actor,
      new Date(now),
    ],
  );
  return row ?? { outcome: 'stale', snapshot: null };
}

/** Whether somebody has said of it before that they leave. */
export async function hasLeft(sql: Sql, { id }: BookingRecord): Promise<boolean> {
  const said = await sql.query(
    `select from booking_event where booking_id = $1 and kind = 'left_early' limit 1`,
    [id],
  );
  return said.length > 0;
}

export interface Leaving {
  readonly end: Instant;
  /** So far its place stays occupied. */
  readonly until: Instant;
  /** By somebody who receives people there. */
  readonly wasSeen: boolean;
}

/** The booking as it then is, over; null when it was no longer as the record says. */
export async function leave(
  sql: Sql,
  { id, revision, timeZone }: BookingRecord,
  { end, until, wasSeen }: Leaving,
  actor: string,
  now: Instant,
): Promise<BookingSnapshot | null> {
  const [row] = await sql.query<{ snapshot: BookingSnapshot | null }>(
    {
      name: 'leave-early',
      text: `select end_early($1, $2, $3, $4, $5, $6, 'left_early', $7, $8) as snapshot`,
    },
    [id, revision, new Date(end), wallClockAt(end, timeZone), actor, new Date(now), new Date(until), wasSeen],
  );
  return row?.snapshot ?? null;
}

/** How often somebody who was expected here or elsewhere did not come. For hosts a number, and nothing else. */
export async function countMissed(sql: Sql, account: string, since: Instant, now: Instant): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    {
      name: 'count-missed',
      text: `select count(*)::int as count from booking
where account_id = $1 and status = 'no_show' and starts_at >= $2 and starts_at < $3`,
    },
    [account, new Date(since), new Date(now)],
  );
  return row?.count ?? 0;
}
