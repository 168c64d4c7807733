/** Of twelve desks nobody reads twelve lines: how many are free, and until when one surely is. */
import type { Instant } from '../reservation/period.js';
import type { ClosingNow, PlaceNow } from './place-now.js';

export interface DesksNow {
  readonly state: PlaceNow['state'];
  readonly free: number;
  readonly all: number;
  /** The latest until which one of those that are free now stays so; of shut ones, when the first opens; null: unknown. */
  readonly until: Instant | null;
  /** When they are all closed on purpose. */
  readonly closing: ClosingNow | null;
}

export function placesWithDesksTogether<Place extends PlaceNow>(
  places: readonly Place[],
): { readonly desks: DesksNow | null; readonly others: readonly Place[] } {
  const desks = places.filter(({ resource }) => resource.kind === 'desk');
  const others = places.filter(({ resource }) => resource.kind !== 'desk');
  return desks.length < 2
    ? { desks: null, others: [...desks, ...others] }
    : { desks: together(desks), others };
}

function together(desks: readonly PlaceNow[]): DesksNow {
  const free = desks.filter(({ state }) => state === 'free');
  const counts = { free: free.length, all: desks.length, closing: null };
  if (free.length > 0) return { state: 'free', ...counts, until: Math.max(...moments(free)) };
  if (desks.some(({ state }) => state === 'taken')) return { state: 'taken', ...counts, until: null };
  const opens = moments(desks);
  const until = opens.length === 0 ? null : Math.min(...opens);
  return { ...counts, state: 'shut', until, closing: closingOf(desks) };
}

/** The first to open again says why: of several reasons it is the one that matters soonest. */
export function closingOf(places: readonly PlaceNow[]): ClosingNow | null {
  const closings = places.flatMap(({ closing }) => (closing === null ? [] : [closing]));
  if (closings.length < places.length) return null;
  return closings.sort((one, other) => one.until - other.until)[0] ?? null;
}

function moments(places: readonly PlaceNow[]): Instant[] {
  return places.flatMap(({ until }) => (until === null ? [] : [until]));
}
