import type { SeenBooking } from '../bookings/booking-record.js';

export interface BookingOnList {
  readonly booking: SeenBooking;
  /** Of the booking, without signing in. */
  readonly page: string;
  /** Where the same is asked for once more. */
  readonly again: string;
  /** Null when the network shows the telecentre no more. */
  readonly commune: string | null;
  /** Held because they waited for it in line, or instead of what a closing took. */
  readonly isOffered: boolean;
  /** The former: they have waited for it in line. */
  readonly hasWaited: boolean;
  /** How many dates of its series are still to come like it, and stand with it on one card. */
  readonly furtherDates: number;
}
