/** The letters to hosts about a calendar that they keep elsewhere. */
import { holderInWords } from '../bookings/walk-in.js';
import { letter, type Letter } from '../outbox/letter.js';
import type { LetterParts } from '../outbox/letter-parts.js';
import type { Letterhead } from '../notifications/letterheads.js';
import type { Language } from '../platform/i18n/language.js';
import type { ExternalCalendar } from './external-calendar.js';
import { LETTER_WORDS, type LetterWords } from './external-calendar.letters.words.js';
import { failureInWords } from './failure.words.js';
import type { KnownConflict } from './placing.queries.js';
import { momentInWords, periodInWords } from './time.words.js';

/** What the hosts of a place are told of a calendar that they keep elsewhere. */
export type News =
  | { readonly kind: 'conflict'; readonly conflicts: readonly KnownConflict[] }
  | { readonly kind: 'failing' | 'well-again' | 'held-back' };

export interface CalendarNews extends Letterhead {
  readonly calendar: ExternalCalendar;
  readonly news: News;
  /** Where something can be done about it. */
  readonly page: string;
  /** Where a booking is, for those who receive people there. */
  readonly bookingPage: (reference: string) => string;
}

/** More of them are read on the page. */
const CONFLICTS_TOLD = 20;

export function externalCalendarLetter(told: CalendarNews): Letter {
  const { reader, networkName, sender, calendar, page } = told;
  const words = LETTER_WORDS[reader.language];
  const written = letter({
    language: reader.language,
    networkName,
    greeting: words.greeting(reader.name),
    ...bodyOf(told, words, reader.language),
    action: { label: words.open, url: page },
    footer: [words.why(calendar.at.commune)],
  });
  return { ...written, from: sender };
}

type Body = Pick<LetterParts, 'subject' | 'paragraphs' | 'table' | 'actions'>;

function bodyOf({ calendar, news, bookingPage }: CalendarNews, words: LetterWords, language: Language): Body {
  const { label, at, failing, heldBack } = calendar;
  const place = { calendar: label, resource: at.resourceName, commune: at.commune };
  switch (news.kind) {
    case 'conflict':
      return {
        subject: words.conflictSubject(place, referencesOf(news.conflicts).length),
        paragraphs: [words.conflict(place, news.conflicts.length), words.conflictAdvice],
        table: {
          caption: words.conflictCaption,
          columns: words.conflictColumns,
          rows: news.conflicts
            .slice(0, CONFLICTS_TOLD)
            .map(({ event, booking }) => [
              `${words.quoted(event.title || words.untitled)}, ${periodInWords(event, at.timeZone, language)}`,
              `${holderInWords(booking, language) ?? words.nobodyKnown}, ${booking.reference}, ${periodInWords(booking, at.timeZone, language)}`,
            ]),
        },
        actions: referencesOf(news.conflicts)
          .slice(0, CONFLICTS_TOLD)
          .map((reference) => ({ label: words.openBooking(reference), url: bookingPage(reference) })),
      };
    case 'failing':
      return {
        subject: words.failingSubject(place),
        paragraphs: [
          words.failing(place, failing === null ? '' : momentInWords(failing.since, at.timeZone, language)),
          ...(failing === null ? [] : [failureInWords(failing.why, language)]),
          words.failingMeans,
        ],
      };
    case 'well-again':
      return { subject: words.wellSubject(place), paragraphs: [words.well(place)] };
    case 'held-back':
      return {
        subject: words.heldBackSubject(place),
        paragraphs: [
          words.heldBack(place, heldBack?.eventsBefore ?? 0, heldBack?.eventsNow ?? 0),
          words.heldBackMeans(heldBack?.freed ?? 0),
        ],
      };
  }
}

/** One booking may meet several events. */
function referencesOf(conflicts: readonly KnownConflict[]): string[] {
  return [...new Set(conflicts.map(({ booking }) => booking.reference))];
}
