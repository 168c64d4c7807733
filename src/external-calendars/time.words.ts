/** Moments and periods by the clock on the wall of the telecentre. */
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { addDays, localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

/** `mardi 24 novembre, 14 h`. */
export function momentInWords(moment: Instant, zone: string, language: Language): string {
  const [date, time] = [localDateOf(moment, zone), localTimeOf(moment, zone)];
  return `${dayInWords(date, language)}, ${timeInWords(time, language)}${clock(zone, language)}`;
}

/** `mardi 24 novembre, 9 h – 12 h`; whole days without hours; over several days from one to the other. */
export function periodInWords({ start, end }: Period, zone: string, language: Language): string {
  const [from, to] = [localDateOf(start, zone), localDateOf(end, zone)];
  const [begins, ends] = [localTimeOf(start, zone), localTimeOf(end, zone)];
  const last = ends === '00:00' ? addDays(to, -1) : to;
  const isWholeDays = begins === '00:00' && ends === '00:00';
  if (isWholeDays && from === last) return dayInWords(from, language);
  if (isWholeDays) return `${dayInWords(from, language)} – ${dayInWords(last, language)}`;
  if (from !== last) return `${momentInWords(start, zone, language)} – ${momentInWords(end, zone, language)}`;
  const until = ends === '00:00' ? '24:00' : ends;
  return `${dayInWords(from, language)}, ${hoursInWords(begins, until, language)}${clock(zone, language)}`;
}

/** `il y a 4 minutes`; what is longer ago is told by its moment. */
export function agoInWords(moment: Instant, now: Instant, zone: string, language: Language): string {
  const minutes = Math.floor(Math.max(0, now - moment) / 60_000);
  if (minutes < 1) return language === 'fr' ? 'à l’instant' : 'just now';
  if (minutes < 90)
    return language === 'fr'
      ? `il y a ${minutes}\u00a0minute${minutes > 1 ? 's' : ''}`
      : `${minutes}\u00a0minute${minutes > 1 ? 's' : ''} ago`;
  const said = momentInWords(moment, zone, language);
  return language === 'fr' ? `le ${said}` : `on ${said}`;
}

/** ` (heure de La Réunion)`; nothing on the mainland. */
function clock(zone: string, language: Language): string {
  const words = clockInWords(zone, language);
  return words === undefined ? '' : ` (${words})`;
}
