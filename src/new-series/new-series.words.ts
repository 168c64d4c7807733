import { inCommune, dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { PreviewedFate } from '../series/preview.js';
import type { Ordinal, Way } from './repetition.js';

export const WAY_IN_WORDS: Readonly<Record<Way, Words>> = {
  weekly: { fr: 'Toutes les semaines', en: 'Every week' },
  fortnightly: { fr: 'Toutes les deux semaines', en: 'Every two weeks' },
  monthly: { fr: 'Tous les mois', en: 'Every month' },
  dates: { fr: 'À des dates choisies', en: 'On chosen dates' },
};

export const ORDINAL_IN_WORDS: Readonly<Record<Ordinal, Words>> = {
  '1': { fr: 'chaque premier', en: 'each first' },
  '2': { fr: 'chaque deuxième', en: 'each second' },
  '3': { fr: 'chaque troisième', en: 'each third' },
  '4': { fr: 'chaque quatrième', en: 'each fourth' },
  '-1': { fr: 'chaque dernier', en: 'each last' },
};

/** What would become of a date, beside it. */
export const FATE_IN_WORDS: Readonly<Record<PreviewedFate, Words>> = {
  free: { fr: 'libre', en: 'free' },
  'other-unit': { fr: 'libre, autre place', en: 'free, another place' },
  taken: { fr: 'pris', en: 'taken' },
  closed: { fr: 'fermé', en: 'closed' },
  refused: { fr: 'pas possible', en: 'not possible' },
  later: { fr: 'pas encore ouvert', en: 'not open yet' },
  'left-out': { fr: 'sans cette date', en: 'without this date' },
};

/** `jeu. 7`, `Thu 7`: below the name of its month. */
export function dayInShort(date: LocalDate, language: Language): string {
  const [weekday = '', day = ''] = dateInWords(date, language).split(' ');
  return `${weekday.slice(0, 3)}${language === 'fr' ? '.' : ''} ${day}`;
}

/** `24 dates sur 25`; `aucune date sur 31`. */
export function countInWords(some: number, all: number, language: Language): string {
  const dates = all === 1 ? 'date' : 'dates';
  if (some === 0) return language === 'fr' ? `aucune date sur ${all}` : `none of ${all} ${dates}`;
  if (some === all) return `${all}\u00a0${dates}`;
  if (language === 'en') return `${some} of ${all} dates`;
  return `${some}\u00a0${some === 1 ? 'date' : 'dates'} sur ${all}`;
}

/** `Réserver les 24 dates`; where none is ticked yet, those that will be. */
export function bookInWords(count: number, asks: boolean, language: Language): string {
  const verb = (asks ? ASK : BOOK)[language];
  if (count === 0) return `${verb} ${TICKED[language]}`;
  if (count === 1) return `${verb} ${language === 'fr' ? 'cette date' : 'this date'}`;
  return language === 'fr' ? `${verb} les ${count}\u00a0dates` : `${verb} the ${count}\u00a0dates`;
}

/** `3 maintenant, 22 à leur ouverture`. */
export function nowAndLaterInWords(now: number, later: number, language: Language): string {
  if (language === 'en') return `${now} now, ${later} as soon as ${later === 1 ? 'it opens' : 'they open'}`;
  return `${now} maintenant, ${later} à ${later === 1 ? 'son' : 'leur'} ouverture`;
}

const BOOK: Words = { fr: 'Réserver', en: 'Book' };
const ASK: Words = { fr: 'Demander', en: 'Ask for' };
const TICKED: Words = { fr: 'les dates cochées', en: 'the ticked dates' };

/** `tous les jeudis matin, à Montmurat`. */
export function seriesInWords(repetition: string, commune: string, language: Language): string {
  return `${repetition}, ${inCommune(commune, language)}`;
}
