/**
 * Whoever comes every Thursday sits at the same desk: of places that are equally large, the one that is free on the most
 * dates goes first on all of them; then the one they had before; then what each date by itself would choose. A larger
 * room is not taken only to stay in it: others need it.
 */
import type { Candidate } from '../reservation/allocation.js';
import type { Resource } from '../reservation/resource.js';

/** `dates`: for each date what could be had, best first; none where nothing can. */
export function sameSeatFirst(
  dates: readonly (readonly Candidate[])[],
  hadBefore: readonly string[],
): Candidate[][] {
  const rank = new Map(
    [...countedPlaces(dates).values()]
      .sort((one, other) => compare(orderOf(one, hadBefore), orderOf(other, hadBefore)))
      .map(({ resource }, index) => [resource.id, index]),
  );
  const rankOf = ({ resource }: Candidate): number => rank.get(resource.id) ?? rank.size;
  return dates.map((candidates) => [...candidates].sort((one, other) => rankOf(one) - rankOf(other)));
}

interface CountedPlace {
  readonly resource: Resource;
  freeOn: number;
  /** How far from the best it stood, on all of these dates together. */
  behind: number;
}

function countedPlaces(dates: readonly (readonly Candidate[])[]): Map<string, CountedPlace> {
  const places = new Map<string, CountedPlace>();
  for (const candidates of dates) {
    for (const [index, { resource }] of candidates.entries()) {
      const place = places.get(resource.id) ?? { resource, freeOn: 0, behind: 0 };
      place.freeOn++;
      place.behind += index;
      places.set(resource.id, place);
    }
  }
  return places;
}

function orderOf({ resource, freeOn, behind }: CountedPlace, hadBefore: readonly string[]): number[] {
  const had = hadBefore.indexOf(resource.id);
  return [
    resource.capacity,
    resource.units.length,
    -freeOn,
    had === -1 ? hadBefore.length : had,
    behind / freeOn,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}
