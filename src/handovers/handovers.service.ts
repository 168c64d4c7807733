import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unauthorized } from '../accounts/accounts.problems.js';
import { Attempts, tooManyAttempts } from '../accounts/attempts.js';
import { remember } from '../audit/audit-trail.js';
import type { BookingRecord, KnownBooking } from '../bookings/booking-record.js';
import { alreadyBooked, stale } from '../bookings/bookings.problems.js';
import { takeInHand, type BookingInHand } from '../bookings/known-booking.js';
import { findBooking, findBookingById } from '../bookings/people.queries.js';
import { receivesAt } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { entryOf } from './handover-trail.js';
import { offerEndsAt, offerStatusAt, type HandoverOffer } from './handover-offer.js';
import {
  alreadyOffered,
  givenOnRequest,
  notToBeHandedOver,
  offerIsOver,
  sameBooking,
  yourself,
} from './handovers.problems.js';
import {
  acceptOffer,
  bookedThen,
  findOffer,
  findOpenOffer,
  insertOffer,
  listOffers,
  listOpenOffers,
  settleOffer,
  type HandoverOutcome,
} from './handovers.queries.js';

export interface OfferWish {
  /** An address, whosesoever it is. */
  readonly to: string;
  /** The reference of one of the recipient's bookings; null: nothing is asked for. */
  readonly inExchangeFor: string | null;
}

/** Another request changed a booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

/** Each offer is a mail to somebody: nobody has so many colleagues in a day, and it is too few to find out who is a member. */
const OFFERED_IN_A_DAY = { most: 20, minutes: 24 * 60 };

/** Offers a booking to somebody, who takes it over as it is: nobody else can have it in between. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** The answer is the same whether or not a member has the address, and whether or not the other booking is theirs. */
  async offer(
    caller: Caller,
    reference: string,
    wish: OfferWish,
    language: Language,
  ): Promise<HandoverOffer> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const known = await this.toBeOffered(caller, reference);
      const { booking, holder, place } = known;
      if (holder.email === wish.to) throw yourself(language);
      if (wish.inExchangeFor === booking.reference) throw sameBooking(language);
      const standing = await findOpenOffer(this.database, caller.account, booking.id);
      if (standing !== undefined && offerStatusAt(standing, now) === 'open') return sameOffer(standing, wish);
      await this.countOffer(caller);
      const host = receivesAt(caller, place) ? caller.account : null;
      const [id, expiresAt] = [randomUUID(), offerEndsAt(booking, now)];
      const offer = { id, booking, giver: holder.account, host, ...wish, expiresAt };
      const outcome = await this.database.transaction(async (sql) => {
        const made = await insertOffer(sql, offer, now);
        if (made === 'made' && known.standing.as === 'receiver')
          await remember(sql, entryOf('booking.handover-offered', caller, known), now);
        return made;
      });
      if (outcome === 'made') return this.find(caller, id);
      if (attempt === ATTEMPTS) throw outcome === 'open' ? alreadyOffered() : stale(booking.revision);
    }
  }

  /** What can be offered, with whoever comes. Throws what stands in the way. */
  async toBeOffered(caller: Caller, reference: string): Promise<OfferedBooking> {
    const known = await takeInHand(this.database, caller, 'change', reference);
    const { holder, booking } = known;
    if (known.standing.as === 'colleague') throw notFound();
    if (holder.kind !== 'member' || !this.isAhead(booking)) throw notToBeHandedOver();
    if (await this.isForThePersonAskedFor(caller, known)) throw givenOnRequest();
    return { ...known, holder };
  }

  /** Made by the caller, or to them. */
  async find({ account }: Caller, id: string): Promise<HandoverOffer> {
    const offer = await findOffer(this.database, account, id);
    if (offer === undefined) throw notFound();
    return offer;
  }

  async list({ account }: Caller): Promise<HandoverOffer[]> {
    return listOffers(this.database, account, this.clock.now());
  }

  async listOpen({ account }: Caller): Promise<HandoverOffer[]> {
    return listOpenOffers(this.database, account, this.clock.now());
  }

  /** The booking that the recipient would give in exchange, as it now is; null when nothing is asked for. */
  async askedFor(
    { account }: Caller,
    { direction, inExchangeFor }: HandoverOffer,
  ): Promise<KnownBooking | null> {
    if (direction === 'given' || inExchangeFor === null) return null;
    const known = await findBooking(this.database, inExchangeFor);
    return known?.holder.kind === 'member' && known.holder.account === account ? known : null;
  }

  /** By their references, what the caller has booked at the time that they are offered. */
  async bookedThen(
    { account }: Caller,
    { booking, inExchangeFor }: HandoverOffer,
  ): Promise<readonly string[]> {
    const { reference } = booking;
    return bookedThen(this.database, account, booking, [reference, inExchangeFor ?? reference]);
  }

  /**
   * The bookings change hands. Once more is the same as once. `evenSo`: also when the caller has booked something at that
   * time already; else they are asked.
   */
  async accept(caller: Caller, id: string, evenSo: boolean): Promise<HandoverOffer> {
    for (let attempt = 1; ; attempt++) {
      const offer = await this.received(caller, id);
      const status = offerStatusAt(offer, this.clock.now());
      if (status === 'accepted') return offer;
      if (status !== 'open') throw offerIsOver(status);
      const bookings = await this.inHand(caller, offer);
      const isAsked = bookings !== null && !evenSo;
      if (isAsked && (await this.bookedThen(caller, offer)).length > 0) throw alreadyBooked();
      const outcome = bookings === null ? 'stale' : await this.change(caller, offer, bookings);
      if (outcome === 'accepted') return this.find(caller, id);
      if (outcome === 'nobody') throw unauthorized();
      if (attempt === ATTEMPTS) throw offerIsOver('void');
    }
  }

  /** Once more is the same as once. */
  async refuse(caller: Caller, id: string): Promise<HandoverOffer> {
    return this.settle(caller, await this.received(caller, id), 'refused');
  }

  /** By whoever made it. Once more is the same as once. */
  async withdraw(caller: Caller, id: string): Promise<HandoverOffer> {
    const offer = await this.find(caller, id);
    if (offer.direction !== 'given') throw notFound();
    return this.settle(caller, offer, 'withdrawn');
  }

  private change(caller: Caller, offer: HandoverOffer, bookings: InHand): Promise<HandoverOutcome> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      const outcome = await acceptOffer(sql, offer, caller.account, bookings, now);
      const subject = { holder: offer.giver, booking: offer.booking };
      if (outcome === 'accepted') await remember(sql, entryOf('booking.handed-over', caller, subject), now);
      return outcome;
    });
  }

  private async settle(
    caller: Caller,
    offer: HandoverOffer,
    as: 'refused' | 'withdrawn',
  ): Promise<HandoverOffer> {
    const now = this.clock.now();
    const settled = await settleOffer(this.database, offer, as, now);
    const after = await this.find(caller, offer.id);
    if (settled || after.status === as) return after;
    throw offerIsOver(offerStatusAt(after, now));
  }

  private async received(caller: Caller, id: string): Promise<HandoverOffer> {
    const offer = await this.find(caller, id);
    if (offer.direction !== 'received') throw notFound();
    return offer;
  }

  /** What would change hands, as it now is; null: not what was offered any more, perhaps as it has changed hands already. */
  private async inHand(caller: Caller, offer: HandoverOffer): Promise<InHand | null> {
    const known = await findBookingById(this.database, offer.bookingId);
    const other = await this.askedFor(caller, offer);
    const isExchange = offer.inExchangeFor !== null;
    if (known === undefined || !this.isAhead(known.booking)) return null;
    if (isExchange && (other === null || !this.isAhead(other.booking))) return null;
    for (const one of other === null ? [known] : [known, other]) {
      const isAgreedTo = offer.isHosts && one.place.telecentreId === known.place.telecentreId;
      if (!isAgreedTo && (await this.isForThePersonAskedFor(caller, one))) throw givenOnRequest();
    }
    return { given: known.booking, other: other?.booking ?? null };
  }

  private isAhead({ status, start }: BookingRecord): boolean {
    return status === 'confirmed' && start > this.clock.now();
  }

  /** Whoever receives people there agrees by doing it. */
  private async isForThePersonAskedFor(caller: Caller, { booking, place }: KnownBooking): Promise<boolean> {
    const network = await this.directory.fresh();
    const policy = network.resources.get(booking.resource)?.resource.policy;
    return policy?.needsApproval === true && !receivesAt(caller, place);
  }

  private async countOffer({ account }: Caller): Promise<void> {
    const taken = await this.attempts.take('handover-offer', account, OFFERED_IN_A_DAY);
    if (!taken.allowed) throw tooManyAttempts(taken);
  }
}

type OfferedBooking = BookingInHand & {
  readonly holder: Extract<BookingInHand['holder'], { kind: 'member' }>;
};

interface InHand {
  readonly given: BookingRecord;
  readonly other: BookingRecord | null;
}

/** Sent once more, it is that offer; another one is refused while this one waits. */
function sameOffer(standing: HandoverOffer, { to, inExchangeFor }: OfferWish): HandoverOffer {
  if (standing.to !== to || standing.inExchangeFor !== inExchangeFor) throw alreadyOffered();
  return standing;
}
