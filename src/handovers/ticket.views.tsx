import type { JSX } from 'preact';
import { whenInWords } from '../booking-links/link.words.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';

/** Which booking it is about: when, where and what. */
export function Ticket({
  booking,
  stands,
  language,
}: {
  readonly booking: BookingSnapshot;
  /** Still to be decided, or had. */
  readonly stands: boolean;
  readonly language: Language;
}): JSX.Element {
  return (
    <div class={`lead ticket ${stands ? 'stands' : 'is-over'}`}>
      <p>
        <Icon name="geo-alt" /> <a href={`/telecentres/${booking.telecentre}`}>{booking.telecentreName}</a>
      </p>
      <p>
        <Icon name="calendar" /> <strong>{capitalised(whenInWords(booking, language))}</strong>
      </p>
      <p>
        <Icon name="laptop" /> {booking.resourceName}
      </p>
    </div>
  );
}
