/** What there is to tell of a booking that somebody offers to somebody else. */
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sender } from '../outbox/letter.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import type { CalendarNews, Reader } from './booking-news.js';

interface HandoverNewsOf {
  readonly booking: BookingSnapshot;
  /** Null when the network does not show it any more. */
  readonly telecentre: Telecentre | null;
  readonly reader: Reader;
  readonly networkName: string;
  readonly sender: Sender;
}

export interface OfferNews extends HandoverNewsOf {
  /** `offered`, `withdrawn`, `void`: to whom it is offered; the others, and `void` of a swap, to whoever offered it. */
  readonly kind: 'offered' | 'withdrawn' | 'void' | 'refused' | 'lapsed';
  /** Whoever offers it, or the address that they had typed: whom the reader knows of the two. */
  readonly other: string;
  /** What the reader is asked for in exchange; null: nothing, or it is not theirs. */
  readonly inExchangeFor: BookingSnapshot | null;
  readonly isSwap: boolean;
  readonly expiresAt: Instant;
  /** Of the offer: it asks for signing in, and what is pressed there answers. */
  readonly page: string;
}

/** To whoever had it before. The next holder has a confirmation, as of any booking. */
export interface HandedOverNews extends HandoverNewsOf {
  /** As it was theirs. */
  readonly booking: BookingSnapshot;
  /** Whose it is now; null when they have been erased since. */
  readonly to: string | null;
  readonly isSwap: boolean;
  readonly calendar: CalendarNews | null;
  /** For the calendar, which others may see. */
  readonly page: string;
}
