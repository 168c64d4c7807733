import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import { placeFor, type ReceivedPlace } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { loadNetwork, NETWORK_VERSION } from '../telecentres/network.queries.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { carryOut, type Done } from './carry-out.js';
import { closedAhead, closedTimeOf, withClosed } from './closed-time.js';
import type { ClosedTime, ClosingWish, Decided } from './closing.js';
import {
  findClosing,
  findSame,
  insertClosing,
  insertEffects,
  liftClosing,
  listClosings,
  shortenClosing,
  type ClosingRecord,
} from './closings.queries.js';
import { closingOver, timeNotFree } from './closures.problems.js';
import { listEffects, type Effect } from './effects.queries.js';
import { fatesOf } from './fates.js';
import { giveUpPauses, holdEverythingStill, listInTheWay } from './in-the-way.queries.js';
import { readSurroundings } from './surroundings.js';

export interface Plan {
  readonly time: ClosedTime;
  readonly decided: readonly Decided[];
}

export interface ToldClosing {
  readonly closing: ClosingRecord;
  readonly effects: readonly Effect[];
}

/** What was in the way is decided, done and looked for again; more than a second round has a bug behind it. */
const ROUNDS = 4;
/** More past closings fit on no page. */
const LISTED = 100;

/** Shuts a place with everybody moved or told: all of it, or nothing. */
@Injectable()
export class ClosuresService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** Who stands in the way, and what would become of each. Writes nothing. */
  async plan(caller: Caller, wish: ClosingWish, language: Language): Promise<Plan> {
    const network = await this.directory.fresh();
    const place = placeFor(caller, 'closures', network, wish.telecentre);
    const now = this.clock.now();
    const time = closedTimeOf(wish, place.telecentre, now, language);
    const decided = await decideIn(this.database, network, time, wish, now, false);
    await this.rememberSeen(
      this.database,
      caller,
      place,
      decided.map(({ one }) => one),
    );
    return { time, decided };
  }

  /** Once more is the same as once: it tells what became of everybody then. */
  async close(
    caller: Caller,
    wish: ClosingWish,
    language: Language,
  ): Promise<ToldClosing & { readonly again: boolean }> {
    const known = await this.directory.fresh();
    const place = placeFor(caller, 'closures', known, wish.telecentre);
    closedTimeOf(wish, place.telecentre, this.clock.now(), language);
    const { id, again } = await this.database.transaction(async (sql) => {
      await holdEverythingStill(sql);
      const now = this.clock.now();
      const network = await asItIs(sql, known);
      const { telecentre } = placeFor(caller, 'closures', network, wish.telecentre);
      const time = closedTimeOf(wish, telecentre, now, language);
      const same = await findSame(sql, time);
      if (same !== undefined) return { id: same.id, again: true };
      const doing = { actor: caller.account, reason: wish.reason, now };
      const done = await clearOut(sql, network, time, wish, doing);
      const closing = randomUUID();
      const { reason, message } = wish;
      const written = { ...time, id: closing, reason, message, actor: caller.account };
      if ((await insertClosing(sql, written, now)) === null) throw timeNotFree();
      const unforeseen = ({ reference }: Done): boolean => wish.choices?.has(reference) === false;
      await insertEffects(
        sql,
        closing,
        done.map((one) => ({ ...one, unforeseen: unforeseen(one) })),
      );
      const entry = { action: 'closure.made', subject: null, place: wish.telecentre } as const;
      const details = { closing, bookings: done.length };
      await remember(sql, { ...entry, actor: caller.pseudonym, actorRole: place.role, details }, now);
      return { id: closing, again: false };
    });
    return { ...(await this.find(caller, wish.telecentre, id)), again };
  }

  /** Latest first. */
  async list(
    caller: Caller,
    slug: string,
  ): Promise<{ readonly telecentre: Telecentre; readonly closings: readonly ClosingRecord[] }> {
    const { telecentre } = placeFor(caller, 'closures', await this.directory.fresh(), slug);
    return { telecentre, closings: await listClosings(this.database, telecentre.id, LISTED) };
  }

  async find(caller: Caller, slug: string, id: string): Promise<ToldClosing> {
    const { place, closing } = await this.closingOf(caller, slug, id);
    const effects = await listEffects(this.database, id);
    await this.rememberSeen(this.database, caller, place, effects);
    return { closing, effects };
  }

  /** The time is free again; what was cancelled stays cancelled. Once more is the same as once. */
  async lift(caller: Caller, slug: string, id: string): Promise<void> {
    const { place, closing } = await this.closingOf(caller, slug, id);
    const now = this.clock.now();
    if (closing.closure === null) return;
    if (closing.end <= now) throw closingOver();
    await this.database.transaction(async (sql) => {
      await holdEverythingStill(sql);
      if (!(await liftClosing(sql, closing, now))) return;
      const entry = { action: 'closure.lifted', subject: null, place: slug } as const;
      const details = { closing: id };
      await remember(sql, { ...entry, actor: caller.pseudonym, actorRole: place.role, details }, now);
    });
  }

  /** Ends it sooner. */
  async shorten(caller: Caller, slug: string, id: string, to: string, language: Language): Promise<void> {
    const { place, closing } = await this.closingOf(caller, slug, id);
    const now = this.clock.now();
    if (closing.closure === null || closing.end <= now) throw closingOver();
    const sooner = { resource: closing.resource, from: closing.localStart, to };
    const { localEnd, period } = closedTimeOf(sooner, place.telecentre, now, language);
    if (period.end >= closing.end) throw invalidRequest([{ field: 'to', message: NOT_SOONER[language] }]);
    await this.database.transaction(async (sql) => {
      await holdEverythingStill(sql);
      if (!(await shortenClosing(sql, closing, localEnd, period, now))) throw closingOver();
      const entry = { action: 'closure.shortened', subject: null, place: slug } as const;
      const details = { closing: id };
      await remember(sql, { ...entry, actor: caller.pseudonym, actorRole: place.role, details }, now);
    });
  }

  private async closingOf(
    caller: Caller,
    slug: string,
    id: string,
  ): Promise<{ readonly place: ReceivedPlace; readonly closing: ClosingRecord }> {
    const place = placeFor(caller, 'closures', await this.directory.fresh(), slug);
    const closing = await findClosing(this.database, place.telecentre.id, id);
    if (closing === undefined) throw notFound();
    return { place, closing };
  }

  private async rememberSeen(
    sql: Sql,
    caller: Caller,
    { telecentre, role }: ReceivedPlace,
    seen: readonly KnownBooking[],
  ): Promise<void> {
    const subjects = seen.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.pseudonym] : []));
    const reading = { reader: caller.pseudonym, role, subjects, place: telecentre.slug };
    await rememberReading(sql, reading, this.clock.now());
  }
}

/** Only what this transaction sees counts; another connection must not be asked for, as all may wait for this one. */
export async function asItIs(sql: Sql, known: Network): Promise<Network> {
  const [row] = await sql.query<{ version: number }>(NETWORK_VERSION);
  return row?.version === known.version ? known : loadNetwork(sql);
}

/** Until nobody stands in the way: what was decided on and has changed all the same is decided anew. */
async function clearOut(
  sql: Sql,
  network: Network,
  time: ClosedTime,
  wish: ClosingWish,
  doing: { readonly actor: string; readonly reason: string; readonly now: Instant },
): Promise<Done[]> {
  const { now } = doing;
  const all: Done[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await giveUpPauses(sql, unitsOf(time), closedAhead(time, now), now);
    const decided = await decideIn(sql, network, time, wish, now, true);
    if (decided.length === 0) return all;
    for (const one of decided) {
      const done = await carryOut(sql, one, doing);
      if (done !== null) all.push(done);
    }
  }
  throw timeNotFree();
}

async function decideIn(
  sql: Sql,
  network: Network,
  time: ClosedTime,
  { choices }: ClosingWish,
  now: Instant,
  locked: boolean,
): Promise<Decided[]> {
  const within = closedAhead(time, now);
  const inTheWay = await listInTheWay(sql, unitsOf(time), within, now, locked);
  const around = await readSurroundings(sql, withClosed(network, time), time.telecentre.slug, inTheWay, now);
  return around === null ? [] : fatesOf(inTheWay, around, { closesAt: within.start, choices });
}

function unitsOf({ telecentre, resource }: ClosedTime): UnitId[] {
  const resources = resource === null ? telecentre.resources : [resource];
  return [...new Set(resources.flatMap(({ units }) => units))];
}

const NOT_SOONER: Words = {
  fr: 'doit être avant la fin actuelle de la fermeture',
  en: 'must be before the present end of the closing',
};
