import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Status } from '../reservation/booking.js';

/** What is given is in calendars, also when it is over; what is only held or asked for is not. */
export function inCalendars({ status }: Pick<BookingSnapshot, 'status'>): boolean {
  return IN_CALENDARS.includes(status);
}

const IN_CALENDARS: readonly Status[] = ['confirmed', 'checked_in', 'completed'];
