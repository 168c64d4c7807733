import type { Wish } from '../booking-forms/wish.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';

/** What a booking was wished as: a place of that kind, and the engine chooses the best. */
export function wishOfBooking(booking: BookingSnapshot): Wish {
  const { telecentre, kind, start, end, timeZone, halfDay, people } = booking;
  const date = localDateOf(start, timeZone);
  return {
    where: { telecentre, kind },
    time:
      halfDay === null
        ? { date, from: localTimeOf(start, timeZone), to: localTimeOf(end, timeZone) }
        : { date, halfDay },
    people,
    equipment: booking.equipment,
  };
}
