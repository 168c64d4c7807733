/**
 * What the reader's calendar is told of a booking, or of several that belong together. Calendars are shared: no link that
 * opens by itself, no code of a door, no name of somebody else.
 */
import { invitationOf } from '../icalendar/invitation.js';
import type { CalendarEntry, Position } from '../icalendar/vevent.js';
import type { CalendarPart } from '../outbox/letter.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';
import { entryDescription, entryTitle } from './booking-entry.js';
import type { BookingNews, CalendarNews } from './booking-news.js';
import type { EntryFace, JointEntry } from './joint-entry.js';
import { addressOf } from './place.js';

/** Who tells whom of what is where. */
export type Told = Pick<BookingNews, 'telecentre' | 'sender' | 'reader'>;

export function calendarPartOf(
  news: Told & Pick<BookingNews, 'booking' | 'page'>,
  calendar: CalendarNews,
): CalendarPart {
  if (calendar.whole !== undefined) return jointCalendarPart(news, calendar, calendar.whole);
  const { booking, page } = news;
  const { method, uid, sequence, stamp, insteadOf } = calendar;
  const content = invitationOf({
    ...{ method, uid, sequence, stamp },
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...shown(news, calendar, { face: booking, reference: booking.reference, page }),
    ...parties(news, booking),
  });
  return { method, content };
}

/** What is cancelled as a whole has no dates any more. */
export function jointCalendarPart(
  news: Told,
  { method, uid, sequence, stamp }: CalendarNews,
  { main, repeats, apart, page }: JointEntry,
): CalendarPart {
  const content = invitationOf({
    ...{ method, uid, sequence, stamp },
    ...(repeats === undefined || method === 'CANCEL' ? {} : { repeats }),
    ...shown(news, { method }, { face: main, reference: null, page }),
    ...parties(news, main),
    apart: apart.map(({ insteadOf, booking }) => ({
      insteadOf,
      ...shown(news, { method }, { face: booking, reference: booking.reference, page }),
    })),
  });
  return { method, content };
}

interface Shown {
  readonly face: EntryFace;
  readonly reference: string | null;
  readonly page: string;
}

function shown(
  { telecentre, reader }: Told,
  { method }: Pick<CalendarNews, 'method'>,
  { face, reference, page }: Shown,
): Pick<CalendarEntry, 'start' | 'end' | 'summary' | 'description' | 'location' | 'position' | 'url'> {
  const { start, end, telecentreName } = face;
  const isOver = method === 'CANCEL';
  return {
    start,
    end,
    summary: entryTitle({ ...face, telecentre }),
    description: entryDescription({ telecentre, reference, page, isOver }, reader.language),
    location: telecentre === null ? telecentreName : `${telecentreName}, ${addressOf(telecentre)}`,
    ...(telecentre && positionOf(telecentre)),
    url: page,
  };
}

function parties(
  { sender, reader }: Told,
  { timeZone }: Pick<EntryFace, 'timeZone'>,
): Pick<Parameters<typeof invitationOf>[0], 'timeZone' | 'organizer' | 'attendee'> {
  return { timeZone, organizer: sender, attendee: { name: reader.name, address: reader.email } };
}

/** A pin is taken for the very door: no pin is better than one that is kilometres away. */
function positionOf(telecentre: Telecentre): { position?: Position } {
  const { latitude, longitude } = telecentre;
  return hasExactLocation(telecentre) ? { position: { latitude, longitude } } : {};
}
