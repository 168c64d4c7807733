/** On what terms somebody gets a place: at once, kept until they confirm it, or asked for until a host agrees. */
import type { Language } from '../platform/i18n/language.js';
import { alike, needsApproval, type Candidate } from '../reservation/allocation.js';
import { HOUR, MINUTE, type Instant } from '../reservation/period.js';
import type { BookingRecord } from './booking-record.js';
import { ruleBroken } from './bookings.problems.js';
import type { Placement } from './bookings.queries.js';

export interface Terms {
  readonly candidates: readonly Candidate[];
  readonly awaitsApproval: boolean;
  /** Null: it is theirs at once. */
  readonly expiresAt: Instant | null;
}

/** Whoever receives people there agrees by booking. */
export function termsOf(
  { candidates, stay, telecentre }: Placement,
  { hold, isReceiver }: { readonly hold: boolean; readonly isReceiver: boolean },
  now: Instant,
  language: Language,
): Terms {
  const same = alike(candidates);
  const [first] = same;
  const { holdMinutes = 0, approvalHours = 0 } = first?.resource.policy ?? {};
  if (first !== undefined && needsApproval(first) && !isReceiver) {
    const expiresAt = Math.min(now + approvalHours * HOUR, stay.start);
    if (expiresAt <= now)
      throw ruleBroken([{ rule: 'too-late-to-ask' }], telecentre.opening.timeZone, language);
    return { candidates: same, awaitsApproval: true, expiresAt };
  }
  return { candidates: same, awaitsApproval: false, expiresAt: hold ? now + holdMinutes * MINUTE : null };
}

/** What a booking can become without anybody being asked: what was agreed to stays agreed at its own time and place. */
export function withoutAsking<Placed extends Placement>(placement: Placed, booking: BookingRecord): Placed {
  const { stay } = placement;
  const isSameTime = stay.start === booking.start && stay.end === booking.end;
  const candidates = placement.candidates.filter(
    (one) => !needsApproval(one) || (isSameTime && one.resource.id === booking.resource),
  );
  return { ...placement, candidates };
}
