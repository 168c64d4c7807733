/** The hours at which a day is told of, on the clock of the telecentre. */
import {
  addDays,
  localDateOf,
  openingInstant,
  type LocalDate,
  type LocalTime,
} from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

/** Assumed: people plan the next day when they come home. */
const REMINDED_AT: LocalTime = '18:00';
/** Assumed: before the doors open anywhere. What changes later is told by itself. */
const SHEET_AT: LocalTime = '07:00';
/** Half of the day is over: a sheet of the morning helps nobody any more. */
const SHEET_UNTIL: LocalTime = '12:00';

/** The day before. */
export function reminderIsDueAt(date: LocalDate, zone: string): Instant {
  return openingInstant(addDays(date, -1), REMINDED_AT, zone);
}

export function sheetIsDueAt(date: LocalDate, zone: string): Instant {
  return openingInstant(date, SHEET_AT, zone);
}

export function sheetTime(date: LocalDate, zone: string): Period {
  return { start: sheetIsDueAt(date, zone), end: openingInstant(date, SHEET_UNTIL, zone) };
}

export function endOfDay(date: LocalDate, zone: string): Instant {
  return openingInstant(addDays(date, 1), '00:00', zone);
}

/** The days whose reminders are due by now: the rest of this one, and from the evening on the next. */
export interface RemindedDay {
  readonly day: Period;
  /** Since when. */
  readonly dueAt: Instant;
}

export function remindedDays(now: Instant, zone: string): RemindedDay[] {
  const today = localDateOf(now, zone);
  return [today, addDays(today, 1)]
    .map((date) => ({
      day: { start: Math.max(now + 1, openingInstant(date, '00:00', zone)), end: endOfDay(date, zone) },
      dueAt: reminderIsDueAt(date, zone),
    }))
    .filter(({ dueAt }) => dueAt <= now);
}
