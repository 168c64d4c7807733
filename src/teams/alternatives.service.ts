import { Injectable } from '@nestjs/common';
import { takenTime } from '../availability/taken-time.js';
import type { Candidate } from '../reservation/allocation.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Stay } from '../reservation/stay.js';
import { neighboursOf } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { seat, unitsWanted, windowWanted } from './seating.js';
import { wantedAt, wantedElsewhere, type TeamTarget, type TeamWish } from './team-wish.js';

/** Where else, or when else that day, the whole team has room. */
export interface TeamOffer {
  readonly telecentre: Telecentre;
  readonly distanceKm: number | null;
  readonly stay: Stay;
  readonly candidates: readonly Candidate[];
}

interface Prospect extends TeamTarget {
  readonly distanceKm: number | null;
}

/** Nobody reads more, when a whole team has to agree on it. */
const OFFERED_ELSEWHERE = 2;
/** Other telecentres are looked for among this many nearest ones that have such places. */
const PLACES_LOOKED_AT = 6;

@Injectable()
export class TeamAlternatives {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The other half-days of the day there, then the nearest other telecentres at the same time. */
  async of(
    wish: TeamWish,
    telecentre: Telecentre,
    date: LocalDate,
    network: Network,
  ): Promise<readonly TeamOffer[]> {
    const then = otherTimes(wish, date).map((time) => wantedAt(telecentre, { ...wish, time }));
    const here = then.map((wanted) => ({ telecentre, wanted, distanceKm: null }));
    const others = await this.offered(elsewhere(wish, telecentre, network), wish);
    return [...(await this.offered(here, wish)), ...others.slice(0, OFFERED_ELSEWHERE)];
  }

  private async offered(prospects: readonly Prospect[], { together }: TeamWish): Promise<TeamOffer[]> {
    const windows = prospects.flatMap((one) => windowWanted(one) ?? []);
    if (windows.length === 0) return [];
    const now = this.clock.now();
    const units = prospects.flatMap(({ wanted }) => unitsWanted(wanted));
    const window = {
      start: Math.min(...windows.map(({ start }) => start)),
      end: Math.max(...windows.map(({ end }) => end)),
    };
    const facts = await takenTime(this.database, { units: [...new Set(units)], window }, now);
    return prospects.flatMap((prospect) => {
      const decision = seat(prospect, facts, { together }, now);
      if (decision.outcome !== 'seated') return [];
      const { telecentre, distanceKm } = prospect;
      return [{ telecentre, distanceKm, stay: decision.stay, candidates: decision.seats.flat() }];
    });
  }
}

function otherTimes({ time }: TeamWish, date: LocalDate): TeamWish['time'][] {
  const asked = 'halfDay' in time ? time.halfDay : null;
  return HALF_DAYS.filter((halfDay) => halfDay !== 'day' && halfDay !== asked).map((halfDay) => ({
    date,
    halfDay,
  }));
}

function elsewhere(wish: TeamWish, telecentre: Telecentre, network: Network): Prospect[] {
  const prospects: Prospect[] = [];
  for (const { telecentre: other, distanceKm } of neighboursOf(telecentre, network)) {
    if (prospects.length === PLACES_LOOKED_AT) break;
    const wanted = wantedElsewhere(other, wish, network);
    if (wanted.every(({ resources, count }) => resources.length >= count))
      prospects.push({ telecentre: other, distanceKm, wanted });
  }
  return prospects;
}
