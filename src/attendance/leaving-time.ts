/** When somebody leaves early, and from when on others can have the rest. Pure. */
import { MINUTE, type Instant, type Period } from '../reservation/period.js';
import { FAST_CLOCK_MINUTES } from './check-in-time.js';

/** It has begun, and there is some of it left. */
export function isUnderWay({ start, end }: Period, now: Instant): boolean {
  return start <= now && now < end;
}

/** Of what is said afterwards: when that was. Undefined: it cannot have been then. */
export function leftAt(at: Instant, { start }: Period, now: Instant): Instant | undefined {
  if (at > now + FAST_CLOCK_MINUTES * MINUTE || at < start) return undefined;
  return Math.min(at, now);
}

/** At the full minute, as times are booked: it is over as soon as it is said. Nobody has been there for no time at all. */
export function endOnLeaving({ start, end }: Period, left: Instant): Instant {
  const minute = Math.floor(left / MINUTE) * MINUTE;
  return Math.min(Math.max(minute, start + MINUTE), end);
}

/** With the minutes that are kept free after every booking. */
export function occupiedUntil(end: Instant, minutesBetween: number): Instant {
  return end + minutesBetween * MINUTE;
}
