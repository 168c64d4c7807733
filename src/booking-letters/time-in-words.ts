/** When a booking is, by the clock on the wall of its telecentre. */
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import {
  dateInWords,
  dayInWords,
  hoursInWords,
  timeInWords,
  WORD_JOINER,
} from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import {
  addDays,
  localDateOf,
  localTimeOf,
  type LocalDate,
  type LocalTime,
} from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export interface Timed {
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: string;
}

/** `mardi 12 janvier, 9 h – 12 h`; overseas, with whose clock that is. */
export function shortTime(timed: Timed, language: Language): string {
  return inWords(timed, language, dayInWords);
}

/** The same with the year. */
export function fullTime(timed: Timed, language: Language): string {
  return inWords(timed, language, dateInWords);
}

/** `9 h – 12 h`, of a booking that begins and ends on one day. */
export function hours({ start, end, timeZone }: Timed, language: Language): string {
  const [from, to] = [localMoment(start, timeZone), endMoment(end, timeZone)];
  // Filters take characters that nobody sees for a trick: a letter has none.
  const words = hoursInWords(from.time, to.time, language).replace(WORD_JOINER, '');
  return words + clock(timeZone, language);
}

export function isOneDay({ start, end, timeZone }: Timed): boolean {
  return localMoment(start, timeZone).date === endMoment(end, timeZone).date;
}

/** `mardi 12 janvier de 9 h à 12 h`, as one says it. */
export function spokenTime(timed: Timed, language: Language): string {
  const { start, end, timeZone } = timed;
  const [from, to] = [localMoment(start, timeZone), endMoment(end, timeZone)];
  const day = (moment: LocalMoment): string => dayInWords(moment.date, language);
  const time = (moment: LocalMoment): string => timeInWords(moment.time, language);
  if (from.date === to.date)
    return language === 'fr'
      ? `${day(from)} de ${time(from)} à ${time(to)}`
      : `on ${day(from)} from ${time(from)} to ${time(to)}`;
  return language === 'fr'
    ? `du ${day(from)} à ${time(from)} au ${day(to)} à ${time(to)}`
    : `from ${day(from)} at ${time(from)} to ${day(to)} at ${time(to)}`;
}

/** `aujourd’hui de 9 h à 12 h`, for whoever reads it on the day when it begins. */
export function spokenToday(timed: Timed, language: Language): string {
  if (!isOneDay(timed)) return spokenTime(timed, language);
  const { start, end, timeZone } = timed;
  const [from, to] = [localMoment(start, timeZone), endMoment(end, timeZone)].map(({ time }) =>
    timeInWords(time, language),
  );
  return language === 'fr'
    ? `aujourd’hui de ${from ?? ''} à ${to ?? ''}`
    : `today from ${from ?? ''} to ${to ?? ''}`;
}

/** `lundi 11 janvier à 9 h`. */
export function dayAndTimeOf(instant: Instant, timeZone: string, language: Language): string {
  const { date, time } = localMoment(instant, timeZone);
  return `${dayInWords(date, language)}${language === 'fr' ? ' à ' : ' at '}${timeInWords(time, language)}`;
}

export interface LocalMoment {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

export function localMoment(instant: Instant, timeZone: string): LocalMoment {
  return { date: localDateOf(instant, timeZone), time: localTimeOf(instant, timeZone) };
}

/** Midnight is the end of the day that was, not the beginning of another. */
function endMoment(instant: Instant, timeZone: string): LocalMoment {
  const { date, time } = localMoment(instant, timeZone);
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time };
}

function inWords(timed: Timed, language: Language, day: typeof dayInWords): string {
  const { start, end, timeZone } = timed;
  const [from, to] = [localMoment(start, timeZone), endMoment(end, timeZone)];
  if (from.date === to.date) return `${day(from.date, language)}, ${hours(timed, language)}`;
  const [first, last] = [from, to].map(
    (moment) => `${day(moment.date, language)}, ${timeInWords(moment.time, language)}`,
  );
  return `${first ?? ''} – ${last ?? ''}${clock(timeZone, language)}`;
}

/** ` (heure de La Réunion)`; nothing on the mainland. */
function clock(timeZone: string, language: Language): string {
  const words = clockInWords(timeZone, language);
  return words === undefined ? '' : ` (${words})`;
}
