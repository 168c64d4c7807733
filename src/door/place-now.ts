/** What a place is at this moment: free until when, taken until when, or shut. Pure. */
import { splitDay, type Taken } from '../reservation/availability.js';
import { localDateOf } from '../reservation/local-time.js';
import { segmentsOn, type OpeningHours } from '../reservation/opening-hours.js';
import { join, overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';

export interface PlaceNow {
  readonly resource: Resource;
  readonly state: 'free' | 'taken' | 'shut';
  /** Until when it is so; null: for the rest of the day. */
  readonly until: Instant | null;
  /** The next stretch of today that somebody has. */
  readonly next: Period | null;
}

export function placeNow(resource: Resource, opening: OpeningHours, taken: Taken, now: Instant): PlaceNow {
  const segments = join(segmentsOn(opening, localDateOf(now, opening.timeZone)));
  const isShut = resource.closures.some(({ period }) => contains(period, now));
  const open = segments.filter(({ end }) => end > now);
  const day = splitDay(resource, open, taken);
  const busy = join(day.taken).filter(({ end }) => end > now);
  const current = busy.find((period) => contains(period, now));
  const next = busy.find(({ start }) => start > now) ?? null;
  const segment = open.find((period) => contains(period, now));
  if (isShut) return { resource, state: 'shut', until: null, next: null };
  if (current) return { resource, state: 'taken', until: current.end, next };
  if (segment === undefined) return { resource, state: 'shut', until: open[0]?.start ?? null, next };
  const until = next !== null && overlaps(next, segment) ? next.start : segment.end;
  return { resource, state: 'free', until, next };
}

function contains({ start, end }: Period, instant: Instant): boolean {
  return start <= instant && instant < end;
}
