/**
 * The states of a booking and the ways between them. Held, confirmed and checked in occupy time; the others do not.
 */
import { MINUTE, type Instant } from './period.js';

export const STATUSES = [
  'held',
  'confirmed',
  'checked_in',
  'completed',
  'cancelled',
  'expired',
  'no_show',
] as const;
export type Status = (typeof STATUSES)[number];

/** What may happen to a booking, from which states, and what it becomes. `null`: it stays what it was. */
const TRANSITIONS = {
  confirm: { from: ['held'], to: 'confirmed' },
  move: { from: ['held', 'confirmed'], to: null },
  /** At the same time, said by whoever receives them: a screen breaks after somebody has sat down before it, too. */
  changePlace: { from: ['held', 'confirmed', 'checked_in'], to: null },
  cancel: { from: ['held', 'confirmed'], to: 'cancelled' },
  /** Only a cancellation gives time back that can be taken again, and only for `UNDO_MINUTES`. */
  restore: { from: ['cancelled'], to: 'confirmed' },
  expire: { from: ['held'], to: 'expired' },
  /** Also late, if the time that was given up can be had again. */
  checkIn: { from: ['confirmed', 'no_show'], to: 'checked_in' },
  undoCheckIn: { from: ['checked_in'], to: 'confirmed' },
  /** Somebody without a booking was never expected: without their arrival nothing of it is left. */
  undoWalkIn: { from: ['checked_in'], to: 'cancelled' },
  complete: { from: ['confirmed', 'checked_in'], to: 'completed' },
  missIt: { from: ['confirmed'], to: 'no_show' },
  undoMissed: { from: ['no_show'], to: 'confirmed' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status | null }>;

export type Transition = keyof typeof TRANSITIONS;

export function may(status: Status, transition: Transition): boolean {
  const from: readonly Status[] = TRANSITIONS[transition].from;
  return from.includes(status);
}

/** The state after a legal transition; undefined when it is not legal. */
export function after(status: Status, transition: Transition): Status | undefined {
  return may(status, transition) ? (TRANSITIONS[transition].to ?? status) : undefined;
}

/** Whether the transition has happened already, so that asking for it once more changes nothing. */
export function isDone(status: Status, transition: Transition): boolean {
  return TRANSITIONS[transition].to === status;
}

/** Long enough to notice a slip of the finger; the place is free for others meanwhile. */
export const UNDO_MINUTES = 15;

/** Until when, and not longer, whoever cancelled may take it back. */
export function undoEndsAt(cancelledAt: Instant): Instant {
  return cancelledAt + UNDO_MINUTES * MINUTE;
}

export function occupiesTime(status: Status): boolean {
  return status === 'held' || status === 'confirmed' || status === 'checked_in';
}

/** A hold whose time has run out is expired, whether or not anybody has written it down yet. */
export function statusAt(
  booking: { readonly status: Status; readonly expiresAt: Instant | null },
  now: Instant,
): Status {
  const lapsed = booking.status === 'held' && booking.expiresAt !== null && booking.expiresAt <= now;
  return lapsed ? 'expired' : booking.status;
}
