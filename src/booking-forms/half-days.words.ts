import type { HalfDayAhead } from '../availability/half-days-ahead.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { capitalised, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';

export const HALF_DAYS_WORDS = {
  own: { fr: 'à vous', en: 'yours' },
  elsewhere: { fr: 'chercher ailleurs', en: 'look elsewhere' },
  day: { fr: 'Jour', en: 'Day' },
  colon: { fr: '\u00a0: ', en: ': ' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Matin`: at the head of a column. */
export function headOf(half: HalfDay, language: Language): string {
  return capitalised(HALF_DAY_IN_WORDS[half][language]);
}

/** `3 places libres`, `complet`; of the only such place `libre`, `pris`. */
export function stateInFull(ahead: HalfDayAhead, one: boolean, language: Language): string {
  if (ahead.state === 'free' && !one) return `${ahead.places}\u00a0${placesFree(ahead.places, language)}`;
  return oneInWords(ahead, one, language);
}

/** The same where there is little room: `3 libres`. */
export function stateInShort(ahead: HalfDayAhead, one: boolean, language: Language): string {
  const words = stateInFull(ahead, one, language);
  return ahead.state === 'free' && !one ? words.replace(/places? /, '') : words;
}

/** `9 h – 12 h` of what is open; undefined when nobody can come anyhow. */
export function hoursOf(ahead: HalfDayAhead, zone: string, language: Language): string | undefined {
  if (ahead.state !== 'free' && ahead.state !== 'full') return undefined;
  const { start, end } = ahead.stay;
  return hoursInWords(localTimeOf(start, zone), localTimeOf(end, zone), language);
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

function oneInWords({ state }: HalfDayAhead, one: boolean, language: Language): string {
  if (state === 'free') return FREE[language];
  return (state === 'full' && one ? TAKEN : STATE[state])[language];
}

/** `places libres`. */
function placesFree(places: number, language: Language): string {
  const many = places > 1 ? 's' : '';
  return language === 'fr' ? `place${many} libre${many}` : `place${many} free`;
}

const FREE: Words = { fr: 'libre', en: 'free' };
const TAKEN: Words = { fr: 'pris', en: 'taken' };

const STATE: Readonly<Record<Exclude<HalfDayAhead['state'], 'free'>, Words>> = {
  full: { fr: 'complet', en: 'full' },
  closed: { fr: 'fermé', en: 'closed' },
  none: { fr: 'fermé', en: 'closed' },
  past: { fr: 'passé', en: 'past' },
  late: { fr: 'trop tard', en: 'too late' },
  beyond: { fr: 'pas encore', en: 'not yet' },
};
