/** What must be known of the place and its neighbours to decide where everybody goes. Read once for all of them. */
import { takenTime } from '../availability/taken-time.js';
import type { Sql } from '../platform/database/database.js';
import { DAY, type Instant, type Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { neighboursOf } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { InTheWay } from './closing.js';

export interface Surroundings {
  /** With what is to be closed closed in it. */
  readonly network: Network;
  readonly telecentre: Telecentre;
  /** Nearest first. */
  readonly neighbours: readonly Neighbour[];
  /** Grows by what is given to those who are placed. */
  readonly taken: Map<UnitId, readonly Period[]>;
  readonly now: Instant;
}

export interface Neighbour {
  readonly telecentre: Telecentre;
  readonly distanceKm: number;
}

/** As the crow flies. On these roads it is nearly an hour, and nobody drives longer to a desk. */
const WITHIN_REASON_KM = 40;
/** Of so many within reason one is free, or none is. */
const NEIGHBOURS_ASKED = 12;

export async function readSurroundings(
  sql: Sql,
  network: Network,
  slug: string,
  inTheWay: readonly InTheWay[],
  now: Instant,
): Promise<Surroundings | null> {
  const telecentre = network.telecentres.get(slug);
  if (telecentre === undefined) return null;
  const neighbours = neighboursOf(telecentre, network)
    .flatMap(({ telecentre: other, distanceKm }) =>
      distanceKm !== null && distanceKm <= WITHIN_REASON_KM ? [{ telecentre: other, distanceKm }] : [],
    )
    .slice(0, NEIGHBOURS_ASKED);
  const places = [telecentre, ...neighbours.map((one) => one.telecentre)];
  const units = [...new Set(places.flatMap(({ resources }) => resources.flatMap((one) => one.units)))];
  const window = windowAround(inTheWay);
  const taken = window === null ? [] : (await takenTime(sql, { units, window }, now)).taken;
  return { network, telecentre, neighbours, taken: new Map(taken), now };
}

/** With a day on either side: half-days differ from place to place. */
function windowAround(inTheWay: readonly InTheWay[]): Period | null {
  if (inTheWay.length === 0) return null;
  return {
    start: Math.min(...inTheWay.map(({ booking }) => booking.start)) - DAY,
    end: Math.max(...inTheWay.map(({ booking }) => booking.end)) + DAY,
  };
}
