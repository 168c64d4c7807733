/** What those are told who receive people at a telecentre. Their letters hold no invitations: they have the day's list. */
import type { KnownBooking } from '../bookings/booking-record.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sender } from '../outbox/letter.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Reader } from './booking-news.js';

export interface HostNews {
  readonly telecentre: Telecentre;
  readonly reader: Reader;
  readonly networkName: string;
  readonly sender: Sender;
  /** Where mails of this sort can be stopped. */
  readonly stop: string;
}

/** Who is expected today. */
export interface MorningSheet extends HostNews {
  readonly date: LocalDate;
  /** By the beginning of their stay. Of a member it is known whether it is their first visit. */
  readonly expected: readonly KnownBooking[];
}

/** What has changed of the day after its sheet was sent. */
export interface LastMinuteChange extends HostNews {
  /** `left`: moved to another day or another telecentre; `came`: from there; `handed-over`: somebody else comes. */
  readonly kind: 'booked' | 'moved' | 'came' | 'left' | 'cancelled' | 'restored' | 'handed-over';
  readonly booking: KnownBooking;
  /** Of a move: as it was before. */
  readonly before: BookingSnapshot | null;
}
