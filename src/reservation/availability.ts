/**
 * What is free: open time less taken time. Whatever stands in `taken` occupies its unit, whoever owns it, so the same
 * answer serves a booking, a move and the picture of a day.
 */
import { expand, intersect, join, overlaps, subtract, type Period } from './period.js';
import type { Policy } from './policy.js';
import type { Resource, UnitId } from './resource.js';
import type { Stay } from './stay.js';

/** The occupied time of each unit; a unit without an entry is free. */
export type Taken = ReadonlyMap<UnitId, readonly Period[]>;

/** What a stay would occupy under this policy: its periods, each with the minutes kept free after it. */
export function occupiedBy(stay: Stay, policy: Policy): Period[] {
  return join(stay.periods.map((period) => expand(period, policy.minutesBetween)));
}

/** Whether every unit of the resource is free for all of `periods`. */
export function isFree(resource: Resource, periods: readonly Period[], taken: Taken): boolean {
  return resource.units.every((unit) =>
    takenOf(unit, taken).every((occupied) => !periods.some((period) => overlaps(occupied, period))),
  );
}

/** The open time of a resource, split into what is taken and what is free: disjoint, and together all of `open`. */
export function splitDay(
  resource: Resource,
  open: readonly Period[],
  taken: Taken,
): { readonly taken: Period[]; readonly free: Period[] } {
  const occupied = resource.units.flatMap((unit) => takenOf(unit, taken));
  return { taken: intersect(open, occupied), free: subtract(open, occupied) };
}

export function takenOf(unit: UnitId, taken: Taken): readonly Period[] {
  return taken.get(unit) ?? NOTHING;
}

const NOTHING: readonly Period[] = [];
