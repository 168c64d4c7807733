/**
 * Until when a place that is offered to somebody waits for their answer. The nearer it is, the shorter; never past its
 * beginning, and never so that it ends at night.
 */
import { addDays, localDateOf, localTimeOf, openingInstant } from './local-time.js';
import { HOUR, MINUTE, type Instant } from './period.js';

/** Shorter, an offer is over before its mail is read. */
const SHORTEST = 15 * MINUTE;
/** « jusqu’à 14 h 35 » is said and remembered more easily than « 14 h 37 ». */
const STEP = 5 * MINUTE;
/** Nobody is to set an alarm for an offer. */
const NIGHT = { begins: '20:00', ends: '08:00' } as const;
/** An evening that leaves less is no time for a family to decide in: the morning is asked first. */
const SHORTEST_EVENING = HOUR;

/**
 * For half of the time that is left until it begins, and `longest` at most. So there is always as much time left for
 * somebody else to have the place. On the clock of `timeZone` it never ends at night: rather in the evening before, else
 * in the morning. Null: too near to be offered, or nothing but a night is left.
 */
export function offerDeadline(
  beginsAt: Instant,
  now: Instant,
  timeZone: string,
  longest: number,
): Instant | null {
  const waits = Math.min(longest, (beginsAt - now) / 2);
  if (waits < SHORTEST) return null;
  const shortest = Math.ceil((now + SHORTEST) / STEP) * STEP;
  const deadline = Math.max(shortest, Math.floor((now + waits) / STEP) * STEP);
  const night = nightAround(deadline, timeZone);
  if (night === null) return deadline;
  if (night.evening - now >= SHORTEST_EVENING) return night.evening;
  return night.morning < beginsAt ? night.morning : null;
}

/** Null: people are up. */
function nightAround(
  instant: Instant,
  zone: string,
): { readonly evening: Instant; readonly morning: Instant } | null {
  const [date, time] = [localDateOf(instant, zone), localTimeOf(instant, zone)];
  if (time >= NIGHT.ends && time <= NIGHT.begins) return null;
  const before = time < NIGHT.ends ? addDays(date, -1) : date;
  return {
    evening: openingInstant(before, NIGHT.begins, zone),
    morning: openingInstant(addDays(before, 1), NIGHT.ends, zone),
  };
}
