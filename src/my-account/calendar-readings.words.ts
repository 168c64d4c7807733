/** Who reads a calendar, how long ago, and when they will look again: the answer to « pourquoi n’est-ce pas à jour ? ». */
import { readerName } from '../calendar-feeds/reader.words.js';
import type { Reading } from '../calendar-feeds/readers.js';
import { dayInWords, lengthInWords, MAINLAND_ZONE, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, localDateOf, localTimeOf } from '../reservation/local-time.js';
import { DAY, HOUR, MINUTE, type Instant } from '../reservation/period.js';

/** `Lu par Google Agenda il y a 5 heures, prochaine lecture vers 18 h.` */
export function readingInWords({ reader, lastAt, next }: Reading, now: Instant, language: Language): string {
  const read = `${WORDS.readBy[language]} ${readerName(reader, language)} ${agoInWords(now - lastAt, language)}`;
  if (next === null) return `${read}. ${WORDS.gone[language]}`;
  if (next <= now) return `${read}, ${WORDS.anyMoment[language]}.`;
  return `${read}, ${WORDS.next[language]} ${soonInWords(next, now, language)}.`;
}

/** Some look for the first time only after a day: until then there is nothing to worry about. */
export function neverReadInWords(createdAt: Instant, now: Instant, language: Language): string {
  const hint = now - createdAt < DAY ? WORDS.waiting : WORDS.lost;
  return `${WORDS.never[language]} ${hint[language]}`;
}

function agoInWords(length: number, language: Language): string {
  if (length < 2 * MINUTE) return WORDS.justNow[language];
  const unit = length < HOUR ? MINUTE : length < DAY ? HOUR : DAY;
  const words = lengthInWords((Math.floor(length / unit) * unit) / MINUTE, language);
  return language === 'fr' ? `il y a ${words}` : `${words} ago`;
}

/** `vers 18 h`, `demain vers 6 h`: nobody can promise the minute. */
function soonInWords(moment: Instant, now: Instant, language: Language): string {
  const rounding = moment - now < 2 * HOUR ? QUARTER : HOUR;
  const about = Math.round(moment / rounding) * rounding;
  const [day, today] = [about, now].map((one) => localDateOf(one, MAINLAND_ZONE)) as [string, string];
  const time = `${WORDS.about[language]} ${timeInWords(localTimeOf(about, MAINLAND_ZONE), language)}`;
  if (day === today) return time;
  const when = day === addDays(today, 1) ? WORDS.tomorrow[language] : dayInWords(day, language);
  return `${when} ${time}`;
}

const QUARTER = 15 * MINUTE;

const WORDS = {
  readBy: { fr: 'Lu par', en: 'Read by' },
  next: { fr: 'prochaine lecture', en: 'next reading' },
  anyMoment: { fr: 'prochaine lecture d’un moment à l’autre', en: 'next reading at any moment' },
  gone: {
    fr: 'Il ne vient plus\u00a0: vérifiez que ce calendrier est toujours dans votre agenda.',
    en: 'It no longer comes: see whether this calendar is still in your program.',
  },
  never: { fr: 'Jamais lu.', en: 'Never read.' },
  waiting: {
    fr: 'Certains agendas ne viennent la première fois qu’au bout d’une journée.',
    en: 'Some programs come for the first time only after a day.',
  },
  lost: {
    fr: 'Aucun agenda ne l’a trouvé\u00a0: arrêtez-le, puis créez-en un autre et ajoutez sa nouvelle adresse.',
    en: 'No program has found it: stop it, then make another one and add its new address.',
  },
  justNow: { fr: 'à l’instant', en: 'just now' },
  about: { fr: 'vers', en: 'around' },
  tomorrow: { fr: 'demain', en: 'tomorrow' },
} as const satisfies Readonly<Record<string, Words>>;
