/** What there is to tell about one booking, to whoever comes. Whoever writes it into a letter asks nobody else. */
import type { BookingLinkSet } from '../booking-links/booking-links.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sender } from '../outbox/letter.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import type { ClosingNews } from './closing-news.js';
import type { JointEntry } from './joint-entry.js';

export type NewsKind =
  | 'held'
  /** Asked for, where a host agrees or declines. */
  | 'requested'
  | 'declined'
  /** Nobody answered the request in time. */
  | 'lapsed'
  | 'confirmed'
  | 'moved'
  /** Only so that the calendar lets go of the old entry: the booking has moved to another telecentre. */
  | 'moved-away'
  | 'edited'
  | 'cancelled'
  | 'restored'
  /** Given up, because nobody had said that they are there. */
  | 'missed'
  | 'reminder';

export interface BookingNews {
  readonly kind: NewsKind;
  /** When it happened; of a reminder, when it is written. */
  readonly at: Instant;
  /** As it now is; of `moved-away`, as it was. */
  readonly booking: BookingSnapshot;
  /** Of a move: as it was before. */
  readonly before: BookingSnapshot | null;
  /** Of `moved-away`: as it now is. */
  readonly now: BookingSnapshot | null;
  /** Of `moved`, `edited` and `cancelled`: a closing stood behind it, or something is offered instead. */
  readonly closing?: ClosingNews | null;
  /** Where the booking is; null when the network does not show it any more. */
  readonly telecentre: Telecentre | null;
  /** Null when no code of its door is kept here. */
  readonly doorCode: { readonly shownFrom: Instant } | null;
  /** Of `confirmed`: a host has agreed to what was asked for; with a word, if they left one. */
  readonly approval?: { readonly word: string | null } | null;
  /** Who did it: the reader, a colleague whom they allow to, somebody who receives people there, or the clock. */
  readonly by: 'self' | 'colleague' | 'telecentre' | 'clock';
  /** Name of the colleague. */
  readonly byName: string | null;
  readonly reader: Reader;
  readonly networkName: string;
  readonly sender: Sender;
  /** For the mail, which is the reader's own: whoever has one of these needs not sign in. */
  readonly links: BookingLinkSet;
  /** For the calendar, which others may see: it asks for signing in. */
  readonly page: string;
  /** Where mails of this sort can be stopped; null when they cannot. */
  readonly stop: string | null;
  /** What the reader's calendar is told; null when they have chosen not to get invitations, or it knows nothing yet. */
  readonly calendar: CalendarNews | null;
}

export interface Reader {
  readonly name: string | null;
  readonly email: string;
  readonly language: Language;
}

export interface CalendarNews {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  /** When this version came to be. */
  readonly stamp: Instant;
  /** One date of a series: by when it would be as all the others are. */
  readonly insteadOf?: Instant;
  /** All that belongs together, and not the one booking. */
  readonly whole?: JointEntry;
}
