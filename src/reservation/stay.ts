/**
 * A stay is the time somebody asks for, made exact: from when to when, in which open segments, and in what it can be
 * counted. People ask for a half-day of a date, or for a beginning and an end.
 */
import { HALF_DAYS, halfDayOn, type Granularity, type HalfDay } from './half-day.js';
import { instantsOf, localDateOf, type LocalDate, type LocalTime } from './local-time.js';
import { dayOf, openPeriods, type OpeningHours } from './opening-hours.js';
import { contains, type Instant, type Period } from './period.js';
import type { Violation } from './refusal.js';

export type WantedTime =
  { readonly date: LocalDate; readonly halfDay: HalfDay } | { readonly start: Moment; readonly end: Moment };

/** An instant, or what the clock on the telecentre's wall shows. */
export type Moment = { readonly instant: Instant } | { readonly date: LocalDate; readonly time: LocalTime };

export interface Stay extends Period {
  /** What it occupies: a day over the lunch closing is two periods. */
  readonly periods: readonly Period[];
  readonly halfDay: HalfDay | null;
  readonly fits: readonly Granularity[];
}

/** No rule allows more; it bounds the work that one request can cause. Long rentals are not stays. */
export const LONGEST_STAY_MINUTES = 31 * 24 * 60;

export function isStay(stay: Stay | readonly Violation[]): stay is Stay {
  return 'periods' in stay;
}

export function stayOf(wanted: WantedTime, opening: OpeningHours): Stay | readonly Violation[] {
  return 'halfDay' in wanted
    ? halfDayStay(wanted.date, wanted.halfDay, opening)
    : hourlyStay(wanted.start, wanted.end, opening);
}

function halfDayStay(date: LocalDate, halfDay: HalfDay, opening: OpeningHours): Stay | readonly Violation[] {
  const periods = halfDayOn(opening, date, halfDay);
  const bounds = boundsOf(periods);
  if (bounds === null) return [shutOn(date, opening) ?? { rule: 'no-such-half-day', date, halfDay }];
  return { ...bounds, periods, halfDay, fits: [halfDay === 'day' ? 'day' : 'half_day'] };
}

function hourlyStay(from: Moment, to: Moment, opening: OpeningHours): Stay | readonly Violation[] {
  const start = instantOf(from, 'start', opening.timeZone);
  const end = instantOf(to, 'end', opening.timeZone);
  if (typeof start !== 'number') return typeof end === 'number' ? [start] : [start, end];
  if (typeof end !== 'number') return [end];
  if (end <= start) return [{ rule: 'end-not-after-start' }];
  if (end - start > LONGEST_STAY_MINUTES * 60_000)
    return [{ rule: 'longest-stay', minutes: LONGEST_STAY_MINUTES }];

  const stay = { start, end };
  const date = localDateOf(start, opening.timeZone);
  const halves = HALF_DAYS.map((halfDay) => ({ halfDay, periods: halfDayOn(opening, date, halfDay) })).filter(
    ({ periods }) => isSame(boundsOf(periods), stay),
  );
  const half = halves[0];
  if (half) return { ...stay, ...half, fits: [...halves.map(countedIn), ...byTheHour(half.periods)] };

  if (!openPeriods(opening, [], stay).some((open) => contains(open, stay))) {
    return [
      shutOn(date, opening) ?? {
        rule: 'outside-opening-hours',
        date,
        segments: dayOf(opening, date).hours.segments,
      },
    ];
  }
  return { ...stay, periods: [stay], halfDay: null, fits: ['hour'] };
}

function instantOf(moment: Moment, field: 'start' | 'end', zone: string): Instant | Violation {
  if ('instant' in moment) return moment.instant;
  const [instant, again] = instantsOf(moment.date, moment.time, zone);
  if (instant === undefined) return { rule: 'local-time-skipped', field };
  return again === undefined ? instant : { rule: 'local-time-repeated', field };
}

/** Said instead of "outside opening hours" when the whole day is shut, because the reason helps more than the hours. */
function shutOn(date: LocalDate, opening: OpeningHours): Violation | null {
  const day = dayOf(opening, date);
  if (day.hours.segments.length > 0) return null;
  return { rule: 'closed', reason: day.replacedBy?.name ?? '', until: null };
}

function boundsOf(periods: readonly Period[]): Period | null {
  const first = periods[0];
  const last = periods.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

function isSame(one: Period | null, other: Period): boolean {
  return one?.start === other.start && one.end === other.end;
}

function countedIn({ halfDay }: { readonly halfDay: HalfDay }): Granularity {
  return halfDay === 'day' ? 'day' : 'half_day';
}

/** Time over a closed lunch is a day, and never hours: the door is shut in the middle of it. */
function byTheHour(periods: readonly Period[]): Granularity[] {
  return periods.length === 1 ? ['hour'] : [];
}
