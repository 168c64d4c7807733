import type { HalfDayAhead } from '../availability/half-days-ahead.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Half } from './day-cells.js';

export const HALF_DAYS_WORDS = {
  own: { fr: 'à vous', en: 'yours' },
  day: { fr: 'Jour', en: 'Day' },
  colon: { fr: '\u00a0: ', en: ': ' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Matin`: at the head of a column. */
export function headOf(half: Half, language: Language): string {
  const word = HALF_DAY_IN_WORDS[half][language];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `complet`; of the only such place `pris`. */
export function stateInWords({ state }: HalfDayAhead, one: boolean, language: Language): string {
  if (state === 'free') return FREE[language];
  return (state === 'full' && one ? TAKEN : STATE[state])[language];
}

/** `3 places libres`; of the only such place `libre`. The middle is left out where there is no room. */
export function freeInWords(places: number, one: boolean, language: Language): readonly string[] {
  if (one) return ['', '', FREE[language]];
  const [place, free] = (places > 1 ? MANY : ONE)[language];
  return [`${places}\u00a0`, place, free];
}

/** `9 h–12 h`, as narrow as it goes and broken after the dash if need be, of what is open; undefined when nobody can come anyhow. */
export function hoursOf(ahead: HalfDayAhead, zone: string, language: Language): string | undefined {
  if (ahead.state !== 'free' && ahead.state !== 'full') return undefined;
  const { start, end } = ahead.stay;
  const hours = hoursInWords(localTimeOf(start, zone), localTimeOf(end, zone), language);
  return hours.replace('\u00a0–\u00a0', '–\u200b').replaceAll('\u00a0', '\u202f');
}

/** `mar. 12 janv.`; `Tue 12 Jan`. */
export function shortDay(date: LocalDate, language: Language): string {
  return (
    SHORT_DAY[language]
      .format(new Date(`${date}T00:00Z`))
      .replace(' 1 ', language === 'fr' ? ' 1er ' : ' 1 ')
      // Where there is no room, it breaks after the day of the week.
      .replace(/ (?=\S+$)/, '\u00a0')
  );
}

const SHORT = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const SHORT_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fr: new Intl.DateTimeFormat('fr-FR', SHORT),
  en: new Intl.DateTimeFormat('en-GB', SHORT),
};

const FREE: Words = { fr: 'libre', en: 'free' };
const TAKEN: Words = { fr: 'pris', en: 'taken' };
const ONE: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['place ', 'libre'],
  en: ['place ', 'free'],
};
const MANY: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['places ', 'libres'],
  en: ['places ', 'free'],
};

const STATE: Readonly<Record<Exclude<HalfDayAhead['state'], 'free'>, Words>> = {
  full: { fr: 'complet', en: 'full' },
  closed: { fr: 'fermé', en: 'closed' },
  none: { fr: 'fermé', en: 'closed' },
  past: { fr: 'passé', en: 'past' },
  late: { fr: 'trop tard', en: 'too late' },
  beyond: { fr: 'pas encore', en: 'not yet' },
};
