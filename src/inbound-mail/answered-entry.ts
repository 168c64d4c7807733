import type { Language } from '../platform/i18n/language.js';
import type { ToldEntry } from './decide-reply.js';

/** An entry of somebody's calendar that is a booking of ours. */
export interface AnsweredEntry extends ToldEntry {
  readonly uid: string;
  readonly booking: string;
  readonly reference: string;
  readonly account: string;
  readonly pseudonym: string;
  readonly name: string | null;
  readonly language: Language | null;
  /** All of several bookings, by the id of what holds them together; null: only this one. */
  readonly whole: { readonly series: string } | { readonly team: string } | null;
}
