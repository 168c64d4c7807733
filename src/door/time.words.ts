import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

/** `9 h 30` on the clock of the telecentre. */
export function clockTime(instant: Instant, zone: string, language: Language): string {
  return timeInWords(localTimeOf(instant, zone), language);
}

/** `jusqu’à 17 h`, `pour aujourd’hui`, `jusqu’au mardi 24 novembre inclus`, `jusqu’au mardi 24 novembre à 12 h`. */
export function untilInWords(end: Instant, now: Instant, zone: string, language: Language): string {
  const time = clockTime(end, zone, language);
  const endsWithItsDay = localTimeOf(end, zone) === '00:00';
  const lastDate = localDateOf(end - 1, zone);
  const day = dayInWords(lastDate, language);
  if (lastDate === localDateOf(now, zone)) {
    if (endsWithItsDay) return language === 'fr' ? 'pour aujourd’hui' : 'for today';
    return language === 'fr' ? `jusqu’à ${time}` : `until ${time}`;
  }
  if (endsWithItsDay) return language === 'fr' ? `jusqu’au ${day} inclus` : `to the end of ${day}`;
  return language === 'fr' ? `jusqu’au ${day} à ${time}` : `until ${day} at ${time}`;
}
