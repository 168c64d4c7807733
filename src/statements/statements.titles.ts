import { dateInWords, monthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import { isCountedElsewhere, type MonthAtPlace } from './books.js';
import type { Statement } from './statement.js';
import { STATEMENTS_WORDS as WORDS } from './statements.words.js';

/** `Relevé n° 2026-0007`, or `Relevé de novembre 2026` as long as it has no number. */
export function titleOfStatement({ month }: MonthAtPlace, { number }: Statement, language: Language): string {
  if (number !== null) return `${WORDS.numbered[language]}\u00a0${number}`;
  const words = monthInWords(month, language);
  if (language === 'en') return `Statement for ${words}`;
  return `Relevé ${/^[ao]/.test(words) ? 'd’' : 'de '}${words}`;
}

/** `Arrêté le mardi 1er décembre 2026.` */
export function stateOfMonth(at: MonthAtPlace, language: Language): string {
  const { telecentre, closedAt } = at;
  if (closedAt === null) return WORDS[isCountedElsewhere(at) ? 'elsewhere' : 'open'][language];
  const date = localDateOf(closedAt, telecentre.opening.timeZone);
  return `${WORDS.closed[language]} ${dateInWords(date, language)}.`;
}
