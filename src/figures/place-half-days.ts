/** The half-days of a place over some days, from its hours: week, named periods, public holidays, exceptional openings. */
import { noonOf } from '../reservation/half-day.js';
import { addDays, minuteOfDay, weekdayOf, type LocalDate, type Weekday } from '../reservation/local-time.js';
import { dayOf, type DayHours, type OpeningHours } from '../reservation/opening-hours.js';
import { intersect, join, type Period } from '../reservation/period.js';
import type { Span } from './span.js';
import { dayNumber, MINUTES_OF_A_DAY, type WallMinute } from './wall-minutes.js';

export const HALVES = ['morning', 'afternoon'] as const;
export type Half = (typeof HALVES)[number];

export interface PlaceHalfDay {
  readonly weekday: Weekday;
  readonly half: Half;
  /** When its doors are open, in minutes of its wall clock; closures not yet taken away. */
  readonly periods: readonly Period[];
}

/** Two for each day, in order; undefined where the place has no such half-day. */
export interface HalfDaysOfPlace {
  readonly firstDay: number;
  readonly halfDays: readonly (PlaceHalfDay | undefined)[];
}

export interface CalendarDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Its number: days since the beginning of 1970. */
  readonly number: number;
}

/** Written out once for all places that are asked about the same days. */
export function daysOf({ from, to }: Span): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = from, number = dayNumber(from); date <= to; date = addDays(date, 1), number++)
    days.push({ date, number, weekday: weekdayOf(date) });
  return days;
}

/** `since`: what was over before then is none. */
export function halfDaysOf(
  opening: OpeningHours,
  days: readonly CalendarDay[],
  since: WallMinute = -Infinity,
): HalfDaysOfPlace {
  const cut = cutOnce();
  const halfDays = days.flatMap(({ date, weekday, number }) =>
    cut(dayOf(opening, date).hours).map((periods, index) => {
      const half = HALVES[index];
      const midnight = number * MINUTES_OF_A_DAY;
      if (half === undefined || (periods.at(-1)?.end ?? -Infinity) + midnight <= since) return undefined;
      return { weekday, half, periods: periods.map((one) => later(one, midnight)) };
    }),
  );
  return { firstDay: days[0]?.number ?? 0, halfDays };
}

/** A year has three hundred days and a few sorts of them. */
function cutOnce(): (hours: DayHours) => readonly Period[][] {
  const known = new Map<DayHours, readonly Period[][]>();
  return (hours) => {
    let halves = known.get(hours);
    if (halves === undefined) known.set(hours, (halves = cutAtNoon(hours)));
    return halves;
  };
}

function cutAtNoon(hours: DayHours): Period[][] {
  const open = join(
    hours.segments.map(({ opens, closes }) => ({ start: minuteOfDay(opens), end: minuteOfDay(closes) })),
  );
  const noon = minuteOfDay(noonOf(hours));
  return [
    intersect(open, [{ start: 0, end: noon }]),
    intersect(open, [{ start: noon, end: MINUTES_OF_A_DAY }]),
  ];
}

function later({ start, end }: Period, minutes: number): Period {
  return { start: start + minutes, end: end + minutes };
}
