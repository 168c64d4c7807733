/** Which fortnight is looked at, from a Monday. */
import { addDays, localDateOf, WEEKDAYS, weekdayOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';
import { openNow } from './opening-days.js';

export const DAYS_SHOWN = 14;

export interface Weeks {
  readonly from: LocalDate;
  readonly today: LocalDate;
  /** Where the fortnights before and after begin; null where there is nothing to be had in them. */
  readonly earlier: LocalDate | null;
  readonly later: LocalDate | null;
  /** The last day for which places are booked by now. */
  readonly last: LocalDate;
}

/** What was asked for; else from when the doors are open next. Nobody is led back to what is over, or shut until then. */
export function weeksOf(
  telecentre: Telecentre,
  resources: readonly Resource[],
  asked: LocalDate | undefined,
  now: Instant,
): Weeks {
  const { timeZone } = telecentre.opening;
  const today = localDateOf(now, timeZone);
  const open = openNow(telecentre, now);
  const next = open.isOpen || open.opens === null ? today : localDateOf(open.opens, timeZone);
  const first = mondayOf(next);
  const from = asked === undefined || mondayOf(asked) < mondayOf(today) ? first : mondayOf(asked);
  const last = addDays(today, Math.max(0, ...resources.map(({ policy }) => policy.horizonDays)));
  const after = addDays(from, DAYS_SHOWN);
  const before = addDays(from, -DAYS_SHOWN);
  return {
    from,
    today,
    last,
    earlier: from <= first ? null : before < first ? first : before,
    later: after <= last ? after : null,
  };
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}
