/**
 * What the reader's calendar is told of a booking. Calendars are shared: no link that opens by
 * itself, no code of a door, no name of somebody else.
 */
import { invitationOf } from '../icalendar/invitation.js';
import type { Position } from '../icalendar/vevent.js';
import type { CalendarPart } from '../outbox/letter.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';
import { accessOf } from './booking-facts.js';
import type { BookingNews, CalendarNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { addressOf } from './place.js';

export function calendarPartOf(news: BookingNews, calendar: CalendarNews): CalendarPart {
  const { booking, telecentre, page, sender, reader } = news;
  const { title, resourceName, telecentreName } = booking;
  const content = invitationOf({
    ...calendar,
    start: booking.start,
    end: booking.end,
    timeZone: booking.timeZone,
    summary: [...(title === null ? [] : [title]), resourceName, telecentreName].join(' – '),
    description: descriptionOf(news),
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

/** Some calendars show its first line only: the link. */
function descriptionOf(news: BookingNews): string {
  const { booking, telecentre, page, reader } = news;
  const words = bookingWords(news);
  const colon = reader.language === 'fr' ? '\u00a0:' : ':';
  return [
    page,
    '',
    `${words.labels.reference}${colon} ${booking.reference}`,
    ...(telecentre === null ? [] : [`${words.labels.access}${colon} ${accessOf(telecentre, words)}`]),
  ].join('\n');
}
