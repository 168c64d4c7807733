/** What there is to tell about bookings that belong together: the dates of a series, the places of a team. */
import type { BookingLinkSet } from '../booking-links/booking-links.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Repetition } from '../bookings/repetition.words.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Violation } from '../reservation/refusal.js';
import type { BookingNews } from './booking-news.js';

export interface JointNews extends Omit<
  BookingNews,
  'kind' | 'booking' | 'before' | 'now' | 'closing' | 'approval' | 'links' | 'page'
> {
  readonly kind: JointNewsKind;
  /** How often a series is; null: the places of a team. */
  readonly repetition: Repetition | null;
  /** Those that it is about, by their beginning. */
  readonly bookings: readonly ToldBooking[];
  /** Dates that it is about as well, and that are none of theirs. */
  readonly missing: readonly MissingDate[];
  /** Dates that cannot be booked yet. */
  readonly later: readonly LaterDate[];
  /** Dates that were not booked yet and never will be. */
  readonly leftOut: readonly LocalDate[];
  /** Where all of it can be seen; it asks for signing in. */
  readonly page: string;
  /** What can be done without signing in, with the first of them that is still to come; null: none is. */
  readonly next: { readonly booking: BookingSnapshot; readonly links: BookingLinkSet } | null;
  /** For a calendar that cannot be told of all of it at once; null: it was, or wants to know of nothing. */
  readonly file: string | null;
}

/**
 * `continued`: the place can be booked further ahead by now, and more dates with it. `parted`: only so that the calendar knows
 * where the series ends now, as what followed has become another.
 */
export type JointNewsKind = 'made' | 'changed' | 'cancelled' | 'continued' | 'parted';

export interface ToldBooking {
  readonly booking: BookingSnapshot;
  /** Null when it began with this. */
  readonly before: BookingSnapshot | null;
}

export interface MissingDate {
  readonly date: LocalDate;
  readonly why: KeptReason;
  /** It stays as it was; else there is nothing on that date. */
  readonly isKept: boolean;
  readonly violations: readonly Violation[];
}

export type KeptReason = 'taken' | 'closed' | 'refused' | 'too-late' | 'awaits-approval' | 'not-yours';

export interface LaterDate {
  readonly date: LocalDate;
  readonly opensOn: LocalDate;
}
