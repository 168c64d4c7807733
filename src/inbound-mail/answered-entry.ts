import type { BookingVersion } from '../bookings/booking-record.js';
import type { Language } from '../platform/i18n/language.js';
import type { ToldEntry } from './decide-reply.js';

export interface AnsweredWhole {
  /** By the id of what holds them together. */
  readonly of: { readonly series: string } | { readonly team: string };
  /** What of it the calendar shows in this entry: what has left it since is not meant. */
  readonly shown: readonly BookingVersion[];
}

/** An entry of somebody's calendar that is a booking of ours. */
export interface AnsweredEntry extends ToldEntry {
  readonly uid: string;
  readonly booking: string;
  readonly reference: string;
  readonly account: string;
  readonly pseudonym: string;
  readonly name: string | null;
  readonly language: Language | null;
  /** All that one entry shows of several bookings; null: only this one. */
  readonly whole: AnsweredWhole | null;
}
