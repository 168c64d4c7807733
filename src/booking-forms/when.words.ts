/** Times on pages that offer places, on the clock of the telecentre. */
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dateInWords, dayInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';
import type { WishedTime } from './wish.js';

/** `mardi 12 janvier · matin`, `mardi 12 janvier · 14 h – 16 h`. */
export function wishedTimeInWords(time: WishedTime, language: Language): string {
  return `${dayInWords(time.date, language)} · ${partOfDayInWords(time, language)}`;
}

/** `matin`; `14 h – 16 h`. */
export function partOfDayInWords(time: WishedTime, language: Language): string {
  return 'halfDay' in time
    ? HALF_DAY_IN_WORDS[time.halfDay][language]
    : hoursInWords(time.from, time.to, language);
}

/** `mardi 12 janvier`, and the year where it is not that of today. */
export function nearDayInWords(date: LocalDate, today: LocalDate, language: Language): string {
  return date.slice(0, 4) === today.slice(0, 4) ? dayInWords(date, language) : dateInWords(date, language);
}

/** `9 h – 12 h`; a day over a closed lunch is two stretches: `8 h 30 – 12 h, 13 h 30 – 17 h 30`. */
export function periodsInWords(periods: readonly Period[], timeZone: string, language: Language): string {
  return periods
    .map(({ start, end }) => hoursInWords(localTimeOf(start, timeZone), localTimeOf(end, timeZone), language))
    .join(', ');
}
