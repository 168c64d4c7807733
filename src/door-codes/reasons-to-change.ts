/** Why what opens a door should be changed: it is old, or somebody knows it who came to nothing. Pure. */
import { DAY, type Instant } from '../reservation/period.js';
import type { KeptWay } from './door-codes.queries.js';
import type { Showing } from './showings.queries.js';

export type ReasonToChange =
  | { readonly kind: 'old' }
  /** Seen for a booking that was cancelled afterwards, or by a tenant who had to leave. */
  | { readonly kind: 'seen-then-cancelled'; readonly showing: Showing };

/** Half a year: many have come and gone by then. */
export const GETS_OLD_AFTER = 182 * DAY;

/** Where a key lies is no secret that wears out by being old. */
export function reasonsToChange(
  way: Pick<KeptWay, 'means' | 'resource' | 'validFrom' | 'changedAt'>,
  showings: readonly Showing[],
  now: Instant,
): ReasonToChange[] {
  const isOld = way.means === 'code' && now - way.validFrom > GETS_OLD_AFTER;
  // Of somebody who looked several times, the last is enough.
  const cancelled = new Map(
    showings
      .filter((showing) => showing.cancelledAfter && concerns(showing, way))
      .toReversed()
      .map((showing) => [showing.reference, showing] as const),
  );
  return [
    ...(isOld ? [{ kind: 'old' } as const] : []),
    ...[...cancelled.values()].map((showing) => ({ kind: 'seen-then-cancelled', showing }) as const),
  ];
}

/** They were shown what opens this door, as it is now; of a room, when that room was theirs. */
export function concerns(
  { at, resource }: Showing,
  way: Pick<KeptWay, 'resource' | 'validFrom' | 'changedAt'>,
): boolean {
  return (
    resource !== null &&
    at >= Math.min(way.validFrom, way.changedAt) &&
    (way.resource === null || way.resource === resource)
  );
}
