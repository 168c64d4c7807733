import type { ClosedPlace } from '../booking-letters/closing-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { BookingEvent } from './booking-event.js';

export interface ClosingBehind {
  readonly closed: ClosedPlace | null;
  readonly offer: { readonly id: string; readonly booking: BookingSnapshot } | null;
}

/** The closing that an event is of, and what is still held instead of the booking; null: it is of none, and nothing is. */
export async function closingBehind(
  sql: Sql,
  { kind, booking, known }: BookingEvent,
  now: Instant,
): Promise<ClosingBehind | null> {
  if (kind !== 'cancelled' && kind !== 'moved' && kind !== 'edited') return null;
  const [row] = await sql.query<ClosingBehind>(
    {
      name: 'closing-behind',
      text: `select (select jsonb_build_object('reason', g.reason, 'message', g.message,
      'localStart', to_char(g.local_start, 'YYYY-MM-DD"T"HH24:MI'), 'localEnd', to_char(g.local_end, 'YYYY-MM-DD"T"HH24:MI'),
      'resourceName', r.name)
    from closure_effect e join closing g on g.id = e.closing_id left join resource r on r.id = g.resource_id
    where e.booking_id = $1 and e.revision = $2 limit 1) as closed,
  (select jsonb_build_object('id', o.id, 'booking', booking_snapshot(o.id)) from booking o
    where o.offered_instead_of = $1 and o.status = 'held' and o.expires_at > $3 and $4 limit 1) as offer`,
    },
    [known.booking.id, booking.revision, new Date(now), kind === 'cancelled'],
  );
  return row && (row.closed ?? row.offer) ? row : null;
}
