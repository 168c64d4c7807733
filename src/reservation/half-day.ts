/**
 * The half-day is what people book. Its hours are those of that telecentre on that date: the morning of a place that
 * opens at 9 h 30 begins at 9 h 30, and a place that shuts on Wednesday afternoon has no afternoon on Wednesday.
 */
import { type LocalDate, type LocalTime } from './local-time.js';
import { dayOf, periodOf, type DayHours, type OpeningHours, type Segment } from './opening-hours.js';
import { type Period } from './period.js';

export const HALF_DAYS = ['morning', 'afternoon', 'day'] as const;
/** `day` is both halves: one booking, whose time is every segment of the day. */
export type HalfDay = (typeof HALF_DAYS)[number];

export const GRANULARITIES = ['hour', 'half_day', 'day'] as const;
/** What a booking is counted in. */
export type Granularity = (typeof GRANULARITIES)[number];

/** The segments that make this half-day, in order; none when the telecentre has no such half-day on that date. */
export function halfDayOn(opening: OpeningHours, date: LocalDate, half: HalfDay): Period[] {
  return segmentsOf(dayOf(opening, date).hours, half).map((segment) =>
    periodOf(segment, date, opening.timeZone),
  );
}

export function segmentsOf(hours: DayHours, half: HalfDay): readonly Segment[] {
  if (half === 'day') return hours.segments;
  const noon = noonOf(hours);
  return half === 'morning' ? hours.segments.flatMap(before(noon)) : hours.segments.flatMap(after(noon));
}

/** Where the afternoon begins: said by the host, or when the doors open again after the first segment. */
function noonOf(hours: DayHours): LocalTime {
  return hours.noon ?? hours.segments[1]?.opens ?? '24:00';
}

function before(noon: LocalTime): (segment: Segment) => Segment[] {
  return ({ opens, closes }) => (opens >= noon ? [] : [{ opens, closes: closes < noon ? closes : noon }]);
}

function after(noon: LocalTime): (segment: Segment) => Segment[] {
  return ({ opens, closes }) => (closes <= noon ? [] : [{ opens: opens > noon ? opens : noon, closes }]);
}
