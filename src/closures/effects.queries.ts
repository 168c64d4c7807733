/** What became of those who were in the way, as far as it goes by now. */
import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { What } from './closing.js';

export interface Effect extends KnownBooking {
  readonly what: What;
  readonly phone: string | null;
  /** As it was before the closing. */
  readonly before: BookingSnapshot;
  /** As it is now; null when nothing was offered. */
  readonly offer: BookingSnapshot | null;
  readonly unforeseen: boolean;
  /** When its holder first looked; null: not yet, as far as we know. */
  readonly seenAt: Instant | null;
}

export async function listEffects(sql: Sql, closing: string): Promise<Effect[]> {
  const rows = await sql.query<EffectRow>(
    `select e.what, e.unforeseen, h.phone, (extract(epoch from e.seen_at) * 1000)::float8 as "seenAt",
       case when e.offer_id is not null then booking_snapshot(e.offer_id) end as offer,
       coalesce((select v.booking from booking_event v where v.booking_id = b.id and v.revision = e.revision - 1),
         booking_snapshot(b.id)) as before, ${BOOKING_WITH_PEOPLE}
     from closure_effect e join booking b on b.id = e.booking_id ${PEOPLE_JOINED}
     where e.closing_id = $1::uuid order by b.starts_at, b.reference`,
    [closing],
  );
  return rows.map(({ what, unforeseen, phone, seenAt, offer, before, ...row }) => ({
    ...knownBookingOf(row),
    ...{ what, unforeseen, phone, seenAt, offer, before },
  }));
}

type EffectRow = BookingWithPeopleRow & Omit<Effect, keyof KnownBooking>;
