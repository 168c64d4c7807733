import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { intersect, type Instant, type Period } from '../reservation/period.js';
import type { Division } from './free-busy.js';

/** What is left of a day, as people read it. */
export interface DayAhead {
  readonly date: LocalDate;
  readonly free: readonly Period[];
  readonly busy: readonly Period[];
  readonly tentative: readonly Period[];
}

const DAYS = 7;

/** This day from now on, and the six that follow. */
export function sevenDays({ free, busy, tentative }: Division, now: Instant, zone: string): DayAhead[] {
  const today = localDateOf(now, zone);
  return Array.from({ length: DAYS }, (_, later) => {
    const date = addDays(today, later);
    const day = {
      start: Math.max(now, openingInstant(date, '00:00', zone)),
      end: openingInstant(addDays(date, 1), '00:00', zone),
    };
    const within = (periods: readonly Period[]): Period[] => intersect([day], periods);
    return { date, free: within(free), busy: within(busy), tentative: within(tentative) };
  });
}
