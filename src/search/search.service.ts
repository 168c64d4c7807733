import { Injectable } from '@nestjs/common';
import { offersOf, unitsOf, windowOf, type Offer, type Prospect } from '../availability/offers.js';
import { takenTime } from '../availability/taken-time.js';
import { wantedTimeOf, type WishedTime } from '../booking-forms/wish.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Taken } from '../reservation/availability.js';
import { decide, type Request } from '../reservation/decide.js';
import { addDays, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import { missingEquipment, servesAs } from '../reservation/resource.js';
import { byDistance } from '../telecentres/near.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { Criteria } from './criteria.js';
import { lastDayToBook } from './last-day.js';
import { LATER_LOOKS, laterTimes, otherTimesThatDay } from './other-times.js';

export interface Found {
  /** Nearest first. */
  readonly offers: readonly Offer[];
  /** Near, and with such places, but not then. */
  readonly without: readonly Without[];
  /** The next times at which there is something; looked for only where there is nothing. */
  readonly later: readonly OfferThen[];
  /** Whether there is more further away. */
  readonly goesOn: boolean;
  /** Whether any telecentre has such places at all. */
  readonly existsSomewhere: boolean;
  /** The last day that can be booked, where what was sought is later; else null. */
  readonly until: LocalDate | null;
}

export interface Without {
  readonly telecentre: Telecentre;
  readonly distanceKm: number | null;
  /** Null: somebody else has the time. */
  readonly why: Violation | null;
  /** What is free there on that day all the same. */
  readonly instead: readonly OfferThen[];
}

export interface OfferThen {
  readonly time: WishedTime;
  readonly offer: Offer;
}

/** Some are shut or full: so many more are looked at than shown. */
const MORE_LOOKED_AT = 14;
/** Nearer ones that are full or shut; further down nobody reads. */
const WITHOUT_SHOWN = 6;
/** Two of that day, as a chip of two halves has. */
const INSTEAD_SHOWN = 2;
const LATER_SHOWN = 4;
/** Of the same telecentre, and at the same time: four times the same place is no choice. */
const ALIKE_SHOWN = 2;

/** What is free near somebody, and where nothing is, what comes nearest to it. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** One statement; a second where nothing is free, and more only where nothing is for weeks. */
  async find(criteria: Criteria, shown: number): Promise<Found> {
    const found = await this.directory.upToDate((network) => this.findIn(network, criteria, shown));
    if (found === null) throw new Error('A network is always there.');
    return found;
  }

  private async findIn(
    network: Network,
    criteria: Criteria,
    shown: number,
  ): Promise<Found & { readonly version: number }> {
    const now = this.clock.now();
    const suitable = suitableIn(network, criteria);
    const lookedAt = suitable.slice(0, shown + MORE_LOOKED_AT);
    const until = lastDayToBook(lookedAt, now);
    if (until === null || criteria.time.date > until) {
      const { version } = await this.directory.fresh();
      return { ...NOTHING, existsSomewhere: until !== null, until, version };
    }
    const prospects = lookedAt.map((one) => onDays(one, criteria.time.date, criteria.time.date));
    const { version, taken } = await this.takenAt(prospects, now);
    const request = requestOf(criteria, criteria.time);
    const offers: Offer[] = [];
    const without: Without[] = [];
    for (const prospect of prospects) {
      if (offers.length > shown) break;
      const [offer] = offersOf(prospect, request, taken, now);
      if (offer !== undefined) offers.push(offer);
      else if (without.length < WITHOUT_SHOWN) without.push(withoutAt(prospect, criteria, taken, now));
    }
    const later = offers.length > 0 ? [] : await this.findLater(prospects, criteria, until, now);
    const goesOn = offers.length > shown || suitable.length > prospects.length;
    const found = { offers: offers.slice(0, shown), without, later, goesOn };
    return { ...found, existsSomewhere: true, until: null, version };
  }

  /** As far as it takes: what is shut for the summer is open again in September. */
  private async findLater(
    prospects: readonly Prospect[],
    criteria: Criteria,
    until: LocalDate,
    now: Instant,
  ): Promise<OfferThen[]> {
    const found: OfferThen[] = [];
    for (const look of LATER_LOOKS) {
      const times = laterTimes(criteria.time, look).filter(({ date }) => date <= until);
      const [first, last] = [times.at(0)?.date, times.at(-1)?.date];
      if (first === undefined || last === undefined || found.length > 0) break;
      const there = prospects.map((one) => onDays(one, first, last));
      const { taken } = await this.takenAt(there, now);
      found.push(...soonest(there, criteria, times, taken, now));
    }
    return found;
  }

  private takenAt(prospects: readonly Prospect[], now: Instant) {
    return takenTime(this.database, { units: unitsOf(prospects), window: windowOf(prospects) }, now);
  }
}

const NOTHING = { offers: [], without: [], later: [], goesOn: false } as const;

type Suitable = Omit<Prospect, 'window'>;

/** Those that have what is asked for, whether it is free or not. */
function suitableIn(network: Network, { near, kind, people, equipment }: Criteria): Suitable[] {
  return byDistance(network.telecentres.values(), near?.place).flatMap(({ telecentre, distanceKm }) => {
    const resources = telecentre.resources.filter(
      (one) => servesAs(one, kind) && one.capacity >= people && missingEquipment(one, equipment).length === 0,
    );
    return resources.length === 0 ? [] : [{ telecentre, distanceKm, resources }];
  });
}

function onDays(suitable: Suitable, first: LocalDate, last: LocalDate): Prospect {
  return { ...suitable, window: daysOf(suitable.telecentre, first, last) };
}

/** From the first midnight to the one after the last day, and a day more for what is kept free after a booking. */
function daysOf({ opening: { timeZone } }: Telecentre, first: string, last: string): Prospect['window'] {
  return {
    start: openingInstant(first, '00:00', timeZone),
    end: openingInstant(addDays(last, 2), '00:00', timeZone),
  };
}

function requestOf({ kind, people, equipment }: Criteria, time: WishedTime): Request {
  return { time: wantedTimeOf(time), kind, people, equipment };
}

function withoutAt(prospect: Prospect, criteria: Criteria, taken: Taken, now: Instant): Without {
  const { telecentre, distanceKm, resources } = prospect;
  const facts = { opening: telecentre.opening, resources, taken, hadBefore: [] };
  const decision = decide(requestOf(criteria, criteria.time), facts, now);
  const [why = null] = decision.outcome === 'rule-broken' ? decision.violations : [];
  const instead: OfferThen[] = [];
  for (const time of otherTimesThatDay(criteria.time, prospect)) {
    if (instead.length === INSTEAD_SHOWN) break;
    const [offer] = offersOf(prospect, requestOf(criteria, time), taken, now);
    if (offer !== undefined) instead.push({ time, offer });
  }
  return { telecentre, distanceKm, why, instead };
}

/** The soonest, and of the same time the nearest; not the same place again and again. */
function soonest(
  prospects: readonly Prospect[],
  criteria: Criteria,
  times: readonly WishedTime[],
  taken: Taken,
  now: Instant,
): OfferThen[] {
  const found: OfferThen[] = [];
  for (const time of times) {
    const request = requestOf(criteria, time);
    let then = 0;
    for (const prospect of prospects) {
      if (found.length === LATER_SHOWN) return found;
      if (then === ALIKE_SHOWN) break;
      if (found.filter(({ offer }) => offer.telecentre === prospect.telecentre).length >= ALIKE_SHOWN)
        continue;
      const [offer] = offersOf(prospect, request, taken, now);
      if (offer === undefined) continue;
      found.push({ time, offer });
      then += 1;
    }
  }
  return found;
}
