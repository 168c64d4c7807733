/** How somebody says on which dates it is to be, and the rule that this makes. Nobody has to know what a rule is. Pure. */
import { addDays, weekdayOf, WEEKDAYS, type LocalDate, type Weekday } from '../reservation/local-time.js';
import type { SeriesWhen } from '../series/series-wish.js';

export const WAYS = ['weekly', 'fortnightly', 'monthly', 'dates'] as const;
export type Way = (typeof WAYS)[number];

/** The first, … the last of its weekday in the month. */
export const ORDINALS = ['1', '2', '3', '4', '-1'] as const;
export type Ordinal = (typeof ORDINALS)[number];

export type Repetition =
  | {
      readonly how: 'weekly' | 'fortnightly';
      readonly from: LocalDate;
      readonly until: LocalDate;
      /** None: that of the first date. */
      readonly weekdays: readonly Weekday[];
    }
  | {
      readonly how: 'monthly';
      readonly from: LocalDate;
      readonly until: LocalDate;
      readonly ordinal: Ordinal;
      readonly weekday: Weekday;
    }
  | { readonly how: 'dates'; readonly dates: readonly LocalDate[] };

export function whenOf(repetition: Repetition): SeriesWhen {
  if (repetition.how === 'dates') return { dates: [...new Set(repetition.dates)].sort() };
  return { from: repetition.from, rule: ruleOf(repetition) };
}

/** RFC 5545, 3.3.10. */
export function ruleOf(repetition: Exclude<Repetition, { how: 'dates' }>): string {
  const until = `UNTIL=${repetition.until.replaceAll('-', '')}`;
  if (repetition.how === 'monthly') {
    const { ordinal, weekday } = repetition;
    return `FREQ=MONTHLY;BYDAY=${ordinal}${CODE[weekday]};${until}`;
  }
  const { how, from, weekdays } = repetition;
  const chosen = weekdays.length > 0 ? weekdays : [weekdayOf(from)];
  const days = WEEKDAYS.filter((day) => chosen.includes(day)).map((day) => CODE[day]);
  return `FREQ=WEEKLY;${how === 'fortnightly' ? 'INTERVAL=2;' : ''}BYDAY=${days.join(',')};${until}`;
}

/** Which Monday of its month a Monday is: the fifth is the last, and few months have one. */
export function ordinalOf(date: LocalDate): Ordinal {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return ORDINALS.find((one) => one === String(nth)) ?? '-1';
}

/** A quarter of a year: what most places let one book, and few enough dates to look through. */
const USUAL_WEEKS = 12;

export function usualUntil(from: LocalDate): LocalDate {
  return addDays(from, 7 * USUAL_WEEKS);
}

const CODE: Readonly<Record<Weekday, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
};
