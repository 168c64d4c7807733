import type { Beneficiary } from '../bookings/party.js';
import type { Caller } from '../permissions/caller.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { SeriesTemplate } from './series-record.js';

/** What somebody asks for. */
export interface SeriesWish extends SeriesTemplate {
  readonly when: SeriesWhen;
  readonly for: Beneficiary;
  /** What to do when a date cannot be had: go without it, or write nothing at all. */
  readonly onConflict: 'skip' | 'refuse';
  /** Dates of the rule that they do not want. */
  readonly without: readonly LocalDate[];
  /** What the preview said of which dates. */
  readonly promised: readonly Promised[];
}

/** Whose habits count: of those for whom somebody books, a preview reads nothing, and what is made must be what it said. */
export function habitsOf(wish: Pick<SeriesWish, 'for'>, { account }: Caller): string | null {
  return wish.for === 'oneself' ? account : null;
}

export type SeriesWhen =
  | { readonly from: LocalDate; /** RFC 5545, 3.3.10. */ readonly rule: string }
  | { readonly dates: readonly LocalDate[] };

export interface Promised {
  readonly date: LocalDate;
  /** The id of a resource. */
  readonly resource: string;
}
