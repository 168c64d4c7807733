import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { alike } from '../reservation/allocation.js';
import type { Taken } from '../reservation/availability.js';
import { decide, type Decision } from '../reservation/decide.js';
import type { Granularity, HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { MINUTE, type Instant, type Period } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import type { Resource } from '../reservation/resource.js';
import type { Stay } from '../reservation/stay.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { takenTime } from './taken-time.js';

/** What is looked for at a telecentre: all that serves as a kind; or one resource, and no kind. */
export interface Sought {
  readonly telecentre: Telecentre;
  readonly kind: Kind | null;
  readonly resources: readonly Resource[];
  /** Null: today, by the clock of the telecentre. */
  readonly from: LocalDate | null;
}

export interface DaysWanted {
  readonly days: number;
  readonly people?: number;
  readonly equipment?: readonly string[];
}

export interface Ahead<One extends Sought> {
  readonly sought: One;
  readonly days: readonly DayAhead[];
  /** What occupies all that was sought on these days, for those who look at hours too. */
  readonly taken: Taken;
}

export interface DayAhead {
  readonly date: LocalDate;
  readonly morning: HalfDayAhead;
  readonly afternoon: HalfDayAhead;
  /** Where nothing less than a day is booked. */
  readonly whole?: HalfDayAhead;
}

export type HalfDayAhead =
  | { readonly state: 'free'; readonly stay: Stay; readonly places: number }
  | { readonly state: 'full'; readonly stay: Stay }
  /** Shut for once: why, where it is said. */
  | { readonly state: 'closed'; readonly reason: string }
  /** Never open then, or nothing there is booked by the half-day. */
  | { readonly state: 'none' }
  | { readonly state: 'past' }
  /** Not over, but to be booked sooner. */
  | { readonly state: 'late' }
  /** Further ahead than places are booked. */
  | { readonly state: 'beyond' };

/** The half-days of the days to come, by the rules of the search: what is free here can be booked, and nothing else. */
@Injectable()
export class HalfDaysAhead {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** However many telecentres and days, one statement. Null when what is sought is not in this network. */
  async of<One extends Sought>(
    seek: (network: Network) => readonly One[] | null,
    wanted: DaysWanted,
  ): Promise<readonly Ahead<One>[] | null> {
    const found = await this.directory.upToDate((network) => this.lookIn(seek(network), wanted));
    return found && found.ahead;
  }

  private async lookIn<One extends Sought>(
    all: readonly One[] | null,
    wanted: DaysWanted,
  ): Promise<{ ahead: Ahead<One>[]; version: number } | null> {
    if (all === null) return null;
    const now = this.clock.now();
    const units = [...new Set(all.flatMap(({ resources }) => resources.flatMap((one) => one.units)))];
    const { taken, version } = await takenTime(
      this.database,
      { units, window: windowOf(all, wanted, now) },
      now,
    );
    const ahead = all.map((sought) => ({ sought, days: daysOf(sought, wanted, taken, now), taken }));
    return { ahead, version };
  }
}

/** Each telecentre's days lie in it, by its own clock; so does the time kept free after the last booking. */
function windowOf(all: readonly Sought[], wanted: DaysWanted, now: Instant): Period {
  const windows = all.map((sought) => {
    const { opening } = sought.telecentre;
    const from = firstDayOf(sought, now);
    return {
      start: openingInstant(from, '00:00', opening.timeZone),
      end: openingInstant(addDays(from, wanted.days + 1), '00:00', opening.timeZone),
    };
  });
  if (windows.length === 0) return { start: now, end: now + MINUTE };
  return {
    start: Math.min(...windows.map(({ start }) => start)),
    end: Math.max(...windows.map(({ end }) => end)),
  };
}

function daysOf(sought: Sought, wanted: DaysWanted, taken: Taken, now: Instant): DayAhead[] {
  const { opening } = sought.telecentre;
  const from = firstDayOf(sought, now);
  const facts = { opening, resources: sought.resources, taken, hadBefore: [] };
  const { people = 1, equipment = [] } = wanted;
  const isByTheDay = isBookedBy(sought, 'day') && !isBookedBy(sought, 'half_day');
  const stateOn = (date: LocalDate, halfDay: HalfDay): HalfDayAhead =>
    sought.resources.length === 0
      ? NONE
      : stateOf(decide({ time: { date, halfDay }, kind: sought.kind, people, equipment }, facts, now));
  return Array.from({ length: wanted.days }, (_, later) => {
    const date = addDays(from, later);
    return {
      date,
      morning: stateOn(date, 'morning'),
      afternoon: stateOn(date, 'afternoon'),
      ...(isByTheDay ? { whole: stateOn(date, 'day') } : {}),
    };
  });
}

function isBookedBy({ resources }: Sought, granularity: Granularity): boolean {
  return resources.some(({ policy }) => policy.granularities.includes(granularity));
}

function firstDayOf({ from, telecentre: { opening } }: Sought, now: Instant): LocalDate {
  return from ?? localDateOf(now, opening.timeZone);
}

const NONE = { state: 'none' } as const;

function stateOf(decision: Decision): HalfDayAhead {
  switch (decision.outcome) {
    case 'allocate':
      return { state: 'free', stay: decision.stay, places: alike(decision.candidates).length };
    case 'slot-taken':
      return { state: 'full', stay: decision.stay };
    case 'rule-broken':
      return whyNot(decision.violations);
  }
}

/** Of several reasons the one that nobody can do anything about. */
function whyNot(violations: readonly Violation[]): HalfDayAhead {
  const broken = (rule: Violation['rule']): boolean => violations.some((one) => one.rule === rule);
  if (broken('past')) return { state: 'past' };
  const closed = violations.find((one) => one.rule === 'closed');
  // Shut on this day of every week: nothing to explain.
  if (closed !== undefined)
    return closed.reason === '' && closed.until === null ? NONE : { state: 'closed', reason: closed.reason };
  if (broken('horizon')) return { state: 'beyond' };
  return broken('notice') ? { state: 'late' } : NONE;
}
