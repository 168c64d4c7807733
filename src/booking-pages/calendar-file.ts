/**
 * A booking as a file to open with a calendar (RFC 5546, 3.2.1): the very entry that our mails tell of, so that whoever
 * has both has it once, and that a later mail changes it. Files are passed on: nobody who comes is named.
 */
import { entryDescription, entryTitle } from '../booking-letters/booking-entry.js';
import { addressOf } from '../booking-letters/place.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { organizerLine, type Party } from '../icalendar/invitation.js';
import { calendarText } from '../icalendar/text.js';
import { vevent } from '../icalendar/vevent.js';
import { vtimezone } from '../icalendar/vtimezone.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';

export interface CalendarFile {
  readonly booking: BookingSnapshot;
  /** Null when the network does not show it any more. */
  readonly telecentre: Telecentre | null;
  /** The one in whose name our mails invite. */
  readonly organizer: Party;
  /** When the booking came to be as it is. */
  readonly stamp: Instant;
  /** It asks for signing in. */
  readonly page: string;
  readonly language: Language;
}

export function calendarFileOf({
  booking,
  telecentre,
  organizer,
  stamp,
  page,
  language,
}: CalendarFile): string {
  const { telecentreName, reference, timeZone } = booking;
  const clock = vtimezone(timeZone);
  const event = vevent(
    {
      uid: booking.calendarUid,
      sequence: booking.revision - 1,
      stamp,
      start: booking.start,
      end: booking.end,
      // A zone that we cannot describe would be taken for any: UTC is understood everywhere.
      ...(clock === undefined ? {} : { timeZone }),
      summary: entryTitle({ ...booking, telecentre }),
      description: entryDescription({ telecentre, reference, page, isOver: false }, language),
      location: telecentre === null ? telecentreName : `${telecentreName}, ${addressOf(telecentre)}`,
      ...(telecentre !== null && hasExactLocation(telecentre)
        ? { position: { latitude: telecentre.latitude, longitude: telecentre.longitude } }
        : {}),
      url: page,
      cancelled: false,
    },
    [organizerLine(organizer)],
  );
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Telecentres//Reservations 1.0//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(clock ?? []),
    ...event,
    'END:VCALENDAR',
  ]);
}
