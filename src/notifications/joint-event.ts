import type { KeptReason } from '../booking-letters/joint-news.js';
import type { JointDoer, JointNewsKind } from '../bookings/together.queries.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingEvent } from './booking-event.js';
import type { JointOf } from './joint-entries.queries.js';

/** Something that happened to several bookings that belong together, to be told in one mail. */
export interface JointEvent {
  readonly id: string;
  readonly of: JointOf;
  readonly kind: JointNewsKind;
  readonly by: JointDoer;
  readonly at: Instant;
  /** What happened to each of them. */
  readonly events: readonly BookingEvent[];
  readonly details: JointDetails;
}

/** What a mail says besides of single dates, as the series has them. */
export interface JointDetails {
  /** They could not be booked. */
  readonly failed?: readonly { readonly date: LocalDate; readonly fate: string }[];
  /** They were to follow and stay as they were. */
  readonly kept?: readonly { readonly date: LocalDate; readonly why: KeptReason }[];
  /** Given back, whether they were booked or not. */
  readonly cancelled?: readonly LocalDate[];
}
