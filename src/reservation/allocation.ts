/**
 * Which resource to give, when several would do: the smallest that satisfies the request; among equals the one this
 * member had before; then the one whose free time around the stay is shortest, so that the long free stretches remain
 * for those who need a whole day. What has to be asked for comes after all that does not.
 */
import { takenOf, type Taken } from './availability.js';
import type { Period } from './period.js';
import type { Resource, UnitId } from './resource.js';

/** One unit for one period: what the database will hold, or refuse. */
export interface Allocation {
  readonly unit: UnitId;
  readonly period: Period;
}

export interface Candidate {
  readonly resource: Resource;
  /** Ordered by unit, then by time: the order in which rivals must take them. */
  readonly allocations: readonly Allocation[];
}

export interface Preference {
  readonly people: number;
  readonly equipment: readonly string[];
  /** Ids of resources the member had here before, latest first. */
  readonly hadBefore: readonly string[];
}

export function allocationsFor(resource: Resource, occupied: readonly Period[]): Allocation[] {
  return resource.units.flatMap((unit) => occupied.map((period) => ({ unit, period })));
}

/** The candidates, best first. `day` is the stretch of time in which free time counts as left to others. */
export function bestFirst(
  candidates: readonly Candidate[],
  preference: Preference,
  taken: Taken,
  day: Period,
): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, cost: costOf(candidate, preference, taken, day) }))
    .sort((one, other) => compare(one.cost, other.cost) || byName(one.candidate, other.candidate))
    .map(({ candidate }) => candidate);
}

/** One booking is either had at once or asked for: of the candidates, best first, those that are had as the first is. */
export function alike(candidates: readonly Candidate[]): Candidate[] {
  const [first] = candidates;
  return candidates.filter((one) => needsApproval(one) === (first !== undefined && needsApproval(first)));
}

export function needsApproval({ resource }: Candidate): boolean {
  return resource.policy.needsApproval;
}

/** Compared place by place, lower first. */
type Cost = readonly number[];

function costOf(candidate: Candidate, wish: Preference, taken: Taken, day: Period): Cost {
  const { resource, allocations } = candidate;
  const had = wish.hadBefore.indexOf(resource.id);
  return [
    needsApproval(candidate) ? 1 : 0,
    resource.capacity - wish.people,
    resource.units.length,
    resource.equipment.length - wish.equipment.length,
    had === -1 ? wish.hadBefore.length : had,
    freeAround(allocations, taken, day),
  ];
}

/** Milliseconds of the free stretches that these allocations would break into. */
function freeAround(allocations: readonly Allocation[], taken: Taken, day: Period): number {
  let sum = 0;
  for (const { unit, period } of allocations) {
    let { start, end } = day;
    for (const other of takenOf(unit, taken)) {
      if (other.end <= period.start) start = Math.max(start, other.end);
      else if (other.start >= period.end) end = Math.min(end, other.start);
    }
    sum += end - start;
  }
  return sum;
}

function compare(one: Cost, other: Cost): number {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

/** "Open space 2" before "Open space 10". */
function byName(one: Candidate, other: Candidate): number {
  return (
    NATURAL.compare(one.resource.name, other.resource.name) || (one.resource.id < other.resource.id ? -1 : 1)
  );
}

const NATURAL = new Intl.Collator('fr', { numeric: true });
