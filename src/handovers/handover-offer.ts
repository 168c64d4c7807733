/** What is offered to whom, as each of the two sees it. */
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { withOffset } from '../reservation/local-time.js';
import { DAY, type Instant } from '../reservation/period.js';

/** Somebody who reads their mail once a week still has a say. */
export const OFFER_DAYS = 7;

export const OFFER_STATUSES = ['open', 'accepted', 'refused', 'withdrawn', 'void', 'lapsed'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export interface HandoverOffer {
  readonly id: string;
  /** `given`: the reader made it; `received`: it is to them. */
  readonly direction: 'given' | 'received';
  readonly status: OfferStatus;
  /** The address, as whoever made it typed it. */
  readonly to: string;
  /** The reference of a booking of the recipient's, as it was typed; null: nothing is asked for. */
  readonly inExchangeFor: string | null;
  readonly giver: Giver;
  /** Somebody who receives people there agrees to whom it is given. */
  readonly isHosts: boolean;
  readonly bookingId: string;
  /** As it was offered: had its place or time changed since, the offer would stand no more. */
  readonly booking: BookingSnapshot;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
}

export interface Giver {
  readonly account: string;
  readonly pseudonym: string;
  readonly name: string | null;
  readonly email: string;
}

/** When an offer that nobody answers is over: whoever begins to come has not handed it over. */
export function offerEndsAt({ start }: Pick<BookingSnapshot, 'start'>, now: Instant): Instant {
  return Math.min(now + OFFER_DAYS * DAY, start);
}

/** Its time may have run out before anybody has written it down. */
export function offerStatusAt(
  { status, expiresAt }: Pick<HandoverOffer, 'status' | 'expiresAt'>,
  now: Instant,
): OfferStatus {
  return status === 'open' && expiresAt <= now ? 'lapsed' : status;
}

export function giverInWords({ name, email }: Giver): string {
  return name ?? email;
}

/** Whoever made it reads the address that they typed, and nothing of whoever may have it. */
export function offerView(offer: HandoverOffer, now: Instant): object {
  const { id, direction, to, inExchangeFor, giver, booking, madeAt, expiresAt } = offer;
  const { reference, telecentre, telecentreName, resource, resourceName, kind, timeZone } = booking;
  return {
    id,
    direction,
    status: offerStatusAt(offer, now),
    ...(direction === 'given' ? { to } : { from: giverInWords(giver) }),
    inExchangeFor,
    booking: {
      reference,
      telecentre,
      telecentreName,
      resource,
      resourceName,
      kind,
      start: withOffset(booking.start, timeZone),
      end: withOffset(booking.end, timeZone),
      timeZone,
      halfDay: booking.halfDay,
      people: booking.people,
    },
    madeAt: withOffset(madeAt, timeZone),
    expiresAt: withOffset(expiresAt, timeZone),
  };
}
