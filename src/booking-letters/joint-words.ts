/** What a language has to say of bookings that belong together, and what it is given to say it with. */
import { repetitionInWords } from '../bookings/repetition.words.js';
import { dateInWords, inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';
import { localMoment, shortTime } from './time-in-words.js';
import type { JointNews, KeptReason } from './joint-news.js';

export interface JointTold {
  readonly news: JointNews;
  /** `à Figeac`. */
  readonly where: string;
  /** `tous les jeudis matin`; of a team null. */
  readonly often: string | null;
  /** `du 7 janvier au 24 juin 2027`; of a team `mardi 12 janvier, 9 h – 12 h`. */
  readonly when: string;
  /** The same, of those only that are given: what waits may be months later. */
  readonly whenGiven: string;
  /** How many of them are given, or are no more. */
  readonly count: number;
  /** How many are only asked for. */
  readonly requested: number;
  /** Null when they are of several kinds. */
  readonly kind: Kind | null;
  /** Why, in the words of whoever cancelled. */
  readonly reason: string | null;
  /** Of those that cannot be booked yet, the first day on which one can. */
  readonly opensOn: string | null;
}

export interface JointWords {
  readonly subject: (told: JointTold) => string;
  readonly paragraphs: (told: JointTold) => readonly string[];
  readonly after: (told: JointTold) => readonly string[];
  readonly caption: (told: JointTold) => string;
  readonly columns: { readonly date: string; readonly place: string; readonly kind: string };
  readonly labels: { readonly dates: string; readonly hours: string };
  readonly cells: {
    readonly elsewhere: (place: string) => string;
    readonly requested: (place: string) => string;
    readonly formerly: (what: string) => string;
    readonly cancelled: string;
    readonly missing: string;
    readonly kept: string;
    readonly why: Readonly<Record<KeptReason, string>>;
    /** `pas réservé, fermé (Ascension)`. */
    readonly because: (what: string, why: string) => string;
  };
  readonly actions: {
    readonly see: string;
    readonly seeOrChange: string;
    readonly cancelNext: (day: string) => string;
  };
}

export function jointTold(news: JointNews): JointTold {
  const { bookings, later, leftOut, repetition, telecentre, reader } = news;
  const { language } = reader;
  const dates = [
    ...bookings.map(({ booking }) => dateOf(booking)),
    ...later.map(({ date }) => date),
    ...leftOut,
  ].sort();
  const [first, last] = [dates[0] ?? news.missing[0]?.date, dates.at(-1) ?? news.missing.at(-1)?.date];
  const [example] = bookings;
  const given = bookings
    .flatMap(({ booking }) => (booking.status === 'held' ? [] : [dateOf(booking)]))
    .sort();
  const requested = bookings.length - given.length;
  const kinds = new Set(bookings.map(({ booking }) => booking.kind));
  const [kind = null] = kinds;
  const opensOn = later.map((one) => one.opensOn).sort()[0];
  const whenOf = (from = '', to = ''): string =>
    repetition === null && example !== undefined
      ? shortTime(example.booking, language)
      : rangeInWords(from, to, language);
  return {
    news,
    where:
      telecentre === null
        ? `(${example?.booking.telecentreName ?? ''})`
        : inCommune(telecentre.commune.name, language),
    often: repetition && repetitionInWords(repetition, language),
    when: whenOf(first, last),
    whenGiven: whenOf(given[0], given.at(-1)),
    count: given.length,
    requested,
    kind: kinds.size === 1 ? kind : null,
    reason: example?.booking.cancellationReason ?? null,
    opensOn: opensOn === undefined ? null : dateInWords(opensOn, language),
  };
}

/** By the clock on the wall, the day on which it begins. */
export function dateOf({
  start,
  timeZone,
}: {
  readonly start: number;
  readonly timeZone: string;
}): LocalDate {
  return localMoment(start, timeZone).date;
}

/** `du 7 janvier au 24 juin 2027`, `le jeudi 7 janvier 2027`. */
function rangeInWords(first: LocalDate, last: LocalDate, language: Language): string {
  if (first === '') return '';
  if (first === last) return `${language === 'fr' ? 'le' : 'on'} ${dateInWords(first, language)}`;
  const [from, to] = [first, last].map((date) => dateInWords(date, language).split(' ').slice(1));
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  const begin = (isOneYear ? from?.slice(0, -1) : from)?.join(' ') ?? '';
  const end = to?.join(' ') ?? '';
  return language === 'fr' ? `du ${begin} au ${end}` : `from ${begin} to ${end}`;
}
