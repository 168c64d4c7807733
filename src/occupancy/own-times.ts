/** Which times are said beside a name or a closing, where those of the half-day do not say it all. Pure. */
import type { LocalDate } from '../reservation/local-time.js';
import { contains, type Instant, type Period } from '../reservation/period.js';
import { wholeDay } from './expected-day.js';

/** None of a stay over all of the half-day, unless it begins or ends when the doors are shut: the hours have become others. */
export function timesToTell(
  booking: Period & { readonly timeZone: string },
  half: Period,
  hours: readonly Period[],
  date: LocalDate,
): Period | null {
  const { start, end, timeZone } = booking;
  const day = wholeDay(date, timeZone);
  const isOpenAt = (instant: Instant): boolean =>
    instant < day.start ||
    instant >= day.end ||
    hours.some((one) => contains(one, { start: instant, end: instant }));
  const isOrdinary = isOpenAt(start) && isOpenAt(end);
  return isOrdinary ? ownTimes(booking, half) : { start, end };
}

/** Of a stay over several half-days only what is its own within this one: its beginning, or its end. */
export function ownTimes({ start, end }: Period, hours: Period): Period | null {
  const own = { start, end };
  return contains(own, hours) ? null : own;
}
