import type { Temporal } from 'temporal-polyfill';
import { DAY, type Instant } from '../reservation/period.js';
import { instantOf, type CalendarTime } from './calendar-time.js';

/**
 * How long each occurrence is (RFC 5545, 3.8.5.3): whole days and a DURATION as the calendar counts them, so that a day
 * of 25 hours is one day; between a DTSTART and a DTEND as a clock in the hand counts.
 */
export type EventLength = Temporal.Duration | Instant;

export function endOf(start: CalendarTime, length: EventLength): Instant {
  if (typeof length === 'number') return instantOf(start) + length;
  const { years, months, weeks, days } = length;
  const day = start.wall.add({ years, months, weeks, days });
  const { hours, minutes, seconds } = length;
  return start.zone.instantOf(day) + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

export function lengthBetween(start: CalendarTime, end: CalendarTime): EventLength {
  const isWholeDays = start.isDate && end.isDate;
  return isWholeDays
    ? start.wall.until(end.wall, { largestUnit: 'days' })
    : instantOf(end) - instantOf(start);
}

/** Never less than it may be: to know how far before a period one may begin that reaches into it. */
export function daysAtMost(start: CalendarTime, length: EventLength): number {
  return Math.max(0, Math.ceil((endOf(start, length) - instantOf(start)) / DAY)) + 1;
}
