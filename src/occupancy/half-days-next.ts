/** Which half-days a host looks at: the one that runs, and the next; when today is over, those of the next open day. */
import { halfDayOn } from '../reservation/half-day.js';
import { addDays, localDateOf, type LocalDate } from '../reservation/local-time.js';
import { subtract, type Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

export interface NextHalfDay {
  readonly date: LocalDate;
  readonly halfDay: 'morning' | 'afternoon';
}

/** Beyond that a place is shut for a season, and nobody prepares its next day yet. */
const DAYS_AHEAD = 60;

/** In order, at most so many; fewer where the doors stay shut for weeks. Closed ones are passed over. */
export function nextHalfDays({ opening, closures }: Telecentre, now: Instant, wanted: number): NextHalfDay[] {
  const shut = closures.map(({ period }) => period);
  const found: NextHalfDay[] = [];
  const today = localDateOf(now, opening.timeZone);
  for (let later = 0; later < DAYS_AHEAD && found.length < wanted; later++) {
    const date = addDays(today, later);
    for (const halfDay of ['morning', 'afternoon'] as const) {
      const open = subtract(halfDayOn(opening, date, halfDay), shut);
      const isToCome = (open.at(-1)?.end ?? now) > now;
      if (isToCome && found.length < wanted) found.push({ date, halfDay });
    }
  }
  return found;
}
