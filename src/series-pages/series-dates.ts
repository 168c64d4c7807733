/** What the pages of a series say of its dates. Pure. */
import type { Wish } from '../booking-forms/wish.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { OpeningHours } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import { isStay, stayOf } from '../reservation/stay.js';
import type { SeriesInHand } from '../series/known-series.js';
import { timeOn, type SeriesDate, type SeriesRecord } from '../series/series-record.js';
import type { BookedApart } from './booked-apart.queries.js';

/** Is, or may still be. */
export function isAhead({ date, booking }: SeriesDate, { timeZone }: SeriesRecord, now: Instant): boolean {
  return booking === null ? date >= localDateOf(now, timeZone) : booking.end > now;
}

/** Can still be given back. */
export function isToCome({ booking, fate, date }: SeriesDate, series: SeriesRecord, now: Instant): boolean {
  if (booking === null) return fate === 'waiting' && date >= localDateOf(now, series.timeZone);
  return booking.start > now && occupiesTime(statusAt(booking, now));
}

/** Those that can still be changed or given back, by their dates. */
export function datesToCome(series: SeriesRecord, now: Instant): readonly string[] {
  return series.dates.filter((one) => isToCome(one, series, now)).map(({ date }) => date);
}

/** What somebody waits in line for. */
export function wishOn(date: string, { where, time, people, equipment }: SeriesRecord): Wish {
  const wanted =
    'halfDay' in time ? { date, halfDay: time.halfDay } : { date, from: time.startTime, to: time.endTime };
  return { where, time: wanted, people, equipment };
}

/** Those that have a place, or will be tried; what could not be had is named apart. */
export function countHad({ dates }: SeriesRecord, now: Instant): number {
  return dates.filter((one) => stands(one, now)).length;
}

export function stands({ booking }: SeriesDate, now: Instant): boolean {
  return booking !== null && occupiesTime(statusAt(booking, now));
}

/** What its holder has booked by itself at the time that this date would have. */
export function apartOn(
  one: SeriesDate,
  { time }: SeriesRecord,
  opening: OpeningHours | undefined,
  apart: readonly BookedApart[],
  now: Instant,
): BookedApart | null {
  if (opening === undefined || apart.length === 0 || stands(one, now)) return null;
  const stay = stayOf(timeOn(one.date, time), opening);
  if (!isStay(stay)) return null;
  return apart.find(({ start, end }) => start < stay.end && end > stay.start) ?? null;
}

/** Whoever receives people at its telecentre has nothing to do with a date that was moved to another one. */
export function asSeen(known: SeriesInHand): SeriesInHand {
  const { series, standing } = known;
  if (standing.as !== 'receiver') return known;
  const dates = series.dates.map((one) =>
    one.booking === null || one.booking.telecentre === series.telecentre ? one : { ...one, booking: null },
  );
  return { ...known, series: { ...series, dates } };
}
