import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { OpeningHours } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';

/** The half-day of that date which is running or comes next; once all are over, the last one. Null: shut all day. */
export function halfDayUnderWay(opening: OpeningHours, date: LocalDate, now: Instant): HalfDay | null {
  const halves = HALVES.filter((half) => halfDayOn(opening, date, half).length > 0);
  const ahead = halves.find((half) => (halfDayOn(opening, date, half).at(-1)?.end ?? now) > now);
  return ahead ?? halves.at(-1) ?? null;
}

const HALVES = ['morning', 'afternoon'] as const satisfies readonly HalfDay[];
