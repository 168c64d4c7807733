import type { BookingInHand } from '../bookings/known-booking.js';
import type { KnownBooking } from '../bookings/booking-record.js';

/** What holds the places of a team together; each of them is a booking like any other. */
export interface TeamRecord {
  readonly id: string;
  /** Whose team it is: they booked. */
  readonly account: string;
  readonly title: string | null;
  /** Soonest first, then by the names of the places. */
  readonly bookings: readonly KnownBooking[];
}

/** As far as it is the caller's business. */
export interface TeamInHand extends TeamRecord {
  readonly bookings: readonly BookingInHand[];
}
