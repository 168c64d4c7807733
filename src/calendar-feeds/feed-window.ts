/** How far a feed looks back and ahead, by whole local days: so that it changes once a day and not every moment. */
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { FeedScope } from './feed.js';

/** People look up where they were; at a place, last month is enough. */
const DAYS_BACK = { me: 90, others: 31 } as const;
/** A little more than a year: whatever can be booked today is in it. */
const DAYS_AHEAD = 400;

export interface FeedWindow extends Period {
  /** The day from which it looks. */
  readonly today: LocalDate;
  readonly todayBegins: Instant;
}

export function feedWindow(scope: FeedScope, zone: string, now: Instant): FeedWindow {
  const today = localDateOf(now, zone);
  const back = scope === 'me' ? DAYS_BACK.me : DAYS_BACK.others;
  return {
    today,
    todayBegins: openingInstant(today, '00:00', zone),
    start: openingInstant(addDays(today, -back), '00:00', zone),
    end: openingInstant(addDays(today, DAYS_AHEAD), '00:00', zone),
  };
}
