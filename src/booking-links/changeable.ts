import type { BookingRecord } from '../bookings/booking-record.js';
import { violationView } from '../bookings/violations.words.js';
import type { Language } from '../platform/i18n/language.js';
import { may, statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import { tooLateToChange } from '../reservation/policy.js';
import type { Resource } from '../reservation/resource.js';
import { cancelledInWords, type Canceller } from './cancelled-by.js';
import { STATUS_IN_WORDS } from './link.words.js';

/** Why the holder can neither cancel nor move it, in words; null when they can. */
export function whyUnchangeable(
  {
    booking,
    resource,
    cancelledBy,
  }: {
    readonly booking: BookingRecord;
    readonly resource: Resource | null;
    readonly cancelledBy: Canceller | null;
  },
  now: Instant,
  language: Language,
): string | null {
  const status = statusAt(booking, now);
  if (status === 'cancelled') return cancelledInWords(cancelledBy, booking.cancellationReason, language);
  const late = resource === null ? [] : tooLateToChange(resource.policy, booking, now);
  if (!may(status, 'cancel')) return STATUS_IN_WORDS[status][language];
  const [violation] = late;
  return violation === undefined ? null : violationView(violation, booking.timeZone, language).message;
}
