import type { Instant } from '../reservation/period.js';
import { tooLateToChange } from '../reservation/policy.js';
import type { Violation } from '../reservation/refusal.js';
import type { Network } from '../telecentres/network.js';
import type { BookingRecord } from './booking-record.js';

/** The deadline is kept by whoever comes. A host has none: a boiler breaks when it breaks. */
export function tooLateFor(
  booking: BookingRecord,
  isHosts: boolean,
  network: Network,
  now: Instant,
): Violation[] {
  const policy = network.resources.get(booking.resource)?.resource.policy;
  const late = policy ? tooLateToChange(policy, booking, now) : [];
  return isHosts ? late.filter(({ rule }) => rule !== 'cancellation-deadline') : late;
}
