import type { SeenBooking } from '../bookings/booking-record.js';

export interface BookingOnList {
  readonly booking: SeenBooking;
  /** Of the booking, without signing in. */
  readonly page: string;
  /** Where the same is asked for once more. */
  readonly again: string;
  /** Null when the network shows the telecentre no more. */
  readonly commune: string | null;
}
