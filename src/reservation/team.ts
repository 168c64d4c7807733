/** Several places at one time, all or nothing: which of those that are free a team gets. */
import { alike, type Candidate } from './allocation.js';
import { decide, type Facts, type Request } from './decide.js';
import type { Violation } from './refusal.js';
import type { Resource, UnitId } from './resource.js';
import { sideBySide } from './side-by-side.js';
import type { Stay } from './stay.js';
import type { Instant } from './period.js';

export interface WantedPlaces {
  readonly request: Request;
  /** That one, or all that serve as the kind. */
  readonly resources: readonly Resource[];
  readonly count: number;
}

export interface TeamFacts extends Omit<Facts, 'resources'> {
  /** All of the telecentre: between which others a desk stands. */
  readonly desks: readonly Resource[];
}

export type TeamDecision =
  /** For each of what was wanted, in its order, what they get. */
  | { readonly outcome: 'seated'; readonly stay: Stay; readonly seats: readonly (readonly Candidate[])[] }
  | { readonly outcome: 'incomplete'; readonly places: readonly Shortfall[] };

/** Of one thing that was wanted. */
export interface Shortfall {
  /** How many of it they could have besides the rest. */
  readonly had: number;
  /** The rules that are against it; none: others have the time. */
  readonly violations: readonly Violation[];
}

/** A telecentre has few rooms; where they can be given in more ways than these, one that will do is among them. */
const WAYS_TRIED = 500;

/** `together`: desks side by side, as far as can be. */
export function seatTeam(
  wanted: readonly WantedPlaces[],
  facts: TeamFacts,
  together: boolean,
  now: Instant,
): TeamDecision {
  const looked = wanted.map(({ request, resources }) => decide(request, { ...facts, resources }, now));
  const [first] = looked;
  const places = wanted.map(({ request, count }, index) => {
    const decision = looked[index];
    const candidates = decision?.outcome === 'allocate' ? decision.candidates : [];
    return { isDesk: request.kind === 'desk', count, candidates };
  });
  if (first?.outcome === 'allocate') {
    const seats = seatsOf(places, together ? facts.desks : null);
    if (seats) return { outcome: 'seated', stay: first.stay, seats };
  }
  const had = hadOf(places);
  return {
    outcome: 'incomplete',
    places: looked.map((decision, index) => ({
      had: had[index] ?? 0,
      violations: decision.outcome === 'rule-broken' ? decision.violations : [],
    })),
  };
}

interface Places {
  readonly isDesk: boolean;
  readonly count: number;
  /** Best first. */
  readonly candidates: readonly Candidate[];
}

/** Rooms first, the rarest before the others: of desks there are many, and they follow. */
function seatsOf(places: readonly Places[], allDesks: readonly Resource[] | null): Candidate[][] | null {
  const rooms = places
    .flatMap((one, place) => (one.isDesk ? [] : Array.from({ length: one.count }, () => ({ ...one, place }))))
    .sort((one, other) => one.candidates.length - other.candidates.length);
  let ways = 0;
  return give(0, []);

  function give(next: number, given: readonly Given[]): Candidate[][] | null {
    const room = rooms[next];
    if (room === undefined) return seatAtDesks(places, given, allDesks);
    for (const candidate of free(room.candidates, given)) {
      if (ways === WAYS_TRIED) return null;
      ways += 1;
      const seats = give(next + 1, [...given, { place: room.place, candidate }]);
      if (seats) return seats;
    }
    return null;
  }
}

interface Given {
  /** The index of what was wanted. */
  readonly place: number;
  readonly candidate: Candidate;
}

function seatAtDesks(
  places: readonly Places[],
  rooms: readonly Given[],
  allDesks: readonly Resource[] | null,
): Candidate[][] | null {
  const wanted = places.flatMap(({ isDesk, count }, place) =>
    isDesk ? Array.from({ length: count }, () => place) : [],
  );
  // Desks are all alike: what does for one of them does for the others, unless a rule is against one.
  const [candidates = []] = places
    .filter(({ isDesk }) => isDesk)
    .map((one) => free(one.candidates, rooms))
    .sort((one, other) => one.length - other.length);
  const desks = chosenDesks(candidates, wanted.length, allDesks);
  if (desks === null) return null;
  const given = [...rooms, ...desks.map((candidate, index) => ({ place: wanted[index] ?? -1, candidate }))];
  return places.map((_, index) =>
    given.filter(({ place }) => place === index).map(({ candidate }) => candidate),
  );
}

/** What is had at once goes before what must be asked for. One alone has no neighbour: the best that there is. */
function chosenDesks(
  candidates: readonly Candidate[],
  count: number,
  allDesks: readonly Resource[] | null,
): readonly Candidate[] | null {
  if (candidates.length < count) return null;
  const atOnce = alike(candidates);
  const among = atOnce.length < count ? candidates : atOnce;
  if (allDesks === null || count < 2) return among.slice(0, count);
  const resources = among.map(({ resource }) => resource);
  const chosen = sideBySide(resources, allDesks, count)?.desks ?? [];
  return chosen.flatMap(({ id }) => among.find(({ resource }) => resource.id === id) ?? []);
}

/** One after the other, as they come. */
function hadOf(places: readonly Places[]): number[] {
  const given: Given[] = [];
  return places.map(({ candidates, count }, place) => {
    for (let had = 0; had < count; had++) {
      const [candidate] = free(candidates, given);
      if (candidate === undefined) return had;
      given.push({ place, candidate });
    }
    return count;
  });
}

function free(candidates: readonly Candidate[], given: readonly Given[]): Candidate[] {
  const used = new Set(given.flatMap(({ candidate }) => unitsOf(candidate)));
  return candidates.filter((one) => !unitsOf(one).some((unit) => used.has(unit)));
}

function unitsOf({ resource }: Candidate): readonly UnitId[] {
  return resource.units;
}
