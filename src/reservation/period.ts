/**
 * A period is a stretch of time: its first moment belongs to it, its last does not. So a booking that begins when
 * another ends stands beside it, and never upon it.
 */

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Twenty-four hours; a day of the calendar may be shorter or longer. */
export const DAY = 24 * HOUR;

export function overlaps(one: Period, other: Period): boolean {
  return one.start < other.end && other.start < one.end;
}

export function contains(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function minutesOf(period: Period): number {
  return (period.end - period.start) / MINUTE;
}

/** The same time, sorted, with what overlaps or touches joined into one. Empty periods vanish. */
export function join(periods: readonly Period[]): Period[] {
  const joined: Period[] = [];
  for (const period of periods.filter(hasLength).sort(byStart)) {
    const last = joined.at(-1);
    if (last === undefined || last.end < period.start) joined.push(period);
    else if (last.end < period.end) joined[joined.length - 1] = { start: last.start, end: period.end };
  }
  return joined;
}

/** What remains of `periods` once `taken` is gone: sorted, disjoint. */
export function subtract(periods: readonly Period[], taken: readonly Period[]): Period[] {
  const obstacles = join(taken);
  return join(periods).flatMap((period) => remaindersOf(period, obstacles));
}

/** What `periods` and `others` have in common: sorted, disjoint. */
export function intersect(periods: readonly Period[], others: readonly Period[]): Period[] {
  const within = join(others);
  return join(periods).flatMap((period) =>
    within
      .filter((other) => overlaps(period, other))
      .map((other) => ({ start: Math.max(period.start, other.start), end: Math.min(period.end, other.end) })),
  );
}

/** The period with some minutes more at its end; `expand(expand(p, n), -n)` is `p`. */
export function expand(period: Period, minutes: number): Period {
  return { start: period.start, end: period.end + minutes * MINUTE };
}

function remaindersOf(period: Period, obstacles: readonly Period[]): Period[] {
  const left: Period[] = [];
  let start = period.start;
  for (const obstacle of obstacles) {
    if (obstacle.end <= start) continue;
    if (obstacle.start >= period.end) break;
    if (start < obstacle.start) left.push({ start, end: obstacle.start });
    start = obstacle.end;
  }
  if (start < period.end) left.push({ start, end: period.end });
  return left;
}

function hasLength(period: Period): boolean {
  return period.start < period.end;
}

function byStart(one: Period, other: Period): number {
  return one.start - other.start;
}
