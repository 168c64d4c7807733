import { Problem } from '../platform/http/problem.js';
import type { BookingSnapshot } from './booking-record.js';
import { keyUsedBefore } from './bookings.problems.js';
import type { FirstAnswer } from './retries.queries.js';

export interface Booked {
  readonly snapshot: BookingSnapshot;
  /** The first answer, told again. */
  readonly replayed: boolean;
}

export function replay(answer: FirstAnswer): Booked {
  if (answer.kind === 'other-request') throw keyUsedBefore();
  if (answer.kind === 'refusal') throw new Problem(answer.refusal);
  return { snapshot: answer.snapshot, replayed: true };
}
