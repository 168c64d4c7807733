import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { ruleBroken } from '../bookings/bookings.problems.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { readFacts } from '../bookings/facts.queries.js';
import { takeTurn } from '../bookings/one-at-a-time.queries.js';
import { withoutOneOfThem } from '../bookings/party.queries.js';
import { targetOf, unknownTarget, type Target, type Where } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { decide, factsWindow, type Decision, type Request } from '../reservation/decide.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import type { Stay } from '../reservation/stay.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { WaitlistEntry } from './waitlist-entry.js';
import { freeNow, offerLapsed, tooManyEntries } from './waitlist.problems.js';
import {
  findEntry,
  insertEntry,
  listEntries,
  referenceOfOffer,
  withdrawEntry,
  type NewEntry,
} from './waitlist.queries.js';

export interface WaitlistWish extends Omit<Request, 'kind'> {
  readonly where: Where;
}

/** Nobody can use as many; who asks for more keeps a line long without meaning it. */
const MOST_ENTRIES = 20;

/** The verbs of whoever waits in line. */
@Injectable()
export class WaitlistService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  /** Once more is the same as once: whoever is in this line already keeps their place. */
  async ask(caller: Caller, wish: WaitlistWish, language: Language): Promise<WaitlistEntry> {
    const { account } = caller;
    const now = this.clock.now();
    const { target, stay } = await this.lookedFor(account, wish, now, language);
    const { time, people, equipment } = wish;
    const half = 'halfDay' in time ? time : { date: null, halfDay: null };
    const place =
      'resource' in wish.where
        ? { resource: wish.where.resource, kind: null }
        : { resource: null, kind: wish.where.kind };
    const entry = { ...place, ...half, people, equipment, start: stay.start, end: stay.end };
    const whose = { id: randomUUID(), account, telecentre: target.telecentre.id };
    const id = await this.enter({ ...entry, ...whose }, now);
    if (id === null) throw tooManyEntries(MOST_ENTRIES);
    const asked = await findEntry(this.database, account, { id }, now);
    if (asked === undefined) throw notFound();
    return asked;
  }

  /** The caller's own places in line, with what they are offered. */
  async list({ account }: Caller): Promise<WaitlistEntry[]> {
    return listEntries(this.database, account, this.clock.now());
  }

  /** Leaves the line; what they are offered is declined with it. Once more is the same as once. */
  async withdraw(caller: Caller, id: string, language: Language): Promise<void> {
    if (await withdrawEntry(this.database, caller.account, id)) return;
    const entry = await findEntry(this.database, caller.account, { id }, this.clock.now());
    if (entry === undefined) throw notFound();
    if (entry.offer !== null) await this.bookings.cancel(caller, entry.offer.reference, language);
  }

  /** Makes a booking of what is offered. Once more is the same as once. */
  async accept(caller: Caller, offer: string): Promise<BookingSnapshot> {
    const reference = await this.offered(caller, offer);
    return orLapsed(() => this.bookings.confirm(caller, reference));
  }

  /** The next in line is offered it. Once more is the same as once. */
  async refuse(caller: Caller, offer: string, language: Language): Promise<void> {
    const reference = await this.offered(caller, offer);
    await orLapsed(() => this.bookings.cancel(caller, reference, language));
  }

  private async enter(entry: NewEntry, now: Instant): Promise<string | null> {
    try {
      return await this.database.transaction(async (sql) => {
        await takeTurn(sql, entry.account);
        return insertEntry(sql, entry, MOST_ENTRIES, now);
      });
    } catch (error) {
      throw withoutOneOfThem(error, { kind: 'oneself' });
    }
  }

  private async offered(caller: Caller, offer: string): Promise<string> {
    const reference = await referenceOfOffer(this.database, caller.account, offer);
    if (reference === undefined || !mayAnywhere(caller, 'bookings.own.change')) throw notFound();
    return reference;
  }

  /** Throws what stands in the way: an unknown place, rules broken, or that nobody need wait. */
  private async lookedFor(
    account: string,
    wish: WaitlistWish,
    now: Instant,
    language: Language,
  ): Promise<{ readonly target: Target; readonly stay: Stay }> {
    const found = await this.directory.upToDate(async (network) => {
      const target = targetOf(wish.where, network);
      if (target === null) return null;
      const { telecentre, kind, resources } = target;
      const request = { time: wish.time, people: wish.people, equipment: wish.equipment, kind };
      const { opening } = telecentre;
      const window = factsWindow(request, opening, resources);
      const units = [...new Set(resources.flatMap((resource) => resource.units))];
      const facts =
        window === null
          ? { version: network.version, taken: new Map<number, []>(), hadBefore: [] }
          : await readFacts(this.database, units, window, account, telecentre, now);
      const decision = decide(request, { ...facts, opening, resources }, now);
      return { version: facts.version, target, decision };
    });
    if (found === null) throw unknownTarget(wish.where, language);
    const { target, decision } = found;
    const broken = violationsOf(decision, target, now);
    if (broken.length > 0) throw ruleBroken(broken, target.telecentre.opening.timeZone, language);
    if (decision.outcome !== 'slot-taken') throw freeNow();
    return { target, stay: decision.stay };
  }
}

/** What has begun is not waited for; and what only a host gives is asked for, and not waited for either. */
function violationsOf(decision: Decision, { resources }: Target, now: Instant): readonly Violation[] {
  if (decision.outcome === 'rule-broken') return decision.violations;
  if (decision.outcome === 'allocate') return [];
  if (decision.stay.start <= now) return [{ rule: 'past' }];
  return resources.every(({ policy }) => policy.needsApproval) ? [{ rule: 'needs-approval' }] : [];
}

/** An offer is a hold, and here it is called what it is to its reader. */
async function orLapsed<Result>(deed: () => Promise<Result>): Promise<Result> {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof Problem && error.content.name === 'hold-lapsed') throw offerLapsed();
    throw error;
  }
}
