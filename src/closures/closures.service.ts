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
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { loadNetwork, NETWORK_VERSION } from '../telecentres/network.queries.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { Done } from './carry-out.js';
import { clearOut, fatesIn } from './clear-out.js';
import { closedTimeOf } from './closed-time.js';
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
import { listEffects, notePhoned, type Effect } from './effects.queries.js';
import { holdEverythingStill } from './in-the-way.queries.js';

export interface Plan {
  readonly time: ClosedTime;
  readonly decided: readonly Decided[];
}

export interface ToldClosing {
  readonly closing: ClosingRecord;
  readonly effects: readonly Effect[];
}

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
    const decided = await fatesIn(this.database, network, time, wish, now, false);
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

  /** That the host has told them by telephone. Once more is the same as once. */
  async notePhoned(caller: Caller, slug: string, id: string, reference: string): Promise<void> {
    await this.closingOf(caller, slug, id);
    const call = { closing: id, reference, by: caller.account };
    if (!(await notePhoned(this.database, call, this.clock.now()))) throw notFound();
  }

  /** The time is free again; what was cancelled stays cancelled. Once more is the same as once. */
  async lift(caller: Caller, slug: string, id: string): Promise<void> {
    await this.change(caller, slug, id, 'closure.lifted', async (sql, closing, { now }) => {
      if (closing.closure === null) return false;
      if (closing.end <= now) throw closingOver();
      await liftClosing(sql, closing, now);
      return true;
    });
  }

  /** Ends it sooner. */
  async shorten(caller: Caller, slug: string, id: string, to: string, language: Language): Promise<void> {
    await this.change(caller, slug, id, 'closure.shortened', async (sql, closing, { telecentre, now }) => {
      if (closing.closure === null || closing.end <= now) throw closingOver();
      const sooner = { resource: closing.resource, from: closing.localStart, to };
      const { localEnd, period } = closedTimeOf(sooner, telecentre, now, language);
      if (period.end >= closing.end) throw invalidRequest([{ field: 'to', message: NOT_SOONER[language] }]);
      if (!(await shortenClosing(sql, closing, localEnd, period, now))) throw timeNotFree();
      return true;
    });
  }

  /** What it is while everything is held still decides. `change` says whether there was anything to do. */
  private async change(
    caller: Caller,
    slug: string,
    id: string,
    action: 'closure.lifted' | 'closure.shortened',
    change: (
      sql: Sql,
      closing: ClosingRecord,
      at: ReceivedPlace & { readonly now: Instant },
    ) => Promise<boolean>,
  ): Promise<void> {
    const { place } = await this.closingOf(caller, slug, id);
    await this.database.transaction(async (sql) => {
      await holdEverythingStill(sql);
      const now = this.clock.now();
      const closing = await findClosing(sql, place.telecentre.id, id);
      if (closing === undefined || !(await change(sql, closing, { ...place, now }))) return;
      const entry = { action, subject: null, place: slug, details: { closing: id } };
      await remember(sql, { ...entry, actor: caller.pseudonym, actorRole: place.role }, now);
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

const NOT_SOONER: Words = {
  fr: 'doit être avant la fin actuelle de la fermeture',
  en: 'must be before the present end of the closing',
};
