import { dateInWords, MAINLAND_ZONE, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';

/** `lundi 23 novembre 2026, 9 h 05`: whoever looks after the service reads the clock of the mainland. */
export function momentInWords(moment: Date, language: Language): string {
  const instant = moment.getTime();
  const date = dateInWords(localDateOf(instant, MAINLAND_ZONE), language);
  return `${date}, ${timeInWords(localTimeOf(instant, MAINLAND_ZONE), language)}`;
}
