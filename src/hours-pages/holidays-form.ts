/** The public holidays that a telecentre does not keep, and those of its own that the calendar does not know. */
import type { FileTelecentre } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { addDays, isLocalDate, type LocalDate } from '../reservation/local-time.js';
import { publicHolidays } from '../reservation/public-holidays.js';

export type Correction = FileTelecentre['openingHours']['holidayCorrections'][number];

export interface HolidaysRead {
  /** Ordinary days, although the calendar has a holiday. */
  readonly worked: readonly LocalDate[];
  /** Holidays that the calendar does not know. */
  readonly others: readonly LocalDate[];
  readonly wrong: Words | null;
}

export interface ComingHoliday {
  readonly date: LocalDate;
  readonly name: string;
}

/** So far ahead bookings go, and seasons are planned. */
const DAYS_AHEAD = 500;

export function comingHolidays({ holidayZone }: FileTelecentre, today: LocalDate): ComingHoliday[] {
  const last = addDays(today, DAYS_AHEAD);
  const [firstYear, lastYear] = [Number(today.slice(0, 4)), Number(last.slice(0, 4))];
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years
    .flatMap((year) => [...publicHolidays(holidayZone, year)].map(([date, name]) => ({ date, name })))
    .filter(({ date }) => today <= date && date <= last);
}

export function readHolidays(typed: Typed): HolidaysRead {
  const worked = Object.keys(typed).flatMap((name) => /^worked-(\d{4}-\d\d-\d\d)$/.exec(name)?.[1] ?? []);
  const words = (typed['others'] ?? '').split(/[\s,;]+/).filter((word) => word !== '');
  const others = words.map(dateOf);
  const isWrong = others.length > 100 || !others.every((date) => date !== undefined && isLocalDate(date));
  return {
    worked: worked.filter((date) => isLocalDate(date)),
    others: isWrong ? [] : [...new Set(others.flatMap((date) => date ?? []))].sort(),
    wrong: isWrong ? NO_DATES : null,
  };
}

/** What is past, and what is too far ahead to be shown, stays as it was. */
export function correctionsIn(file: FileTelecentre, read: HolidaysRead, today: LocalDate): Correction[] {
  const shown = new Set(comingHolidays(file, today).map(({ date }) => date));
  const kept = file.openingHours.holidayCorrections.filter(({ date, holiday }) =>
    holiday ? date < today : !shown.has(date),
  );
  const wanted = [
    ...kept,
    ...read.worked.filter((date) => shown.has(date)).map((date) => ({ date, holiday: false })),
    ...read.others
      .filter((date) => !kept.some((one) => one.date === date) && !read.worked.includes(date))
      .map((date) => ({ date, holiday: true })),
  ];
  return wanted.sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** `02/11/2027` as well as `2027-11-02`. */
function dateOf(word: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return word;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word) ?? [];
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const NO_DATES: Words = {
  fr: 'écrivez des dates comme 02/11/2027, une par ligne',
  en: 'write dates such as 02/11/2027, one on each line',
};
