/** The letter that tells one booking's news to whoever comes, with what their calendar is to know of it. */
import type { LetterLink } from '../outbox/letter-parts.js';
import { letter, type Letter } from '../outbox/letter.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { bookingFacts } from './booking-facts.js';
import { calendarPartOf } from './booking-calendar.js';
import type { BookingNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { closingParagraphs, OFFER_ACTIONS, offerSubject } from './closing.words.js';
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
    subject: news.closing?.offer ? offerSubject(told, news.closing.offer) : words.subject(told),
    greeting: words.greeting(reader.name),
    paragraphs: news.closing ? closingParagraphs(told, news.closing) : [words.opening(told)],
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
function isUrgent({ kind, by, closing }: BookingNews): boolean {
  if (closing?.offer) return true;
  return kind === 'held' || (kind === 'cancelled' && by === 'self');
}

/** The first is the button. */
function actionsOf(news: BookingNews): LetterLink[] {
  const { kind, by, links } = news;
  const { actions } = bookingWords(news);
  const see = { label: actions.see, url: links.see };
  const cancel = { label: actions.cancel, url: links.cancel };
  if (news.closing?.offer) {
    const { keep, decline } = OFFER_ACTIONS[news.reader.language];
    const offered = news.closing.offer.links;
    return [{ label: keep, url: offered.see }, { label: decline, url: offered.cancel }, see];
  }
  switch (kind) {
    case 'held':
      return [{ label: actions.confirm, url: links.see }, cancel];
    case 'requested':
      return [see, { label: actions.withdraw, url: links.cancel }];
    case 'declined':
    case 'lapsed':
      return [{ label: actions.search, url: searchNear(news) }];
    case 'cancelled':
      return by === 'self' ? [{ label: actions.restore, url: links.restore }, see] : [see];
    case 'moved-away':
    case 'missed':
      return [see];
    default:
      return [see, cancel, { label: actions.move, url: links.move }];
  }
}

/** The same kind of place, nearby: our pages say when. */
function searchNear({ booking, page }: BookingNews): string {
  const query = new URLSearchParams({ near: booking.telecentre, kind: booking.kind });
  return new URL(`/search?${query.toString()}`, page).href;
}
