/** The letter that tells one booking's news to whoever comes, with what their calendar is to know of it. */
import type { LetterLink } from '../outbox/letter-parts.js';
import { letter, type Letter } from '../outbox/letter.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { bookingFacts } from './booking-facts.js';
import { calendarPartOf } from './booking-calendar.js';
import type { BookingNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { toldOf } from './told.js';

export function bookingLetter(news: BookingNews): Letter {
  const { reader, networkName, sender, stop, calendar, telecentre } = news;
  const { contactEmail: replyTo } = telecentre === null ? {} : sourcedHostOf(telecentre);
  const words = bookingWords(news);
  const told = toldOf(news);
  const [action, ...actions] = actionsOf(news);
  const written = letter({
    language: reader.language,
    networkName,
    subject: words.subject(told),
    greeting: words.greeting(reader.name),
    paragraphs: [words.opening(told)],
    facts: bookingFacts(told, words),
    ...(action === undefined ? {} : { action }),
    actionFirst: isUrgent(news),
    actions,
    after: words.closing(told),
    footer: words.footer(told),
    ...(stop === null ? {} : { stop: { label: words.stop(told), url: stop } }),
  });
  return {
    ...written,
    from: sender,
    ...(replyTo ? { replyTo } : {}),
    ...(calendar === null ? {} : { calendar: calendarPartOf(news, calendar) }),
  };
}

/** It can be done for minutes only. */
function isUrgent({ kind, by }: BookingNews): boolean {
  return kind === 'held' || (kind === 'cancelled' && by === 'self');
}

/** The first is the button. */
function actionsOf(news: BookingNews): LetterLink[] {
  const { kind, by, links } = news;
  const { actions } = bookingWords(news);
  const see = { label: actions.see, url: links.see };
  const cancel = { label: actions.cancel, url: links.cancel };
  switch (kind) {
    case 'held':
      return [{ label: actions.confirm, url: links.see }, cancel];
    case 'cancelled':
      return by === 'self' ? [{ label: actions.restore, url: links.restore }, see] : [see];
    case 'moved-away':
      return [see];
    default:
      return [see, cancel, { label: actions.move, url: links.move }];
  }
}
