import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { BookingRecord, BookingSnapshot } from './booking-record.js';
import { acceptItFirst, awaitsApproval, ruleBroken, stale } from './bookings.problems.js';
import { editWords, move, type Placement } from './bookings.queries.js';
import { takenByOthers } from './facts.queries.js';
import { isOffer } from './holds.queries.js';
import { noticeKeptFor } from './kept-notice.js';
import { refuseUnlessIt, takeInHand } from './known-booking.js';
import {
  changesNothing,
  changesOnlyTheWords,
  isOnlyOtherPlace,
  movesIt,
  wishOf,
  type MoveWish,
} from './move-wish.js';
import { PartyService } from './party.service.js';
import { PlacingService, type FactsReader } from './placing.service.js';
import { placeOf, receivesAt, withoutWords } from './standing.js';
import { targetOf } from './target.js';
import { withoutAsking } from './terms.js';
import { tooLateFor } from './too-late.js';

/** As for every change: see `BookingsService`. */
const ATTEMPTS = 3;

/** Moves to another time or place; the old one is kept until the new one is won. To where it is already is no move. */
@Injectable()
export class MovingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly parties: PartyService,
    private readonly clock: Clock,
  ) {}

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
      const moved = wishOf(booking, wish);
      const network = await this.directory.fresh();
      const isOtherPlace = receivesAt(caller, place) && isOnlyOtherPlace(booking, wish, network);
      refuseUnlessIt(isOtherPlace ? 'changePlace' : 'move', booking, now);
      if (changesNothing(booking, moved, network)) return withoutWords(booking, standing);
      if (changesOnlyTheWords(wish)) {
        const edited = await editWords(this.database, booking, moved, caller.account, now);
        if (edited) return withoutWords(edited, standing);
        if (attempt >= ATTEMPTS) throw stale(booking.revision);
        continue;
      }
      if (booking.awaitsApproval) throw awaitsApproval();
      if (standing.as === 'holder' && movesIt(wish) && booking.status === 'held')
        if (await isOffer(this.database, booking.id)) throw acceptItFirst();

      const late = tooLateFor(booking, receivesAt(caller, place), network, now);
      if (standing.as === 'receiver' && (await this.parties.roleAt(caller, moved.where, language)) === null)
        throw notFound();
      const facts: FactsReader = async (units, window) => ({
        ...(await takenByOthers(this.database, units, window, [booking.reference], now)),
        hadBefore: [booking.resource],
      });
      const to = targetOf(moved.where, network)?.telecentre;
      const isByHost = to !== undefined && [place, placeOf(to)].every((one) => receivesAt(caller, one));
      const judgedAt = isByHost && wish.time === null ? noticeKeptFor(booking, to, now) : now;
      const placement = permitted(
        await this.placing.place(moved, facts, judgedAt, language, late),
        booking,
        caller,
        language,
      );
      const { outcome, snapshot } = await move(
        this.database,
        booking,
        { ...placement, message: moved.message },
        caller.account,
        now,
      );
      if (outcome === 'moved') return withoutWords(snapshot, standing);
      if (outcome === 'taken') throw await this.placing.tooLate(placement, moved);
      if (outcome === 'stale' && attempt >= ATTEMPTS) throw stale(booking.revision);
    }
  }
}

/** A host may move to what is only given on request; whoever comes asks for it anew. */
function permitted(
  placement: Placement,
  booking: BookingRecord,
  caller: Caller,
  language: Language,
): Placement {
  if (receivesAt(caller, placeOf(placement.telecentre))) return placement;
  const unasked = withoutAsking(placement, booking);
  if (unasked.candidates.length === 0)
    throw ruleBroken([{ rule: 'needs-approval' }], placement.telecentre.opening.timeZone, language);
  return unasked;
}
