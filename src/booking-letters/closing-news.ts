import type { BookingLinkSet } from '../booking-links/booking-links.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';

/** The place closes, and a booking stood in the way. */
export interface ClosingNews {
  /** Null: nothing closes, the hours have changed. */
  readonly closed: ClosedPlace | null;
  /** What is held for the reader instead; null when nothing is. */
  readonly offer: OfferNews | null;
}

export interface ClosedPlace {
  readonly reason: string;
  /** What the host has to say besides. */
  readonly message: string | null;
  /** What the clock on the wall shows: `2026-12-24T14:00`. */
  readonly localStart: string;
  readonly localEnd: string;
  /** One resource by its name; null: all of it. */
  readonly resourceName: string | null;
}

export interface OfferNews {
  readonly booking: BookingSnapshot;
  /** Its commune in words: `à Figeac`. */
  readonly where: string;
  readonly links: BookingLinkSet;
}
