import { dateInWords, MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

/** `aujourd’hui`, `hier`, `mardi 12 janvier 2027`. */
export function dayInWords(moment: Date, now: Instant, language: Language): string {
  const [day, today] = [localDateOf(moment.getTime(), MAINLAND_ZONE), localDateOf(now, MAINLAND_ZONE)];
  if (day === today) return TODAY[language];
  if (day === addDays(today, -1)) return YESTERDAY[language];
  return dateInWords(day, language);
}

/** `mardi 12 janvier 2027`, also when that is today: as in « jusqu’au ». */
export function dateOf(moment: Date, language: Language): string {
  return dateInWords(localDateOf(moment.getTime(), MAINLAND_ZONE), language);
}

const TODAY: Words = { fr: 'aujourd’hui', en: 'today' };
const YESTERDAY: Words = { fr: 'hier', en: 'yesterday' };
