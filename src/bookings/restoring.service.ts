import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { isDone, may, UNDO_MINUTES, undoEndsAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { BookingRecord, BookingSnapshot } from './booking-record.js';
import { cancelledByOthers, ruleBroken, stale, wrongState } from './bookings.problems.js';
import type { Placement } from './bookings.queries.js';
import { takenByOthers } from './facts.queries.js';
import { refuseUnlessIt, takeInHand } from './known-booking.js';
import { PlacingService, type FactsReader, type PlacingWish } from './placing.service.js';
import { lastCancellation, restore, type Cancellation } from './restoring.queries.js';
import { withoutWords } from './standing.js';
import { withoutAsking } from './terms.js';

/** As for every change: see `BookingsService`. */
const ATTEMPTS = 3;

/** Takes back a cancellation: a slip of the finger should cost nobody their place. */
@Injectable()
export class RestoringService {
  constructor(
    private readonly database: Database,
    private readonly placing: PlacingService,
    private readonly clock: Clock,
  ) {}

  /** The same place where it is still free, else another of its kind. Once more is the same as once. */
  async restore(caller: Caller, reference: string, language: Language): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const { booking, standing } = await takeInHand(this.database, caller, 'change', reference);
      if (isDone(booking.status, 'restore')) return withoutWords(booking, standing);
      refuseUnlessIt('restore', booking, now);
      const cancellation = await lastCancellation(this.database, booking);
      if (cancellation === undefined) throw wrongState(booking.status);
      const refusal = refusalOf(cancellation, booking, caller, now, language);
      if (refusal !== null) throw refusal;

      const wish = sameAgain(booking);
      const facts: FactsReader = async (units, window) => ({
        ...(await takenByOthers(this.database, units, window, [booking.reference], now)),
        hadBefore: [booking.resource],
      });
      // Notice and horizon were kept when it was booked: to take back a cancellation is not to book anew.
      const placement = withoutAsking(
        await this.placing.place(wish, facts, cancellation.placedAt, language),
        booking,
      );
      if (placement.candidates.length === 0) throw await this.placing.tooLate(placement, wish);
      const to = sameResourceFirst(placement, booking);
      const { outcome, snapshot } = await restore(this.database, booking, to, caller.account, now);
      if (outcome === 'restored') return withoutWords(snapshot, standing);
      if (outcome === 'taken') throw await this.placing.tooLate(placement, wish);
      if (outcome === 'stale' && attempt >= ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** Until when this caller may take the cancellation back; null when they may not. */
  async restorableUntil(caller: Caller, reference: string): Promise<Instant | null> {
    const { booking } = await takeInHand(this.database, caller, 'read', reference);
    if (!may(booking.status, 'restore')) return null;
    const cancellation = await lastCancellation(this.database, booking);
    if (cancellation === undefined) return null;
    if (refusalOf(cancellation, booking, caller, this.clock.now(), 'fr') !== null) return null;
    return Math.min(undoEndsAt(cancellation.at), booking.end);
  }
}

function refusalOf(
  cancellation: Cancellation,
  { status, end, timeZone }: BookingRecord,
  caller: Caller,
  now: Instant,
  language: Language,
): Problem | null {
  // A hold that was given back is not a booking that was: whoever holds has still to confirm.
  if (cancellation.from !== 'confirmed') return wrongState(status);
  if (cancellation.by !== caller.account) return cancelledByOthers();
  if (now >= end) return ruleBroken([{ rule: 'ended' }], timeZone, language);
  if (now < undoEndsAt(cancellation.at)) return null;
  return ruleBroken([{ rule: 'undo-deadline', minutes: UNDO_MINUTES }], timeZone, language);
}

/** By its instants: should the half-day have other hours by now, the booking keeps the time that it had. */
function sameAgain(booking: BookingRecord): PlacingWish {
  const { telecentre, kind, start, end, people, equipment, title } = booking;
  const time = { start: { instant: start }, end: { instant: end } };
  return { where: { telecentre, kind }, time, people, equipment, title };
}

/** Somebody may have chosen a room that is larger than the engine would give. */
function sameResourceFirst(placement: Placement, { resource }: BookingRecord): Placement {
  const [same, others] = [true, false].map((wanted) =>
    placement.candidates.filter((one) => (one.resource.id === resource) === wanted),
  );
  return { ...placement, candidates: [...(same ?? []), ...(others ?? [])] };
}
