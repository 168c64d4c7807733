/** How the time of a place divides: taken, held for somebody, closed, free. Each moment is one of them, never two. */
import { openPeriods, type Closure, type OpeningHours } from '../reservation/opening-hours.js';
import { join, intersect, subtract, type Period } from '../reservation/period.js';

/** Somebody's time on one of the units; `held` while they have still to confirm it. */
export interface Occupied extends Period {
  readonly held: boolean;
}

export interface Division {
  readonly window: Period;
  /** By bookings, and by what is in another calendar. */
  readonly busy: readonly Period[];
  /** By holds that still stand. */
  readonly tentative: readonly Period[];
  /** Closing hours and closures, as far as nobody is there all the same. */
  readonly unavailable: readonly Period[];
  readonly free: readonly Period[];
}

export function divide(
  opening: OpeningHours,
  closures: readonly Closure[],
  occupied: readonly Occupied[],
  window: Period,
): Division {
  const busy = intersect(
    [window],
    occupied.filter(({ held }) => !held),
  );
  const tentative = subtract(
    intersect(
      [window],
      occupied.filter(({ held }) => held),
    ),
    busy,
  );
  const taken = join([...busy, ...tentative]);
  const open = openPeriods(opening, closures, window);
  return {
    window,
    busy,
    tentative,
    unavailable: subtract([window], [...open, ...taken]),
    free: subtract(open, taken),
  };
}

export const STATES = ['free', 'busy', 'tentative', 'unavailable'] as const;
export type State = (typeof STATES)[number];

/** What holds at that moment, and until when; until null: as far as we look. */
export function stateAt(
  division: Division,
  now: number,
): { readonly state: State; readonly until: number | null } {
  for (const state of STATES) {
    const period = division[state].find(({ start, end }) => start <= now && now < end);
    if (period) return { state, until: period.end < division.window.end ? period.end : null };
  }
  return { state: 'unavailable', until: null };
}
