/** A booking that was asked for, and what came of it. */
import type { KnownBooking } from '../bookings/booking-record.js';
import { statusAt } from '../reservation/booking.js';
import { DAY, type Instant } from '../reservation/period.js';

export const DECISIONS = ['approve', 'decline'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Withdrawn: by whoever asked, or otherwise cancelled before anybody answered. */
export type Outcome = 'waiting' | 'approved' | 'declined' | 'withdrawn' | 'lapsed';

export interface Request extends KnownBooking {
  readonly askedAt: Instant;
  /** The first that ended it; null while nothing has. */
  readonly answer: Answer | null;
}

export interface Answer {
  readonly kind: 'confirmed' | 'declined' | 'cancelled' | 'expired';
  readonly at: Instant;
  /** Null: the clock, or somebody who has been erased. */
  readonly by: string | null;
  /** What whoever decided said with it. */
  readonly word: string | null;
}

/** Old enough answers are of no use to whoever decides today. */
export const SHOWN_FOR = 30 * DAY;

export function outcomeOf({ booking, answer }: Pick<Request, 'booking' | 'answer'>, now: Instant): Outcome {
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
