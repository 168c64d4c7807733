/**
 * When somebody who was expected is given up, and their place given to others. Pure. It must never hit people who sit at
 * their desk: so there must have been a way to say that they are there, and a sign that it is being used.
 */
import { MINUTE, type Instant, type Period } from '../reservation/period.js';

export interface Watched extends Period {
  /** What was booked, moved or unticked after it had begun has its delay from then. */
  readonly changedAt: Instant;
  /** When the delay, or whether people say themselves that they are there, was last changed; null: never. */
  readonly settledAt: Instant | null;
  /** Of the telecentre; null: never. */
  readonly noShowMinutes: number | null;
  readonly selfCheckIn: boolean;
  /** Somebody receives people there. */
  readonly staffed: boolean;
  /** On this day somebody has said of anybody there whether they came. */
  readonly hasTicked: boolean;
}

export function isGivenUp(watched: Watched, now: Instant): boolean {
  const { start, end, changedAt, settledAt, noShowMinutes } = watched;
  if (noShowMinutes === null || !canBeTold(watched)) return false;
  // What is over is a matter for the books: nobody can use its time any more.
  if (now >= end) return false;
  return now >= Math.max(start, changedAt, settledAt ?? start) + noShowMinutes * MINUTE;
}

/**
 * With self check-in, everybody could have told it. Else only the host could: and a host who has ticked nobody all day has
 * forgotten, or is away; people who came must not lose their place by that.
 */
function canBeTold({ selfCheckIn, staffed, hasTicked }: Watched): boolean {
  return selfCheckIn || (staffed && hasTicked);
}
