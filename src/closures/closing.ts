/** What somebody wants to close, and what stands in the way of it. */
import type { BookingRecord, KnownBooking } from '../bookings/booking-record.js';
import type { Placement } from '../bookings/bookings.queries.js';
import type { Allocation } from '../reservation/allocation.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';

/** What can be done for a booking in the way. Where one of them cannot be, the next in this order is. */
export const DEEDS = ['move', 'offer', 'cancel'] as const;
export type Deed = (typeof DEEDS)[number];

/** By reference. */
export type Choices = ReadonlyMap<string, Deed>;

export interface ClosingWish {
  readonly telecentre: string;
  /** The id of one resource; null: the whole telecentre. */
  readonly resource: string | null;
  /** A date or a local date-time; a last date belongs to the closing. */
  readonly from: string;
  readonly to: string;
  /** Told to everybody concerned. */
  readonly reason: string;
  readonly message: string | null;
  /** Null: nobody was asked, and everything is done as proposed. */
  readonly choices: Choices | null;
}

/** A wish on the network as it is. */
export interface ClosedTime {
  readonly telecentre: Telecentre;
  readonly resource: Resource | null;
  /** What the clock on the wall shows: `2026-12-24T14:00`. */
  readonly localStart: string;
  readonly localEnd: string;
  readonly period: Period;
}

export interface InTheWay extends KnownBooking {
  /** Of a member who has told it. */
  readonly phone: string | null;
  readonly occupies: readonly Allocation[];
}

export type Fate =
  | { readonly what: 'moved'; readonly to: Placement }
  | {
      readonly what: 'offered';
      readonly to: Placement;
      readonly distanceKm: number;
      readonly heldUntil: Instant;
    }
  | { readonly what: 'cancelled' }
  /** Somebody is there already: their time ends when the closing begins. */
  | { readonly what: 'ended'; readonly end: Instant };

export type What = Fate['what'];

export interface Decided {
  readonly one: InTheWay;
  readonly fate: Fate;
}

/** Somebody is there, and was before the closing begins. */
export function isUnderWay({ status, start }: BookingRecord, closesAt: Instant): boolean {
  return status === 'checked_in' && start < closesAt;
}

/** Of a booking. */
export interface OccupiedTime {
  readonly booking: Period;
  readonly occupies: readonly { readonly period: Period }[];
}

/** When somebody is there: without the minutes that are kept free after each of its parts. */
export function partsOf({ booking, occupies }: OccupiedTime): Period[] {
  const pause = Math.max(0, Math.max(...occupies.map(({ period }) => period.end)) - booking.end);
  return occupies.map(({ period: { start, end } }) => ({ start, end: end - pause }));
}
