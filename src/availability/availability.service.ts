import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Request } from '../reservation/decide.js';
import { addDays, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { MINUTE, type Period } from '../reservation/period.js';
import type { WantedTime } from '../reservation/stay.js';
import { byDistance, neighboursOf, type Place } from '../telecentres/near.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { offersOf, prospectOf, unitsOf, windowOf, type Offer, type Prospect } from './offers.js';
import { takenTime, takenTimeOfTwo, type TakenTime } from './taken-time.js';

export interface Search {
  readonly request: Request;
  /** Which telecentres to look at, and from where to measure; null when there is no such place in this network. */
  readonly within: (network: Network) => SearchArea | null;
  readonly limit: number;
}

export interface SearchArea {
  readonly telecentres: Iterable<Telecentre>;
  readonly place: Place | undefined;
}

export interface DayFacts extends TakenTime {
  readonly telecentre: Telecentre;
  /** From its midnight to the next. */
  readonly window: Period;
}

/** Telecentres looked at in the first statement, at least; twice as many in the next, when these have not enough. */
const FIRST_LOOK = 12;

/** How many other half-days, and how many other places, are proposed to somebody who came too late. */
const ALTERNATIVES_OF_A_SORT = 3;
/** Other places are looked for among this many nearest ones that are open then. */
const PLACES_LOOKED_AT = 4;
/** Other half-days are looked for on that day and as many following ones. */
const DAYS_LOOKED_AT = 3;

@Injectable()
export class AvailabilityService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** What is free, nearest first; null when the search names a place that is not there. */
  async search(search: Search): Promise<Offer[] | null> {
    const found = await this.directory.upToDate((network) => this.searchIn(network, search));
    return found && found.offers;
  }

  /** What occupies the units of a telecentre on one of its days; null when there is no such telecentre. */
  async dayOf(slug: string, date: LocalDate): Promise<DayFacts | null> {
    return this.directory.upToDate(async (network) => {
      const telecentre = network.telecentres.get(slug);
      if (telecentre === undefined) return null;
      const zone = telecentre.opening.timeZone;
      const window = {
        start: openingInstant(date, '00:00', zone),
        end: openingInstant(addDays(date, 1), '00:00', zone),
      };
      const units = telecentre.resources.flatMap((resource) => resource.units);
      return { telecentre, window, ...(await takenTime(this.database, { units, window }, this.clock.now())) };
    });
  }

  /** For somebody who came too late: the same place at other half-days, then the nearest other places. */
  async alternatives(request: Request, telecentre: Telecentre, date: LocalDate): Promise<Offer[]> {
    const network = await this.directory.current();
    const here = otherTimes(request, date).flatMap((other) => {
      const prospect = prospectOf(telecentre, 0, other);
      return prospect ? [{ prospect, request: other }] : [];
    });
    const elsewhere = prospectsOf(neighboursOf(telecentre, network), request, PLACES_LOOKED_AT).map(
      (prospect) => ({ prospect, request }),
    );

    const now = this.clock.now();
    const { taken } = await takenTimeOfTwo(this.database, questionOf(here), questionOf(elsewhere), now);
    return [here, elsewhere].flatMap((group) => {
      const found: Offer[] = [];
      for (const one of group) {
        if (found.length === ALTERNATIVES_OF_A_SORT) break;
        found.push(...offersOf(one.prospect, one.request, taken, now).slice(0, 1));
      }
      return found;
    });
  }

  private async searchIn(
    network: Network,
    search: Search,
  ): Promise<{ offers: Offer[]; version: number } | null> {
    const area = search.within(network);
    if (area === null) return null;
    const now = this.clock.now();
    const near = byDistance(area.telecentres, area.place);
    const offers: Offer[] = [];
    let version = 0;
    let look = Math.max(FIRST_LOOK, search.limit);
    for (let from = 0; from < near.length && offers.length < search.limit; look *= 2) {
      const prospects = prospectsOf(near.slice(from, from + look), search.request, look);
      from += look;
      if (prospects.length === 0) continue;
      const question = { units: unitsOf(prospects), window: windowOf(prospects) };
      const facts = await takenTime(this.database, question, now);
      version = Math.max(version, facts.version);
      offers.push(...prospects.flatMap((prospect) => offersOf(prospect, search.request, facts.taken, now)));
    }
    // Nothing read: then nothing was open in the network as we know it, and only its version tells whether it still is.
    if (version === 0) version = (await this.directory.fresh()).version;
    return { offers: offers.slice(0, search.limit), version };
  }
}

function prospectsOf(near: ReturnType<typeof byDistance>, request: Request, atMost: number): Prospect[] {
  const prospects: Prospect[] = [];
  for (const { telecentre, distanceKm } of near) {
    if (prospects.length === atMost) break;
    const prospect = prospectOf(telecentre, distanceKm, request);
    if (prospect) prospects.push(prospect);
  }
  return prospects;
}

/**
 * Where the same request might do at another time. For a half-day: the other half, then both halves of the days that
 * follow. For hours: as many hours sooner or later that day, and then half-days.
 */
function otherTimes(request: Request, date: LocalDate): Request[] {
  const { time } = request;
  const halves =
    'halfDay' in time && time.halfDay === 'afternoon'
      ? (['afternoon', 'morning'] as const)
      : (['morning', 'afternoon'] as const);
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_, later) => addDays(date, later));
  const halfDays = days.flatMap((day) => halves.map((halfDay) => ({ date: day, halfDay })));
  return [...shifted(time), ...halfDays]
    .filter((other) => !isSame(other, time))
    .map((other) => ({ ...request, time: other }));
}

function shifted(time: WantedTime): WantedTime[] {
  if ('halfDay' in time || !('instant' in time.start) || !('instant' in time.end)) return [];
  const { start, end } = { start: time.start.instant, end: time.end.instant };
  return [1, -1, 2, -2, 3, -3].map((times) => ({
    start: { instant: start + times * (end - start) },
    end: { instant: end + times * (end - start) },
  }));
}

function isSame(one: WantedTime, other: WantedTime): boolean {
  return 'halfDay' in one && 'halfDay' in other && one.date === other.date && one.halfDay === other.halfDay;
}

function questionOf(group: readonly { readonly prospect: Prospect }[]): { units: number[]; window: Period } {
  const prospects = group.map(({ prospect }) => prospect);
  if (prospects.length === 0) return { units: [], window: { start: 0, end: MINUTE } };
  return { units: unitsOf(prospects), window: windowOf(prospects) };
}
