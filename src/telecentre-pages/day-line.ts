/** One place on one day, by the hour: what of its open time is free, and what is taken. */
import { splitDay, type Taken } from '../reservation/availability.js';
import { localTimeOf, minuteOfDay, type LocalDate, type LocalTime } from '../reservation/local-time.js';
import { openPeriods } from '../reservation/opening-hours.js';
import { minutesOf, type Instant, type Period } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';
import { dayWindow } from './opening-days.js';

export interface DayLine {
  readonly date: LocalDate;
  /** In order, and together all that is open from now on. */
  readonly stretches: readonly (Period & { readonly isFree: boolean })[];
}

export function dayLineOf(
  { opening }: Telecentre,
  resource: Resource,
  { date, taken, now }: { readonly date: LocalDate; readonly taken: Taken; readonly now: Instant },
): DayLine {
  const window = dayWindow(date, opening.timeZone);
  const open = openPeriods(opening, resource.closures, {
    start: Math.max(window.start, now),
    end: window.end,
  });
  const split = window.end > now ? splitDay(resource, open, taken) : { taken: [], free: [] };
  const stretches = [
    ...split.free.map((period) => ({ ...period, isFree: true })),
    ...split.taken.map((period) => ({ ...period, isFree: false })),
  ].sort((one, other) => one.start - other.start);
  return { date, stretches };
}

/** The first hour that might do, or as much as is booked at least; undefined when nothing is free long enough. */
export function firstHour(
  { stretches }: DayLine,
  { policy }: Resource,
  zone: string,
): { readonly from: LocalTime; readonly to: LocalTime } | undefined {
  const length = Math.max(policy.shortestMinutes, Math.min(USUAL_MINUTES, policy.longestMinutes));
  for (const stretch of stretches.filter(({ isFree }) => isFree)) {
    const late = minuteOfDay(localTimeOf(stretch.start, zone)) % policy.stepMinutes;
    const start = stretch.start + (late === 0 ? 0 : policy.stepMinutes - late) * 60_000;
    const end = start + length * 60_000;
    if (minutesOf({ start, end: stretch.end }) >= length)
      return { from: localTimeOf(start, zone), to: localTimeOf(end, zone) };
  }
  return undefined;
}

/** Of a meeting. */
const USUAL_MINUTES = 60;
