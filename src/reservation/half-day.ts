/**
 * The half-day is what people book. Its hours are those of that telecentre on that date: the morning of a place that
 * opens at 9 h 30 begins at 9 h 30, and a place that shuts on Wednesday afternoon has no afternoon on Wednesday.
 */
import { openingInstant, type LocalDate, type LocalTime } from './local-time.js';
import { dayOf, segmentsOn, type DayHours, type OpeningHours } from './opening-hours.js';
import { intersect, join, type Period } from './period.js';

export const HALF_DAYS = ['morning', 'afternoon', 'day'] as const;
/** `day` is both halves: one booking, whose time is every segment of the day. */
export type HalfDay = (typeof HALF_DAYS)[number];

export const GRANULARITIES = ['hour', 'half_day', 'day'] as const;
/** What a booking is counted in. */
export type Granularity = (typeof GRANULARITIES)[number];

/** The open stretches that make this half-day, in order; none when the telecentre has no such half-day on that date. */
export function halfDayOn(opening: OpeningHours, date: LocalDate, half: HalfDay): Period[] {
  const day = join(segmentsOn(opening, date));
  if (half === 'day') return day;
  const noon = openingInstant(date, noonOf(dayOf(opening, date).hours), opening.timeZone);
  const side = half === 'morning' ? { start: -Infinity, end: noon } : { start: noon, end: Infinity };
  return intersect(day, [side]);
}

/** Where the afternoon begins: said by the host, or when the doors open again after the first segment. */
export function noonOf(hours: DayHours): LocalTime {
  return hours.noon ?? hours.segments[1]?.opens ?? '24:00';
}
