/** A booking that was asked for, and what came of it. */
import type { KnownBooking } from '../bookings/booking-record.js';
import { actedAs } from '../bookings/standing.js';
import { statusAt } from '../reservation/booking.js';
import { DAY, type Instant } from '../reservation/period.js';

export const DECISIONS = ['approve', 'decline'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Withdrawn: by whoever asked, or for them. Cancelled: by the place, without an answer; it closed, for one. */
export type Outcome = 'waiting' | 'approved' | 'declined' | 'withdrawn' | 'cancelled' | 'lapsed';

export interface Request extends KnownBooking {
  readonly askedAt: Instant;
  /** Of whoever asks; null when they have not said it. */
  readonly phone: string | null;
  /** The first that ended it; null while nothing has. */
  readonly answer: Answer | null;
}

export interface Answer {
  readonly kind: 'confirmed' | 'declined' | 'cancelled' | 'expired';
  readonly at: Instant;
  /** Their name; null: the clock, or somebody who has been erased. */
  readonly by: string | null;
  /** Their account. */
  readonly actor: string | null;
  /** What whoever decided said with it. */
  readonly word: string | null;
}

/** Old enough answers are of no use to whoever decides today. */
export const SHOWN_FOR = 30 * DAY;

export function outcomeOf(request: Request, now: Instant): Outcome {
  const { booking, answer } = request;
  if (answer?.kind === 'cancelled' && actedAs(answer.actor, request) === 'receiver') return 'cancelled';
  if (answer !== null) return OUTCOMES[answer.kind];
  // It has lapsed, and nobody has written it down yet.
  return booking.awaitsApproval && statusAt(booking, now) === 'held' ? 'waiting' : 'lapsed';
}

export function outcomeAsked(decision: Decision): Outcome {
  return decision === 'approve' ? 'approved' : 'declined';
}

const OUTCOMES = {
  confirmed: 'approved',
  declined: 'declined',
  cancelled: 'withdrawn',
  expired: 'lapsed',
} as const satisfies Readonly<Record<Answer['kind'], Outcome>>;
