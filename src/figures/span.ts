/** The time that figures are about: whole days of the calendar, and the same days of the year before. */
import { addDays, type LocalDate } from '../reservation/local-time.js';

export interface Span {
  readonly from: LocalDate;
  /** Its last day. */
  readonly to: LocalDate;
}

export const USUAL_SPANS = ['this-month', 'last-month', 'this-year', 'last-year'] as const;
export type UsualSpan = (typeof USUAL_SPANS)[number];

/** Two years: what a place was used for longer ago was reported at the time. */
const LONGEST_YEARS = 2;

export function usualSpan(name: UsualSpan, today: LocalDate): Span {
  const year = Number(today.slice(0, 4));
  switch (name) {
    case 'this-month':
      return monthOf(today);
    case 'last-month':
      return monthOf(addDays(`${today.slice(0, 7)}-01`, -1));
    case 'this-year':
      return yearOf(year);
    case 'last-year':
      return yearOf(year - 1);
  }
}

export function isTooLong({ from, to }: Span): boolean {
  return to >= yearsAfter(from, LONGEST_YEARS);
}

export function isMonth({ from, to }: Span): boolean {
  return from.endsWith('-01') && to === endOfMonth(from);
}

export function isYear({ from, to }: Span): boolean {
  return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`;
}

/** Until when a time that is under way counts; null of what is over, or has not begun. */
export function countedUntil({ from, to }: Span, today: LocalDate): LocalDate | null {
  return from < today && today < to ? today : null;
}

/** The end of February stays the end of February. */
export function yearBefore({ from, to }: Span): Span {
  return {
    from: yearsAfter(from, -1),
    to: isLastOfMonth(to) ? endOfMonth(yearsAfter(to, -1)) : yearsAfter(to, -1),
  };
}

/** The same day so many years later; the 28th where there is no 29th of February. */
export function yearsAfter(date: LocalDate, years: number): LocalDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const day = date.slice(4);
  return day === '-02-29' && !isLeap(Number(year)) ? `${year}-02-28` : `${year}${day}`;
}

function monthOf(date: LocalDate): Span {
  return { from: `${date.slice(0, 7)}-01`, to: endOfMonth(date) };
}

function yearOf(year: number): Span {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function endOfMonth(date: LocalDate): LocalDate {
  const intoTheNext = addDays(`${date.slice(0, 7)}-28`, 4);
  return addDays(intoTheNext, -Number(intoTheNext.slice(8)));
}

function isLastOfMonth(date: LocalDate): boolean {
  return date === endOfMonth(date);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
