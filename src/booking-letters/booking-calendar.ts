/**
 * What the reader's calendar is told of a booking. Calendars are shared: no link that opens by
 * itself, no code of a door, no name of somebody else.
 */
import { invitationOf } from '../icalendar/invitation.js';
import type { Position } from '../icalendar/vevent.js';
import type { CalendarPart } from '../outbox/letter.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';
import { entryDescription, entryTitle } from './booking-entry.js';
import type { BookingNews, CalendarNews } from './booking-news.js';
import { addressOf } from './place.js';

export function calendarPartOf(news: BookingNews, calendar: CalendarNews): CalendarPart {
  const { booking, telecentre, page, sender, reader } = news;
  const { telecentreName, reference } = booking;
  const content = invitationOf({
    ...calendar,
    start: booking.start,
    end: booking.end,
    timeZone: booking.timeZone,
    summary: entryTitle({ ...booking, telecentre }),
    description: entryDescription(
      { telecentre, reference, page, isOver: calendar.method === 'CANCEL' },
      reader.language,
    ),
    location: telecentre === null ? telecentreName : `${telecentreName}, ${addressOf(telecentre)}`,
    ...(telecentre && positionOf(telecentre)),
    url: page,
    organizer: sender,
    attendee: { name: reader.name, address: reader.email },
  });
  return { method: calendar.method, content };
}

/** A pin is taken for the very door: no pin is better than one that is kilometres away. */
function positionOf(telecentre: Telecentre): { position?: Position } {
  const { latitude, longitude } = telecentre;
  return hasExactLocation(telecentre) ? { position: { latitude, longitude } } : {};
}
