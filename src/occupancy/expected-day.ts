import type { KnownBooking } from '../bookings/booking-record.js';
import { addDays, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';

/** From midnight to midnight on the clock of the telecentre. */
export function wholeDay(date: LocalDate, zone: string): Period {
  return {
    start: openingInstant(date, '00:00', zone),
    end: openingInstant(addDays(date, 1), '00:00', zone),
  };
}

/** Pseudonyms of those whose names are read where these bookings are shown. */
export function membersAmong(bookings: readonly KnownBooking[]): string[] {
  return [...new Set(bookings.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.pseudonym] : [])))];
}
