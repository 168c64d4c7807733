import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { after, isDone, occupiesTime, type Transition } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { BookingSnapshot, SeenBooking } from './booking-record.js';
import {
  alreadyBooked,
  awaitsApproval,
  reasonMissing,
  reasonNotYours,
  ruleBroken,
  stale,
} from './bookings.problems.js';
import { firstToBeHad } from './choices.js';
import { changeStatus, type RetryKey, type Turn } from './bookings.queries.js';
import { factsFor } from './facts.queries.js';
import { refuseUnlessIt, takeInHand, type BookingInHand } from './known-booking.js';
import { listBookings, type Page } from './lists.queries.js';
import type { MoveWish } from './move-wish.js';
import { MovingService } from './moving.service.js';
import { partyOfBooking, type Beneficiary } from './party.js';
import { bookFor } from './party.queries.js';
import { PartyService } from './party.service.js';
import { PlacingService, type PlacingWish } from './placing.service.js';
import { newReference } from './reference.js';
import { RestoringService } from './restoring.service.js';
import { replay, type Booked } from './replay.js';
import { answerOfTwin, firstAnswer } from './retries.queries.js';
import { owesReason, placeOf, receivesAt, seenAs, withoutWords } from './standing.js';
import { termsOf } from './terms.js';
import { tooLateFor } from './too-late.js';

export interface BookingWish extends PlacingWish {
  readonly for: Beneficiary;
  readonly hold: boolean;
  /** For what is pressed on a page. */
  readonly turn?: Turn;
  /** Second choices, in the order of preference: where and when, all else being the same. */
  readonly otherwise?: readonly Pick<PlacingWish, 'where' | 'time'>[];
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
    private readonly moving: MovingService,
    private readonly restoring: RestoringService,
    private readonly clock: Clock,
  ) {}

  /** Books, or holds, the best place that can be won: of the first choice, or of the next. */
  async book(caller: Caller, wish: BookingWish, retry: RetryKey | null, language: Language): Promise<Booked> {
    const known = retry && (await firstAnswer(this.database, caller.account, retry));
    if (known) return replay(known);
    try {
      const choices = [wish, ...(wish.otherwise ?? []).map((other) => ({ ...wish, ...other }))];
      return await firstToBeHad(choices, (choice) => this.bookNow(caller, choice, retry, language));
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

  /** Makes a booking of a hold. Once more is the same as once. What waits for a host is not theirs to confirm. */
  async confirm(caller: Caller, reference: string): Promise<BookingSnapshot> {
    const refuse = ({ booking }: BookingInHand): Promise<void> =>
      booking.awaitsApproval ? Promise.reject(awaitsApproval()) : Promise.resolve();
    return this.change(caller, reference, 'confirm', { refuse });
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
      const network = await this.directory.fresh();
      const late = tooLateFor(booking, receivesAt(caller, place), network, now);
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
    return this.moving.move(caller, reference, wish, language);
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
      const isReceiver = receivesAt(caller, placeOf(placement.telecentre));
      const terms = termsOf(placement, { hold: wish.hold, isReceiver }, now, language);
      const [id, reference] = [randomUUID(), newReference()];
      const { turn = null, message = null } = wish;
      const booking = { ...placement, ...people, ...terms, message, id, reference, retry, turn };
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
      if (changed) return withoutWords(changed, standing);
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
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
