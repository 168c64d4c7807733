import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { after, isDone, may, occupiesTime, statusAt, type Transition } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { tooLateToChange } from '../reservation/policy.js';
import type { Violation } from '../reservation/refusal.js';
import type { WantedTime } from '../reservation/stay.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { BookingRecord, BookingSnapshot } from './booking-record.js';
import { holdLapsed, keyUsedBefore, ruleBroken, stale, wrongState } from './bookings.problems.js';
import {
  book,
  changeStatus,
  editTitle,
  findBooking,
  listBookings,
  move,
  type Page,
  type RetryKey,
} from './bookings.queries.js';
import { readFacts, takenByOthers } from './facts.queries.js';
import { PlacingService, type FactsReader, type PlacingWish } from './placing.service.js';
import { newReference } from './reference.js';
import { firstAnswer, rememberRefusal, type FirstAnswer } from './retries.queries.js';
import type { Where, WhereFields } from './target.js';

export interface BookingWish extends PlacingWish {
  readonly hold: boolean;
}

/** What is to change; what is undefined or null stays. */
export interface MoveWish {
  readonly where: WhereFields;
  readonly time: WantedTime | null;
  readonly people: number | undefined;
  readonly equipment: readonly string[] | undefined;
  /** Null takes the title away. */
  readonly title: string | null | undefined;
  /** The revision that the caller knows. */
  readonly revision: number | undefined;
}

export interface Booked {
  readonly snapshot: BookingSnapshot;
  /** The first answer, told again. */
  readonly replayed: boolean;
}

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

/** The verbs. Each either does the whole of it or throws the problem that stands in the way. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly clock: Clock,
  ) {}

  /** Books, or holds, the best place that can be won. */
  async book(
    account: string,
    wish: BookingWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<Booked> {
    const known = retry && (await firstAnswer(this.database, account, retry));
    if (known) return replay(known);
    try {
      return await this.bookNow(account, wish, retry, language);
    } catch (problem) {
      if (!(problem instanceof Problem) || retry === null || problem.content.status === 400) throw problem;
      const kept = await rememberRefusal(this.database, account, retry, problem.content, this.clock.now());
      // A twin of this request was quicker: perhaps it is its booking that stood in our way.
      const first = kept ? undefined : await firstAnswer(this.database, account, retry);
      if (first) return replay(first);
      throw problem;
    }
  }

  /** Makes a booking of a hold. Once more is the same as once. */
  async confirm(account: string, reference: string): Promise<BookingSnapshot> {
    return this.change(account, reference, 'confirm');
  }

  /** Gives the time back at once. Once more is the same as once. */
  async cancel(account: string, reference: string, language: Language): Promise<BookingSnapshot> {
    return this.change(account, reference, 'cancel', async (booking, now) => {
      const late = await this.tooLate(booking, now);
      if (late.length > 0) throw ruleBroken(late, booking.timeZone, language);
    });
  }

  /** Moves to another time or place; the old one is kept until the new one is won. */
  async move(
    account: string,
    reference: string,
    wish: MoveWish,
    language: Language,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const booking = await this.find(account, reference);
      if (wish.revision !== undefined && wish.revision !== booking.revision) throw stale(booking.revision);
      refuseUnlessIt('move', booking, now);
      if (changesOnlyTheTitle(wish)) {
        const title = wish.title ?? null;
        const edited = await editTitle(this.database, booking, title, account, now);
        if (edited) return edited;
        if (attempt >= ATTEMPTS) throw stale(booking.revision);
        continue;
      }

      const late = await this.tooLate(booking, now);
      const moved = wishOf(booking, wish);
      const facts: FactsReader = async (units, window) => ({
        ...(await takenByOthers(this.database, units, window, booking, now)),
        hadBefore: [booking.resource],
      });
      const placement = await this.placing.place(moved, facts, now, language, late);
      const { outcome, snapshot } = await move(this.database, booking, placement, account, now);
      if (outcome === 'moved') return snapshot;
      if (outcome === 'taken') throw await this.placing.tooLate(placement, moved);
      if (outcome === 'stale' && attempt >= ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** The booking, if it is this account's; as it was last written, whatever the clock says of a hold. */
  async find(account: string, reference: string): Promise<BookingRecord> {
    const booking = await findBooking(this.database, account, reference);
    if (booking === undefined) throw notFound();
    return booking;
  }

  async list(account: string, page: Page): Promise<BookingSnapshot[]> {
    return listBookings(this.database, account, page, this.clock.now());
  }

  private async bookNow(
    account: string,
    wish: BookingWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<Booked> {
    for (;;) {
      const now = this.clock.now();
      const facts: FactsReader = (units, window, telecentre) =>
        readFacts(this.database, units, window, account, telecentre, now);
      const placement = await this.placing.place(wish, facts, now, language);
      const holdMinutes = placement.candidates[0]?.resource.policy.holdMinutes ?? 0;
      const expiresAt = wish.hold ? now + holdMinutes * MINUTE : null;
      const [id, reference] = [randomUUID(), newReference()];
      const booking = { ...placement, id, reference, account, expiresAt, retry };
      const { outcome, snapshot } = await book(this.database, booking, now);
      if (outcome === 'booked') return { snapshot, replayed: false };
      if (outcome === 'taken') throw await this.placing.tooLate(placement, wish);
      const twin = outcome === 'repeated' && retry && (await firstAnswer(this.database, account, retry));
      if (twin) return replay(twin);
      // The reference was in use, the network has changed, or a twin gave up: decide again.
    }
  }

  private async change(
    account: string,
    reference: string,
    transition: keyof typeof EVENTS,
    refuse?: (booking: BookingRecord, now: Instant) => Promise<void>,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const booking = await this.find(account, reference);
      if (isDone(booking.status, transition)) return booking;
      refuseUnlessIt(transition, booking, now);
      await refuse?.(booking, now);
      const to = after(booking.status, transition) ?? booking.status;
      const change = { from: [booking.status], to, event: EVENTS[transition], release: !occupiesTime(to) };
      const changed = await changeStatus(this.database, booking, change, account, now);
      if (changed) return changed;
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
  }

  private async tooLate(booking: BookingRecord, now: Instant): Promise<Violation[]> {
    const network = await this.directory.fresh();
    const policy = network.resources.get(booking.resource)?.resource.policy;
    return policy ? tooLateToChange(policy, booking, now) : [];
  }
}

/** What a transition is called in the story of the booking. */
const EVENTS = { confirm: 'confirmed', cancel: 'cancelled' } as const satisfies Partial<
  Record<Transition, string>
>;

function refuseUnlessIt(transition: Transition, booking: BookingRecord, now: Instant): void {
  const status = statusAt(booking, now);
  if (may(status, transition)) return;
  throw status === 'expired' ? holdLapsed() : wrongState(status);
}

function changesOnlyTheTitle({ where, time, people, equipment, title }: MoveWish): boolean {
  const said = [where.telecentre, where.kind, where.resource, time ?? undefined, people, equipment];
  return title !== undefined && said.every((value) => value === undefined);
}

function wishOf(booking: BookingRecord, wish: MoveWish): PlacingWish {
  return {
    where: whereTo(booking, wish.where),
    time: wish.time ?? timeOf(booking),
    people: wish.people ?? booking.people,
    equipment: wish.equipment ?? booking.equipment,
    title: wish.title === undefined ? booking.title : wish.title,
  };
}

function whereTo(booking: BookingRecord, { telecentre, kind, resource }: WhereFields): Where {
  if (resource !== undefined) return { resource };
  return { telecentre: telecentre ?? booking.telecentre, kind: kind ?? booking.kind };
}

/** A half-day stays a half-day where another telecentre has other hours. */
function timeOf({ start, end, halfDay, timeZone }: BookingRecord): WantedTime {
  if (halfDay !== null) return { date: localDateOf(start, timeZone), halfDay };
  return { start: { instant: start }, end: { instant: end } };
}

function replay(answer: FirstAnswer): Booked {
  if (answer.kind === 'other-request') throw keyUsedBefore();
  if (answer.kind === 'refusal') throw new Problem(answer.refusal);
  return { snapshot: answer.snapshot, replayed: true };
}
