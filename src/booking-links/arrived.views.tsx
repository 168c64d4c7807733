import type { JSX } from 'preact';
import { ownCheckInTime } from '../attendance/check-in-time.js';
import type { Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { OpenedLink } from './link-door.js';
import { Press } from './parts.views.js';

/** One press, where the place lets people say it themselves, and while it can be true. */
export function SayArrived({
  link,
  now,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
}): JSX.Element | null {
  const { booking, telecentre, visit } = link;
  const { start, end } = ownCheckInTime(booking);
  const isExpected = booking.status === 'confirmed' || booking.status === 'no_show';
  if (telecentre?.attendance.selfCheckIn !== true || !isExpected || now < start || now >= end) return null;
  return (
    <div class="actions" data-online>
      <Press link={link} to="check-in">
        {HERE[visit.language]}
      </Press>
    </div>
  );
}

const HERE: Words = { fr: 'Je suis là', en: 'I am here' };
