import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { after, isDone, occupiesTime, type Transition } from '../reservation/booking.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { tooLateToChange } from '../reservation/policy.js';
import type { Violation } from '../reservation/refusal.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { BookingRecord, BookingSnapshot, SeenBooking } from './booking-record.js';
import { alreadyBooked, reasonMissing, reasonNotYours, ruleBroken, stale } from './bookings.problems.js';
import { changeStatus, editTitle, move, type RetryKey, type Turn } from './bookings.queries.js';
import { factsFor, takenByOthers } from './facts.queries.js';
import { refuseUnlessIt, takeInHand, type BookingInHand } from './known-booking.js';
import { listBookings, type Page } from './lists.queries.js';
import { changesNothing, changesOnlyTheTitle, wishOf, type MoveWish } from './move-wish.js';
import { partyOfBooking, type Beneficiary } from './party.js';
import { bookFor } from './party.queries.js';
import { PartyService } from './party.service.js';
import { PlacingService, type FactsReader, type PlacingWish } from './placing.service.js';
import { newReference } from './reference.js';
import { RestoringService } from './restoring.service.js';
import { replay, type Booked } from './replay.js';
import { answerOfTwin, firstAnswer } from './retries.queries.js';
import { owesReason, receivesAt, seenAs, withoutWords } from './standing.js';

export interface BookingWish extends PlacingWish {
  readonly for: Beneficiary;
  readonly hold: boolean;
  /** For what is pressed on a page. */
  readonly turn?: Turn;
}

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

/**
 * Refusals that are not the answer to a request for good: it could not be read, whoever sent it is nobody (any more), or
 * it came too soon.
 */
const PASSING: readonly number[] = [400, 401, 429];

/** The verbs. Each either does the whole of it or throws the problem that stands in the way. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly parties: PartyService,
    private readonly restoring: RestoringService,
    private readonly clock: Clock,
  ) {}

  /** Books, or holds, the best place that can be won. */
  async book(caller: Caller, wish: BookingWish, retry: RetryKey | null, language: Language): Promise<Booked> {
    const known = retry && (await firstAnswer(this.database, caller.account, retry));
    if (known) return replay(known);
    try {
      return await this.bookNow(caller, wish, retry, language);
    } catch (problem) {
      if (!(problem instanceof Problem) || retry === null || PASSING.includes(problem.content.status))
        throw problem;
      // A twin of this request was quicker: perhaps it is its booking that stood in our way.
      const { account } = caller;
      const twin = await answerOfTwin(this.database, account, retry, problem.content, this.clock.now());
      if (twin) return replay(twin);
      throw problem;
    }
  }

  /** Makes a booking of a hold. Once more is the same as once. */
  async confirm(caller: Caller, reference: string): Promise<BookingSnapshot> {
    return this.change(caller, reference, 'confirm');
  }

  /**
   * Gives the time back at once. Once more is the same as once, and keeps the first reason. Only whoever receives people
   * there says why, and owes it to a member who is to come: it is told to them.
   */
  async cancel(
    caller: Caller,
    reference: string,
    language: Language,
    reason: string | null = null,
  ): Promise<BookingSnapshot> {
    if (reason !== null) {
      const { place } = await takeInHand(this.database, caller, 'change', reference);
      if (!receivesAt(caller, place)) throw reasonNotYours(language);
    }
    const refuse = async (known: BookingInHand, now: Instant): Promise<void> => {
      const { booking, place } = known;
      if (reason === null && owesReason(caller, known)) throw reasonMissing(language);
      const late = await this.tooLate(booking, receivesAt(caller, place), now);
      if (late.length > 0) throw ruleBroken(late, booking.timeZone, language);
    };
    return this.change(caller, reference, 'cancel', { refuse, reason });
  }

  /** Takes back one's own cancellation of some minutes ago. Once more is the same as once. */
  async restore(caller: Caller, reference: string, language: Language): Promise<BookingSnapshot> {
    return this.restoring.restore(caller, reference, language);
  }

  /** Until when the caller may take their cancellation back; null when they may not. */
  async restorableUntil(caller: Caller, reference: string): Promise<Instant | null> {
    return this.restoring.restorableUntil(caller, reference);
  }

  /** Moves to another time or place; the old one is kept until the new one is won. To where it is already is no move. */
  async move(
    caller: Caller,
    reference: string,
    wish: MoveWish,
    language: Language,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const { booking, standing, place } = await takeInHand(this.database, caller, 'change', reference);
      if (wish.revision !== undefined && wish.revision !== booking.revision) throw stale(booking.revision);
      refuseUnlessIt('move', booking, now);
      const moved = wishOf(booking, wish);
      if (changesNothing(booking, moved, await this.directory.fresh())) return booking;
      if (changesOnlyTheTitle(wish)) {
        const title = wish.title ?? null;
        const edited = await editTitle(this.database, booking, title, caller.account, now);
        if (edited) return edited;
        if (attempt >= ATTEMPTS) throw stale(booking.revision);
        continue;
      }

      const late = await this.tooLate(booking, receivesAt(caller, place), now);
      if (standing.as === 'receiver' && (await this.parties.roleAt(caller, moved.where, language)) === null)
        throw notFound();
      const facts: FactsReader = async (units, window) => ({
        ...(await takenByOthers(this.database, units, window, [booking.reference], now)),
        hadBefore: [booking.resource],
      });
      const placement = await this.placing.place(moved, facts, now, language, late);
      const { outcome, snapshot } = await move(this.database, booking, placement, caller.account, now);
      if (outcome === 'moved') return snapshot;
      if (outcome === 'taken') throw await this.placing.tooLate(placement, moved);
      if (outcome === 'stale' && attempt >= ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** As it was last written, whatever the clock says of a hold. Who sees a member in a role is remembered for it. */
  async find(caller: Caller, reference: string): Promise<SeenBooking> {
    const { standing, ...known } = await takeInHand(this.database, caller, 'read', reference);
    if (standing.as === 'receiver' && known.holder.kind === 'member') {
      const [subjects, place] = [[known.holder.pseudonym], known.booking.telecentre];
      const reading = { reader: caller.pseudonym, role: standing.role, subjects, place };
      await rememberReading(this.database, reading, this.clock.now());
    }
    return seenAs(standing, known);
  }

  /** The caller's own. */
  async list({ account }: Caller, page: Page): Promise<SeenBooking[]> {
    return listBookings(this.database, account, page, this.clock.now());
  }

  private async bookNow(
    caller: Caller,
    wish: BookingWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<Booked> {
    const party = await this.parties.partyOf(caller, wish.for, wish.where, language);
    const people = partyOfBooking(party, caller);
    for (;;) {
      const now = this.clock.now();
      const facts = factsFor(this.database, people.account, wish.turn?.insteadOf ?? [], now);
      const placement = await this.placing.place(wish, facts, now, language);
      const holdMinutes = placement.candidates[0]?.resource.policy.holdMinutes ?? 0;
      const expiresAt = wish.hold ? now + holdMinutes * MINUTE : null;
      const [id, reference] = [randomUUID(), newReference()];
      const { turn = null } = wish;
      const booking = { ...placement, ...people, id, reference, expiresAt, retry, turn };
      const { outcome, snapshot } = await bookFor(this.database, booking, party, caller, now);
      if (outcome === 'booked') return { snapshot, replayed: false };
      if (outcome === 'taken') throw await this.placing.tooLate(placement, wish);
      if (outcome === 'already-booked') throw alreadyBooked();
      const twin =
        outcome === 'repeated' && retry && (await firstAnswer(this.database, caller.account, retry));
      if (twin) return replay(twin);
      // The reference was in use, the network has changed, or a twin gave up: decide again.
    }
  }

  private async change(
    caller: Caller,
    reference: string,
    transition: keyof typeof EVENTS,
    { refuse, reason = null }: ChangeOptions = {},
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const known = await takeInHand(this.database, caller, 'change', reference);
      const { booking, standing } = known;
      if (isDone(booking.status, transition)) return withoutWords(booking, standing);
      refuseUnlessIt(transition, booking, now);
      await refuse?.(known, now);
      const to = after(booking.status, transition) ?? booking.status;
      const [event, release] = [EVENTS[transition], !occupiesTime(to)];
      const change = { from: [booking.status], to, event, release, reason };
      const changed = await changeStatus(this.database, booking, change, caller.account, now);
      if (changed) return changed;
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** The deadline is kept by whoever comes. A host has none: a boiler breaks when it breaks. */
  private async tooLate(booking: BookingRecord, isHosts: boolean, now: Instant): Promise<Violation[]> {
    const network = await this.directory.fresh();
    const policy = network.resources.get(booking.resource)?.resource.policy;
    const late = policy ? tooLateToChange(policy, booking, now) : [];
    return isHosts ? late.filter(({ rule }) => rule !== 'cancellation-deadline') : late;
  }
}

interface ChangeOptions {
  readonly refuse?: (known: BookingInHand, now: Instant) => Promise<void>;
  readonly reason?: string | null;
}

/** What a transition is called in the story of the booking. */
const EVENTS = { confirm: 'confirmed', cancel: 'cancelled' } as const satisfies Partial<
  Record<Transition, string>
>;
