import type { KnownBooking } from '../bookings/booking-record.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';

/**
 * Of bookings `b`: those at telecentre $1 from $2 to $3, as it is now at $4. No stay is longer than $5 minutes: so the index
 * need not be read further back.
 */
export const EXPECTED = `b.telecentre_id = $1 and b.starts_at >= $2::timestamptz - make_interval(mins => $5)
  and b.starts_at < $3 and b.ends_at > $2 and b.status not in ('cancelled', 'expired')
  and (b.expires_at is null or b.expires_at > $4)`;

/** Who was or is expected at a telecentre within the window, by the beginning of their stay. */
export async function listExpected(
  sql: Sql,
  telecentre: number,
  window: Period,
  now: Instant,
): Promise<KnownBooking[]> {
  const rows = await sql.query<BookingWithPeopleRow>(
    {
      name: 'list-expected',
      text: `select ${BOOKING_WITH_PEOPLE} from booking b ${PEOPLE_JOINED} where ${EXPECTED}
order by b.starts_at, b.ends_at, b.reference`,
    },
    [telecentre, new Date(window.start), new Date(window.end), new Date(now), LONGEST_STAY_MINUTES],
  );
  return rows.map(knownBookingOf);
}
