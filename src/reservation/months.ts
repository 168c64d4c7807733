/** Months as people count them: a month after 31 January is the last day of February. */
import { addDays, type LocalDate } from './local-time.js';

/** A month of the calendar, `2027-01`. */
export type Month = string;

/** So many months later, on the same day of the month, or on its last where there is no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const first = firstDayOf(shift(monthOf(date), months));
  const day = Math.min(Number(date.slice(8, 10)), daysIn(monthOf(first)));
  return `${monthOf(first)}-${twoDigits(day)}`;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function firstDayOf(month: Month): LocalDate {
  return `${month}-01`;
}

export function nextMonth(month: Month): Month {
  return shift(month, 1);
}

export function daysIn(month: Month): number {
  return Number(addDays(firstDayOf(nextMonth(month)), -1).slice(8, 10));
}

/** The months that these dates touch; the last date does not belong to them. */
export function monthsFrom(from: LocalDate, to: LocalDate): Month[] {
  const months: Month[] = [];
  if (from >= to) return months;
  const last = monthOf(addDays(to, -1));
  for (let month = monthOf(from); month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function shift(month: Month, by: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${twoDigits((count % 12) + 1)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
