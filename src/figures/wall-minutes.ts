/**
 * Figures are counted on the clock of the place: minutes since the beginning of 1970 as its wall shows them. So a half-day is as
 * long on the day the clocks change as on any other, and one question serves places in different zones.
 */
import {
  daysBetween,
  minuteOfDay,
  wallClockAt,
  type LocalDate,
  type LocalTime,
} from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export type WallMinute = number;

export const MINUTES_OF_A_DAY = 1440;

export function dayNumber(date: LocalDate): number {
  return daysBetween('1970-01-01', date);
}

export function wallMinuteOf(date: LocalDate, time: LocalTime): WallMinute {
  return dayNumber(date) * MINUTES_OF_A_DAY + minuteOfDay(time);
}

export function wallMinuteAt(instant: Instant, zone: string): WallMinute {
  const shown = wallClockAt(instant, zone);
  return wallMinuteOf(shown.slice(0, 10), shown.slice(11, 16));
}
