/** What a change does to one date, in words: only what is then otherwise. Pure. */
import { hoursOf, whenInWords } from '../booking-links/link.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { SeriesRecord, SeriesTime } from '../series/series-record.js';

/** `8 h 30 – 12 h → 13 h 30 – 17 h 30`; nothing where nothing is otherwise. */
export function whatChanges(
  before: BookingRecord,
  after: BookingRecord,
  language: Language,
): readonly string[] {
  const isElsewhere = before.telecentre !== after.telecentre;
  const place = ({ telecentreName, resourceName }: BookingRecord): string =>
    isElsewhere ? `${telecentreName}, ${resourceName}` : resourceName;
  const isSameDay = localDateOf(before.start, before.timeZone) === localDateOf(after.start, after.timeZone);
  const time = (one: BookingRecord): string =>
    isSameDay ? hoursOf(one, language) : whenInWords(one, language);
  const title = (one: BookingRecord): string =>
    one.title === null ? WORDS.untitled[language] : `«\u00a0${one.title}\u00a0»`;
  return [
    ...otherwise(time(before), time(after)),
    ...otherwise(place(before), place(after)),
    ...otherwise(title(before), title(after)),
    ...(before.message === after.message ? [] : [WORDS.message[language]]),
  ];
}

/** The same where nothing is booked yet: `matin → après-midi`. */
export function whatChangesInAll(
  before: SeriesRecord,
  after: SeriesRecord,
  language: Language,
): readonly string[] {
  return [
    ...otherwise(timeInWords(before.time, language), timeInWords(after.time, language)),
    ...otherwise(before.telecentreName, after.telecentreName),
  ];
}

function timeInWords(time: SeriesTime, language: Language): string {
  return 'halfDay' in time
    ? HALF_DAY_IN_WORDS[time.halfDay][language]
    : hoursInWords(time.startTime, time.endTime, language);
}

function otherwise(before: string, after: string): readonly string[] {
  return before === after ? [] : [`${before} → ${after}`];
}

const WORDS = {
  untitled: { fr: 'sans objet', en: 'without a title' },
  message: { fr: 'le mot pour l’accueil', en: 'the word for the host' },
} satisfies Record<string, Words>;
