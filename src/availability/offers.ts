import type { Taken } from '../reservation/availability.js';
import { alike } from '../reservation/allocation.js';
import { decide, factsWindow, type Request } from '../reservation/decide.js';
import { KINDS } from '../reservation/kind.js';
import type { Instant, Period } from '../reservation/period.js';
import { servesAs, type Resource, type UnitId } from '../reservation/resource.js';
import type { Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';

/** What the engine would give at a telecentre, and how many such resources are free. */
export interface Offer {
  readonly telecentre: Telecentre;
  readonly distanceKm: number | null;
  readonly resource: Resource;
  readonly stay: Stay;
  readonly freeUnits: number;
}

/** A telecentre that may have what is asked for, with the resources to look at. */
export interface Prospect {
  readonly telecentre: Telecentre;
  readonly distanceKm: number | null;
  readonly resources: readonly Resource[];
  readonly window: Period;
}

/** Null when no fact about occupied time could make the telecentre an offer: no such kind, or shut. */
export function prospectOf(
  telecentre: Telecentre,
  distanceKm: number | null,
  request: Request,
): Prospect | null {
  const { kind } = request;
  const resources = telecentre.resources.filter((one) => kind === null || servesAs(one, kind));
  if (resources.length === 0) return null;
  const window = factsWindow(request, telecentre.opening, resources);
  return window && { telecentre, distanceKm, resources, window };
}

export function unitsOf(prospects: readonly Prospect[]): UnitId[] {
  return [...new Set(prospects.flatMap(({ resources }) => resources.flatMap((one) => one.units)))];
}

/** One window that covers them all: half-days differ by an hour or two from place to place. */
export function windowOf(prospects: readonly Prospect[]): Period {
  return {
    start: Math.min(...prospects.map(({ window }) => window.start)),
    end: Math.max(...prospects.map(({ window }) => window.end)),
  };
}

/** At most one offer for each kind: people choose a place, and leave the desk to the engine. */
export function offersOf(prospect: Prospect, request: Request, taken: Taken, now: Instant): Offer[] {
  const kinds = request.kind === null ? KINDS : [request.kind];
  return kinds.flatMap((kind) => {
    const facts = {
      opening: prospect.telecentre.opening,
      resources:
        request.kind === null ? prospect.resources.filter((one) => one.kind === kind) : prospect.resources,
      taken,
      hadBefore: [],
    };
    const decision = decide({ ...request, kind }, facts, now);
    if (decision.outcome !== 'allocate') return [];
    const [best] = decision.candidates;
    if (best === undefined) return [];
    const { telecentre, distanceKm } = prospect;
    return [
      {
        telecentre,
        distanceKm,
        resource: best.resource,
        stay: decision.stay,
        freeUnits: alike(decision.candidates).length,
      },
    ];
  });
}
