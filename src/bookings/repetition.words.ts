/** How often something is, as people say it: « tous les jeudis matin », « le premier lundi de chaque mois ». */
import { dateInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import { WEEKDAYS, weekdayOf, type LocalDate, type LocalTime } from '../reservation/local-time.js';
import { isFault, readRule, type Rule } from '../reservation/recurrence.js';

export interface Repetition {
  /** RFC 5545, 3.3.10; null: chosen dates. */
  readonly rule: string | null;
  readonly startsOn: LocalDate;
  /** How many dates there are. */
  readonly dates: number;
  readonly time:
    { readonly halfDay: HalfDay } | { readonly startTime: LocalTime; readonly endTime: LocalTime };
}

export function repetitionInWords(repetition: Repetition, language: Language): string {
  const { rule, startsOn, dates, time } = repetition;
  const words = WORDS[language];
  const read = rule === null ? null : readRule(rule);
  const said = read === null || isFault(read) ? null : ruleInWords(read, startsOn, partOfDay(time), words);
  const { text, saysPart } = said ?? { text: words.dates(dates), saysPart: false };
  const part = partOfDay(time);
  return text + (part === null || saysPart ? '' : words.inThe[part]) + hoursInWords(time, language, words);
}

type Part = 'morning' | 'afternoon';

interface Said {
  readonly text: string;
  /** It says morning or afternoon already. */
  readonly saysPart: boolean;
}

function partOfDay(time: Repetition['time']): Part | null {
  return 'halfDay' in time && time.halfDay !== 'day' ? time.halfDay : null;
}

function hoursInWords(time: Repetition['time'], language: Language, words: RepetitionWords): string {
  if ('halfDay' in time) return '';
  return words.hours(timeInWords(time.startTime, language), timeInWords(time.endTime, language));
}

/** Null: too rare a rule for words of its own. */
function ruleInWords(
  rule: Rule,
  startsOn: LocalDate,
  part: Part | null,
  words: RepetitionWords,
): Said | null {
  const { frequency, interval, byDay, byMonthDay, byMonth, bySetPos } = rule;
  const [weekday, ...otherDays] = byDay;
  const ordinal = weekday?.ordinal ?? bySetPos[0] ?? null;
  const isSimple = byMonthDay.length <= 1 && byMonth.length <= 1 && bySetPos.length <= 1;
  if (!isSimple) return null;
  const [month = Number(startsOn.slice(5, 7))] = byMonth;
  const day = byMonthDay[0] ?? Number(startsOn.slice(8));
  switch (frequency) {
    case 'DAILY':
      return byDay.length + byMonthDay.length + byMonth.length > 0 ? null : plain(words.daily(interval));
    case 'WEEKLY': {
      if (byMonth.length > 0) return null;
      const days = byDay.map((one) => CODES.indexOf(one.day)).sort((one, other) => one - other);
      return words.weekly(days.length > 0 ? days : [WEEKDAYS.indexOf(weekdayOf(startsOn))], interval, part);
    }
    case 'MONTHLY':
      if (byMonth.length > 0 || otherDays.length > 0) return null;
      if (weekday === undefined) return plain(words.monthly(words.day(day), interval));
      if (byMonthDay.length > 0 || !isSaid(ordinal)) return null;
      return saying(words.monthly(words.nth(ordinal, CODES.indexOf(weekday.day), part), interval));
    case 'YEARLY':
      if (interval > 1 || otherDays.length > 0) return null;
      if (weekday === undefined) return plain(words.yearly(month, day));
      if (byMonthDay.length > 0 || !isSaid(ordinal)) return null;
      return saying(words.yearlyNth(words.nth(ordinal, CODES.indexOf(weekday.day), part), month));
  }
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const ORDINALS = [1, 2, 3, 4, 5, -1] as const;
type Ordinal = (typeof ORDINALS)[number];

function isSaid(ordinal: number | null): ordinal is Ordinal {
  return ORDINALS.some((one) => one === ordinal);
}

function plain(text: string): Said {
  return { text, saysPart: false };
}

function saying(text: string): Said {
  return { text, saysPart: true };
}

interface RepetitionWords {
  readonly daily: (interval: number) => string;
  readonly weekly: (days: readonly number[], interval: number, part: Part | null) => Said;
  readonly monthly: (what: string, interval: number) => string;
  /** `le 15`. */
  readonly day: (day: number) => string;
  /** `le premier lundi matin`. */
  readonly nth: (ordinal: Ordinal, weekday: number, part: Part | null) => string;
  readonly yearly: (month: number, day: number) => string;
  readonly yearlyNth: (nth: string, month: number) => string;
  readonly dates: (count: number) => string;
  readonly inThe: Readonly<Record<Part, string>>;
  readonly hours: (from: string, to: string) => string;
}

/** A day of the week, Monday first, or a month, in words. */
function weekdayName(weekday: number, language: Language): string {
  // The fourth of January 2027 is a Monday.
  return dateInWords(`2027-01-0${4 + weekday}`, language).split(' ')[0] ?? '';
}

function monthName(month: number, language: Language): string {
  return dateInWords(`2027-${String(month).padStart(2, '0')}-02`, language).split(' ')[2] ?? '';
}

const ONE_TO_FIVE = [0, 1, 2, 3, 4];

function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

function isWorkingWeek(days: readonly number[]): boolean {
  return days.join() === ONE_TO_FIVE.join();
}

const FRENCH_COUNTS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit'];
const FRENCH_ORDINALS: Readonly<Record<Ordinal, string>> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  5: 'cinquième',
  [-1]: 'dernier',
};
const FRENCH_PARTS: Readonly<Record<Part, string>> = { morning: ' matin', afternoon: ' après-midi' };

const french: RepetitionWords = {
  daily: (interval) => (interval === 1 ? 'tous les jours' : `tous les ${interval}\u00a0jours`),
  weekly: (days, interval, part) => {
    const names = days.map((day) => weekdayName(day, 'fr'));
    const half = part === null ? '' : FRENCH_PARTS[part];
    const [only = '', ...others] = names;
    const several = listed(
      names.map((name) => `${name}s`),
      'et',
    );
    if (interval > 1) {
      const count = FRENCH_COUNTS[interval] ?? String(interval);
      if (others.length === 0) return saying(`un ${only}${half} sur ${count}`);
      return plain(`les ${several}, une semaine sur ${count}`);
    }
    if (isWorkingWeek(days)) return plain('du lundi au vendredi');
    return others.length === 0 ? saying(`tous les ${several}${half}`) : plain(`tous les ${several}`);
  },
  monthly: (what, interval) =>
    interval === 1
      ? `${what} de chaque mois`
      : `${what}, un mois sur ${FRENCH_COUNTS[interval] ?? String(interval)}`,
  day: (day) => (day === -1 ? 'le dernier jour' : `le ${day === 1 ? '1er' : day}`),
  nth: (ordinal, weekday, part) =>
    `le ${FRENCH_ORDINALS[ordinal]} ${weekdayName(weekday, 'fr')}${part === null ? '' : FRENCH_PARTS[part]}`,
  yearly: (month, day) => `le ${day === 1 ? '1er' : day} ${monthName(month, 'fr')} de chaque année`,
  yearlyNth: (nth, month) =>
    `${nth} ${/^[ao]/.test(monthName(month, 'fr')) ? 'd’' : 'de '}${monthName(month, 'fr')}, chaque année`,
  dates: (count) => (count === 1 ? 'une date' : `${count}\u00a0dates`),
  inThe: { morning: ', le matin', afternoon: ', l’après-midi' },
  hours: (from, to) => `, de ${from} à ${to}`,
};

const ENGLISH_ORDINALS: Readonly<Record<Ordinal, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
};

const english: RepetitionWords = {
  daily: (interval) => (interval === 1 ? 'every day' : `every ${interval}\u00a0days`),
  weekly: (days, interval, part) => {
    const names = listed(
      days.map((day) => weekdayName(day, 'en')),
      'and',
    );
    const half = part === null ? '' : ` ${part}`;
    if (interval === 1) return saying(`every ${isWorkingWeek(days) ? 'weekday' : names}${half}`);
    if (interval === 2 && days.length === 1) return saying(`every other ${names}${half}`);
    return saying(`every ${interval === 2 ? 'other week' : `${interval}\u00a0weeks`} on ${names}${half}`);
  },
  monthly: (what, interval) =>
    interval === 1
      ? `${what} of each month`
      : `${what}, every ${interval === 2 ? 'other month' : `${interval}\u00a0months`}`,
  day: (day) => (day === -1 ? 'the last day' : `the ${day}${suffixOf(day)}`),
  nth: (ordinal, weekday, part) =>
    `the ${ENGLISH_ORDINALS[ordinal]} ${weekdayName(weekday, 'en')}${part === null ? '' : ` ${part}`}`,
  yearly: (month, day) => `${day} ${monthName(month, 'en')} each year`,
  yearlyNth: (nth, month) => `${nth} of ${monthName(month, 'en')}, each year`,
  dates: (count) => (count === 1 ? 'one date' : `${count}\u00a0dates`),
  inThe: { morning: ', in the morning', afternoon: ', in the afternoon' },
  hours: (from, to) => `, from ${from} to ${to}`,
};

function suffixOf(day: number): string {
  if (day > 10 && day < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

const WORDS: Readonly<Record<Language, RepetitionWords>> = { fr: french, en: english };
