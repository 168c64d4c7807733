import { MINUTE, type Instant, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

/**
 * The moment by which another place for the same time is judged, when a host gives it: notice was kept when it was booked,
 * and a broken radiator gives none.
 */
export function noticeKeptFor(
  { start }: Pick<Period, 'start'>,
  { resources }: Pick<Telecentre, 'resources'>,
  now: Instant,
): Instant {
  const longest = Math.max(0, ...resources.map(({ policy }) => policy.noticeMinutes));
  return Math.min(now, start - longest * MINUTE);
}
