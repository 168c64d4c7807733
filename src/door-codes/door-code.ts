/**
 * The code that opens a telecentre's door when nobody receives. Whoever has booked sees it from some time before until
 * the end of their stay, and nobody else ever does.
 */
import { occupiesTime, type Status } from '../reservation/booking.js';
import { MINUTE, type Instant } from '../reservation/period.js';

export interface Stay {
  readonly status: Status;
  /** Slug of the telecentre. */
  readonly telecentre: string;
  readonly start: Instant;
  readonly end: Instant;
}

export type DoorCodeState =
  /** The telecentre keeps no code here. */
  { readonly kind: 'unset' } | { readonly kind: 'later'; readonly from: Instant } | { readonly kind: 'now' };

/** A day: time enough to look before leaving, and no code that lies in somebody's browser for weeks. */
export const SHOWN_HOURS_BEFORE = 24;
/** As the database has it. */
export const LONGEST_SHOWN_HOURS_BEFORE = 7 * 24;

/** From when the code of a stay that begins then is shown. */
export function beginningOf(shownMinutesBefore: number, start: Instant): Instant {
  return start - shownMinutesBefore * MINUTE;
}

/** Null when the stay opens no door: not confirmed, given back, or over. */
export function doorCodeState(
  shownMinutesBefore: number | undefined,
  { status, start, end }: Stay,
  now: Instant,
): DoorCodeState | null {
  if (!occupiesTime(status) || status === 'held' || now > end) return null;
  if (shownMinutesBefore === undefined) return { kind: 'unset' };
  const from = beginningOf(shownMinutesBefore, start);
  return now < from ? { kind: 'later', from } : { kind: 'now' };
}
