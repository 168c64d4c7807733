import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import type { Instant } from '../reservation/period.js';
import type { Recipient } from './recipient.js';

/** Something that happened to a booking, with everybody whom it concerns. */
export interface BookingEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Instant;
  /** The account of whoever did it; null: the clock, or somebody who has been erased. */
  readonly actor: string | null;
  /** The booking as the event left it. */
  readonly booking: BookingSnapshot;
  /** As the event found it; null when it began with this. */
  readonly before: BookingSnapshot | null;
  /** An absence that has been taken back since. */
  readonly isTakenBack: boolean;
  /** It follows an absence of which whoever comes was told. */
  readonly absenceWasTold: boolean;
  /** As it is by now, with the people in it. */
  readonly known: KnownBooking;
  /** Whoever comes, when they have an account. */
  readonly holder: Recipient | null;
}

export type EventKind =
  | 'held'
  | 'requested'
  | 'declined'
  | 'offered'
  | 'booked'
  | 'confirmed'
  | 'moved'
  | 'edited'
  | 'cancelled'
  | 'restored'
  | 'expired'
  | 'walked_in'
  | 'checked_in'
  | 'check_in_undone'
  | 'completed'
  | 'missed'
  | 'handed_over'
  | 'left_early';
