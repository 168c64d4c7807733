import * as core from '../reservation/offer-deadline.js';
import { DAY, type Instant } from '../reservation/period.js';

/** Nobody needs more than a day to answer, and a place that waits is a place that others cannot have. */
const LONGEST = DAY;

/** Null: too near to be offered, or nothing but a night is left. */
export function offerDeadline(beginsAt: Instant, now: Instant, timeZone: string): Instant | null {
  return core.offerDeadline(beginsAt, now, timeZone, LONGEST);
}
