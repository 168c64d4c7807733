/**
 * Dates for a calendar that cannot be told of all of them at once: a file to open, with an entry for each. It has no METHOD:
 * it invites to nothing, and nobody answers it. Files are passed on: nobody who comes is named.
 */
import { calendarOf } from '../icalendar/calendar.js';
import { calendarText } from '../icalendar/text.js';
import { vevent } from '../icalendar/vevent.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { entryDescription, entryTitle } from './booking-entry.js';
import type { ToldBooking } from './joint-news.js';
import { addressOf } from './place.js';

interface FileFacts {
  readonly telecentre: Telecentre | null;
  readonly at: Instant;
  readonly language: Language;
  readonly baseUrl: string;
}

/** Null: none of them is given. */
export function jointFile(
  bookings: readonly ToldBooking[],
  { telecentre, at, language, baseUrl }: FileFacts,
): string | null {
  const given = bookings.filter(({ booking }) => booking.status === 'confirmed');
  if (given.length === 0) return null;
  const entries = given.map(({ booking }) => {
    const { reference, telecentreName, calendarUid, revision, start, end } = booking;
    const page = `${baseUrl}/bookings/${reference}`;
    return calendarText(
      vevent({
        uid: calendarUid,
        sequence: revision - 1,
        stamp: at,
        start,
        end,
        summary: entryTitle({ ...booking, telecentre }),
        description: entryDescription({ telecentre, reference, page, isOver: false }, language),
        location: telecentre === null ? telecentreName : `${telecentreName}, ${addressOf(telecentre)}`,
        url: page,
        cancelled: false,
      }),
    );
  });
  return calendarOf({}, entries);
}
