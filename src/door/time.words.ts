import { timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

/** `9 h 30` on the clock of the telecentre. */
export function clockTime(instant: Instant, zone: string, language: Language): string {
  return timeInWords(localTimeOf(instant, zone), language);
}
