/** Times on pages that offer places, on the clock of the telecentre. */
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dateInWords, dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import { localDateOf, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
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

/** `jusqu’à 12 h 14`; `jusqu’au lundi 23 novembre à 8 h`, as an hour alone is one of today. */
export function untilInWords(
  moment: Instant,
  { timeZone, now }: { readonly timeZone: string; readonly now: Instant },
  language: Language,
): string {
  const date = localDateOf(moment, timeZone);
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  if (date === localDateOf(now, timeZone)) return language === 'fr' ? `jusqu’à ${time}` : `until ${time}`;
  const day = dayInWords(date, language);
  return language === 'fr' ? `jusqu’au ${day} à ${time}` : `until ${day} at ${time}`;
}

/** `9 h – 12 h`; a day over a closed lunch is two stretches: `8 h 30 – 12 h, 13 h 30 – 17 h 30`. */
export function periodsInWords(periods: readonly Period[], timeZone: string, language: Language): string {
  return periods
    .map(({ start, end }) => hoursInWords(localTimeOf(start, timeZone), localTimeOf(end, timeZone), language))
    .join(', ');
}

/** `libre l’après-midi`; `libre 16 h – 18 h`. */
export function freeThenInWords(time: WishedTime, language: Language): string {
  const when = 'halfDay' in time ? THEN[time.halfDay][language] : partOfDayInWords(time, language);
  return `${FREE[language]} ${when}`;
}

/** `complet le matin`; `pris à cette heure`. */
export function fullThenInWords(time: WishedTime, language: Language): string {
  return 'halfDay' in time ? `${FULL[language]} ${THEN[time.halfDay][language]}` : TAKEN_THEN[language];
}

/** `le matin`, `pour la journée`. */
export const THEN: Readonly<Record<HalfDay, Words>> = {
  morning: { fr: 'le matin', en: 'in the morning' },
  afternoon: { fr: 'l’après-midi', en: 'in the afternoon' },
  day: { fr: 'pour la journée', en: 'for the whole day' },
};
const FREE: Words = { fr: 'libre', en: 'free' };
const FULL: Words = { fr: 'complet', en: 'full' };
const TAKEN_THEN: Words = { fr: 'pris à cette heure', en: 'taken at that time' };
