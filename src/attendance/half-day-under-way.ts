import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { OpeningHours } from '../reservation/opening-hours.js';
import { subtract, type Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

/** The half-day of that date which is running or comes next; once all are over, the last one. Null: shut all day. */
export function halfDayUnderWay(opening: OpeningHours, date: LocalDate, now: Instant): HalfDay | null {
  const halves = HALVES.filter((half) => halfDayOn(opening, date, half).length > 0);
  const ahead = halves.find((half) => (halfDayOn(opening, date, half).at(-1)?.end ?? now) > now);
  return ahead ?? halves.at(-1) ?? null;
}

/** Somebody can stand in the door now, or has stood in it today before it was shut for the night. */
export function canWalkIn({ opening, closures }: Telecentre, now: Instant): boolean {
  const today = localDateOf(now, opening.timeZone);
  const halfDay = halfDayUnderWay(opening, today, now);
  if (halfDay === null) return false;
  const hours = halfDayOn(opening, today, halfDay);
  const isOver = hours.every(({ end }) => end <= now);
  const closed = closures.map(({ period }) => period);
  return subtract(hours, closed).some(({ end }) => isOver || end > now);
}

const HALVES = ['morning', 'afternoon'] as const satisfies readonly HalfDay[];
