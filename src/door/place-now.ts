/** What a place is at this moment: free until when, taken until when, or shut. Pure. */
import { splitDay, type Taken } from '../reservation/availability.js';
import { localDateOf } from '../reservation/local-time.js';
import { segmentsOn, type Closure, type OpeningHours } from '../reservation/opening-hours.js';
import { join, overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';

export interface PlaceNow {
  readonly resource: Resource;
  readonly state: 'free' | 'taken' | 'shut';
  /** Until when it is so; null: for the rest of the day. */
  readonly until: Instant | null;
  /** The next stretch of today that somebody has. */
  readonly next: Period | null;
  /** While it is closed on purpose, and not only outside its hours. */
  readonly closing: ClosingNow | null;
}

export interface ClosingNow {
  readonly why: string;
  readonly until: Instant;
}

export function placeNow(resource: Resource, opening: OpeningHours, taken: Taken, now: Instant): PlaceNow {
  const segments = join(segmentsOn(opening, localDateOf(now, opening.timeZone)));
  const closing = closingNow(resource.closures, now);
  const open = segments.filter(({ end }) => end > now);
  const day = splitDay(resource, open, taken);
  const busy = join(day.taken).filter(({ end }) => end > now);
  const current = busy.find((period) => contains(period, now));
  const next = busy.find(({ start }) => start > now) ?? null;
  const segment = open.find((period) => contains(period, now));
  if (closing) return { resource, state: 'shut', until: null, next: null, closing };
  if (current) return { resource, state: 'taken', until: current.end, next, closing };
  if (segment === undefined) return { resource, state: 'shut', until: open[0]?.start ?? null, next, closing };
  const until = next !== null && overlaps(next, segment) ? next.start : segment.end;
  return { resource, state: 'free', until, next, closing };
}

/** One that begins where another ends goes on with it. */
function closingNow(closures: readonly Closure[], now: Instant): ClosingNow | null {
  const closure = closures.find(({ period }) => contains(period, now));
  if (closure === undefined) return null;
  const whole = join(closures.map(({ period }) => period)).find((period) => contains(period, now));
  return { why: closure.reason, until: whole?.end ?? closure.period.end };
}

function contains({ start, end }: Period, instant: Instant): boolean {
  return start <= instant && instant < end;
}
