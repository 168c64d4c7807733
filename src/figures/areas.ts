/** Departments and the network: what their places add up to. How many people came is told of whole areas only. */
import type { Telecentre } from '../telecentres/network.js';
import type { AreaPeopleRow } from './figures.queries.js';
import { sumOf, type Occupancy, type Use } from './occupancy.js';
import { toldAreas, type Told } from './small-numbers.js';

export interface PlaceUse {
  readonly telecentre: Telecentre;
  readonly now: Occupancy;
  readonly before: Occupancy;
}

export interface AreaOfPlaces {
  readonly area:
    | { readonly kind: 'network' }
    | { readonly kind: 'department'; readonly code: string; readonly name: string };
  readonly now: Use;
  readonly before: Use;
  /** Null: not told; undefined: only some of its places are the reader's. */
  readonly people: Told | undefined;
  /** None for the network: they stand in its departments. */
  readonly places: readonly PlaceUse[];
}

export interface LookedAfter {
  readonly departments: readonly string[];
  readonly network: boolean;
}

export function areasOf(
  uses: readonly PlaceUse[],
  people: readonly AreaPeopleRow[],
  whole: LookedAfter,
): AreaOfPlaces[] {
  const counts = new Map(people.map((row) => [row.telecentreId ?? row.department, row.people]));
  const departments = departmentsOf(uses);
  const counted = departments.map(({ area, places }) => ({
    people: peopleOf(area.code),
    parts: places.filter(isUsed).map(({ telecentre }) => peopleOf(telecentre.id)),
  }));
  const toldThere = toldAreas(peopleOf(null), counted);
  const network = {
    area: { kind: 'network' as const },
    ...sumsOf(uses),
    people: toldThere.all,
    places: [],
  };
  return [
    ...(whole.network ? [network] : []),
    ...departments.map((one, index) => ({
      ...one,
      people: whole.departments.includes(one.area.code) ? toldThere.areas[index] : undefined,
    })),
  ];

  /** Of the others everybody sees that nobody came. */
  function isUsed({ telecentre, now }: PlaceUse): boolean {
    return now.used > 0 || peopleOf(telecentre.id) > 0;
  }

  /** Of a telecentre, a department, or all. */
  function peopleOf(area: number | string | null): number {
    return counts.get(area) ?? 0;
  }
}

function departmentsOf(uses: readonly PlaceUse[]) {
  const codes = [...new Set(uses.map(({ telecentre }) => telecentre.department.code))].sort();
  return codes.map((code) => {
    const places = uses.filter(({ telecentre }) => telecentre.department.code === code);
    const name = places[0]?.telecentre.department.name ?? code;
    return { area: { kind: 'department' as const, code, name }, ...sumsOf(places), places };
  });
}

function sumsOf(places: readonly PlaceUse[]): { readonly now: Use; readonly before: Use } {
  return { now: sumOf(places.map(({ now }) => now)), before: sumOf(places.map(({ before }) => before)) };
}
