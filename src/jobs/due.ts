/**
 * When work is due. A time of the wall clock that a spring night jumps over is due when the jump is over; one that an
 * autumn night shows twice is due the first time.
 */
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { DAY, MINUTE, type Instant } from '../reservation/period.js';
import type { Schedule } from './job.js';

/** The latest moment up to now. */
export function latestDue(schedule: Schedule, now: Instant): Instant {
  if ('every' in schedule) return midnightBefore(now) + passed(schedule.every, now);
  const today = localDateOf(now, schedule.zone);
  const due = dueOn(today, schedule);
  return due <= now ? due : dueOn(addDays(today, -1), schedule);
}

/** The first moment after now. */
export function nextDue(schedule: Schedule, now: Instant): Instant {
  if ('every' in schedule) {
    const next = latestDue(schedule, now) + schedule.every * MINUTE;
    return Math.min(next, midnightBefore(now) + DAY);
  }
  const today = localDateOf(now, schedule.zone);
  const due = dueOn(today, schedule);
  return due > now ? due : dueOn(addDays(today, 1), schedule);
}

function midnightBefore(now: Instant): Instant {
  return Math.floor(now / DAY) * DAY;
}

/** Of today, in whole steps. */
function passed(minutes: number, now: Instant): number {
  const step = minutes * MINUTE;
  return Math.floor((now - midnightBefore(now)) / step) * step;
}

function dueOn(date: LocalDate, { daily, zone }: Extract<Schedule, { daily: string }>): Instant {
  return openingInstant(date, daily, zone);
}
