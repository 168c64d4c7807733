/** Moments and periods by the clock on the wall of the telecentre. */
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { addDays, localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

/** `mardi 24 novembre à 14 h`. */
export function momentInWords(moment: Instant, zone: string, language: Language): string {
  return momentOf(localDateOf(moment, zone), localTimeOf(moment, zone), language) + clock(zone, language);
}

/** `mardi 24 novembre, de 9 h à 12 h`; whole days without hours; over several days from one to the other. */
export function periodInWords({ start, end }: Period, zone: string, language: Language): string {
  const [from, to] = [localDateOf(start, zone), localDateOf(end, zone)];
  const [begins, ends] = [localTimeOf(start, zone), localTimeOf(end, zone)];
  const last = ends === '00:00' ? addDays(to, -1) : to;
  const isWholeDays = begins === '00:00' && ends === '00:00';
  if (isWholeDays && from === last) return day(from, language);
  if (isWholeDays) return FROM_TO[language](day(from, language), day(last, language));
  const [beginning, until] = [
    timeInWords(begins, language),
    timeInWords(ends === '00:00' ? '24:00' : ends, language),
  ];
  if (from === last)
    return `${day(from, language)}, ${HOURS[language](beginning, until)}${clock(zone, language)}`;
  const ending = momentOf(to, ends, language);
  return FROM_TO[language](momentOf(from, begins, language), ending) + clock(zone, language);
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

/** No line ends within hours: a dash would let it. */
const HOURS: Readonly<Record<Language, (from: string, to: string) => string>> = {
  fr: (from, to) => `de\u00a0${from}\u00a0à\u00a0${to}`,
  en: (from, to) => `${from}\u00a0to\u00a0${to}`,
};

const FROM_TO: Readonly<Record<Language, (from: string, to: string) => string>> = {
  fr: (from, to) => `du ${from} au ${to}`,
  en: (from, to) => `${from} to ${to}`,
};

function momentOf(date: string, time: string, language: Language): string {
  const at = language === 'fr' ? ' à\u00a0' : ', ';
  return day(date, language) + at + timeInWords(time, language);
}

/** The number stays with its month. */
function day(date: string, language: Language): string {
  return dayInWords(date, language).replace(/ (\S+) (?=\S+$)/, ' $1\u00a0');
}

/** ` (heure de La Réunion)`; nothing on the mainland. */
function clock(zone: string, language: Language): string {
  const words = clockInWords(zone, language);
  return words === undefined ? '' : ` (${words})`;
}
