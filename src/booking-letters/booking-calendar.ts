/** What the reader's calendar is told of a booking. Calendars are shared: no code of a door, no name of somebody else. */
import { invitationOf } from '../icalendar/invitation.js';
import type { CalendarPart } from '../outbox/letter.js';
import { accessOf } from './booking-facts.js';
import type { BookingNews, CalendarNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { addressOf } from './place.js';

export function calendarPartOf(news: BookingNews, calendar: CalendarNews): CalendarPart {
  const { booking, telecentre, links, sender, reader } = news;
  const { title, resourceName, telecentreName } = booking;
  const content = invitationOf({
    ...calendar,
    start: booking.start,
    end: booking.end,
    timeZone: booking.timeZone,
    summary: [...(title === null ? [] : [title]), resourceName, telecentreName].join(' – '),
    description: descriptionOf(news),
    location: telecentre === null ? telecentreName : `${telecentreName}, ${addressOf(telecentre)}`,
    ...(telecentre && { position: { latitude: telecentre.latitude, longitude: telecentre.longitude } }),
    url: links.see,
    organizer: sender,
    attendee: { name: reader.name, address: reader.email },
  });
  return { method: calendar.method, content };
}

/** Some calendars show its first line only: the link. */
function descriptionOf(news: BookingNews): string {
  const { booking, telecentre, links, reader } = news;
  const words = bookingWords(news);
  const colon = reader.language === 'fr' ? '\u00a0:' : ':';
  return [
    links.see,
    '',
    `${words.labels.reference}${colon} ${booking.reference}`,
    ...(telecentre === null ? [] : [`${words.labels.access}${colon} ${accessOf(telecentre, words)}`]),
  ].join('\n');
}
