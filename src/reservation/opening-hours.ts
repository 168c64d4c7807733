/**
 * When a telecentre is open. An ordinary week is a list of segments per weekday (9 h – 12 h, 14 h – 17 h 30); a named
 * period (school holidays, summer) replaces the week; a public holiday closes the day where the telecentre says so; an
 * exceptional opening replaces whatever the day would have been; a closure takes its time away from all of these.
 */
import {
  addDays,
  closingInstant,
  localDateOf,
  openingInstant,
  weekdayOf,
  type LocalDate,
  type LocalTime,
  type Weekday,
} from './local-time.js';
import { intersect, join, subtract, type Period } from './period.js';
import { publicHolidays, type HolidayZone } from './public-holidays.js';

export interface Segment {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

export interface DayHours {
  /** Sorted, disjoint; none when the door stays shut. */
  readonly segments: readonly Segment[];
  /** Where the afternoon begins. Said by the host where there is one segment; else between the first and the second. */
  readonly noon: LocalTime | null;
}

export type Week = Readonly<Record<Weekday, DayHours>>;

export interface NamedPeriod {
  readonly name: string;
  readonly from: LocalDate;
  /** Its last day. */
  readonly to: LocalDate;
  readonly week: Week;
}

export interface OpeningHours {
  readonly timeZone: string;
  readonly week: Week;
  /** The first that contains a date counts. */
  readonly namedPeriods: readonly NamedPeriod[];
  readonly holidayZone: HolidayZone;
  readonly closedOnPublicHolidays: boolean;
  /** A coordinator's corrections to the computed holidays. */
  readonly holidayCorrections: readonly { readonly date: LocalDate; readonly holiday: boolean }[];
  readonly exceptionalOpenings: readonly { readonly date: LocalDate; readonly hours: DayHours }[];
}

/** Time at which nothing can be booked, and why, in the words that the public may read. */
export interface Closure {
  readonly period: Period;
  readonly reason: string;
}

/** What the day is like: its hours, and what replaced the ordinary week. */
export interface Day {
  readonly hours: DayHours;
  readonly replacedBy: { readonly kind: 'exceptional' | 'holiday' | 'period'; readonly name: string } | null;
}

export const SHUT: DayHours = { segments: [], noon: null };

export function dayOf(opening: OpeningHours, date: LocalDate): Day {
  const exceptional = opening.exceptionalOpenings.find((one) => one.date === date);
  if (exceptional) return { hours: exceptional.hours, replacedBy: { kind: 'exceptional', name: '' } };

  const holiday = opening.closedOnPublicHolidays ? holidayOn(opening, date) : undefined;
  if (holiday !== undefined) return { hours: SHUT, replacedBy: { kind: 'holiday', name: holiday } };

  const named = opening.namedPeriods.find((one) => one.from <= date && date <= one.to);
  const week = named?.week ?? opening.week;
  return {
    hours: week[weekdayOf(date)],
    replacedBy: named ? { kind: 'period', name: named.name } : null,
  };
}

/** The name of the public holiday on that date, corrections included; undefined on any other day. */
export function holidayOn(opening: OpeningHours, date: LocalDate): string | undefined {
  const correction = opening.holidayCorrections.find((one) => one.date === date);
  if (correction?.holiday === false) return undefined;
  const name = publicHolidays(opening.holidayZone, Number(date.slice(0, 4))).get(date);
  return name ?? (correction ? 'Jour férié' : undefined);
}

/** The segments of one local date as periods, closures not yet taken away. */
export function segmentsOn(opening: OpeningHours, date: LocalDate): Period[] {
  return dayOf(opening, date).hours.segments.map((segment) => periodOf(segment, date, opening.timeZone));
}

export function periodOf(segment: Segment, date: LocalDate, zone: string): Period {
  return {
    start: openingInstant(date, segment.opens, zone),
    end: closingInstant(date, segment.closes, zone),
  };
}

/** All open time inside `window`, closures taken away: sorted, disjoint, open across midnight where the doors are. */
export function openPeriods(
  opening: OpeningHours,
  closures: readonly Closure[],
  window: Period,
): readonly Period[] {
  const segments: Period[] = [];
  const last = localDateOf(window.end, opening.timeZone);
  for (let date = localDateOf(window.start, opening.timeZone); date <= last; date = addDays(date, 1)) {
    segments.push(...segmentsOn(opening, date));
  }
  return subtract(
    intersect(join(segments), [window]),
    closures.map((closure) => closure.period),
  );
}
