/** What the pages of a series say of its dates. Pure. */
import type { Wish } from '../booking-forms/wish.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { SeriesDate, SeriesRecord } from '../series/series-record.js';

/** Is, or may still be. */
export function isAhead({ date, booking }: SeriesDate, { timeZone }: SeriesRecord, now: Instant): boolean {
  return booking === null ? date >= localDateOf(now, timeZone) : booking.end > now;
}

/** Can still be given back. */
export function isToCome({ booking, fate, date }: SeriesDate, series: SeriesRecord, now: Instant): boolean {
  if (booking === null) return fate === 'waiting' && date >= localDateOf(now, series.timeZone);
  return booking.start > now && occupiesTime(statusAt(booking, now));
}

/** What somebody waits in line for. */
export function wishOn(date: string, { where, time, people, equipment }: SeriesRecord): Wish {
  const wanted =
    'halfDay' in time ? { date, halfDay: time.halfDay } : { date, from: time.startTime, to: time.endTime };
  return { where, time: wanted, people, equipment };
}

/** Those that have a place, or will be tried; what could not be had is named apart. */
export function countHad({ dates }: SeriesRecord, now: Instant): number {
  return dates.filter(({ booking }) => booking !== null && occupiesTime(statusAt(booking, now))).length;
}
