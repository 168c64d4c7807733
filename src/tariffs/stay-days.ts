/** A stay as tariffs count it: day by day, in minutes of the wall clock and in the half-days that it touches. */
import { addDays, minuteOfDay, type LocalDate, type LocalTime } from '../reservation/local-time.js';

export interface LocalSpan {
  /** `2026-11-24T09:00` on the clock of the place. */
  readonly start: string;
  readonly end: string;
}

export interface StayDay {
  readonly date: LocalDate;
  readonly minutes: number;
  readonly halves: readonly Half[];
}

export type Half = 'morning' | 'afternoon';

/**
 * The wall clock is counted, not the time that passes: a half-day costs the same on the night the clocks change. `noonOn`
 * says where the afternoon of the place begins on a date.
 */
export function daysOf({ start, end }: LocalSpan, noonOn: (date: LocalDate) => LocalTime): StayDay[] {
  const days: StayDay[] = [];
  const [firstDate, lastDate] = [start.slice(0, 10), end.slice(0, 10)];
  for (let date = firstDate; date <= lastDate; date = addDays(date, 1)) {
    const from = date === firstDate ? minuteOfDay(start.slice(11, 16)) : 0;
    const to = date === lastDate ? minuteOfDay(end.slice(11, 16)) : MINUTES_OF_A_DAY;
    const noon = minuteOfDay(noonOn(date));
    const halves: Half[] = [];
    if (from < Math.min(noon, to)) halves.push('morning');
    if (to > Math.max(noon, from)) halves.push('afternoon');
    if (to > from) days.push({ date, minutes: to - from, halves });
  }
  return days;
}

const MINUTES_OF_A_DAY = 1440;
