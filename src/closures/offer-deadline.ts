import { DAY, MINUTE, type Instant } from '../reservation/period.js';

/** Nobody needs more than a day to answer, and a place that waits is a place that others cannot have. */
const LONGEST = DAY;
/** Shorter, an offer is over before its mail is read. */
const SHORTEST = 15 * MINUTE;
/** « jusqu’à 14 h 35 » is said and remembered more easily than « 14 h 37 ». */
const STEP = 5 * MINUTE;

/**
 * Until when an offer waits for its answer: for half of the time that is left until it begins, and a day at most. So it is
 * the shorter the nearer it is, and there is always as much time left for somebody else to have the place. Null: too near
 * to be offered.
 */
export function offerDeadline(beginsAt: Instant, now: Instant): Instant | null {
  const waits = Math.min(LONGEST, (beginsAt - now) / 2);
  if (waits < SHORTEST) return null;
  return Math.floor((now + waits) / STEP) * STEP;
}
