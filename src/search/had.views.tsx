import type { JSX } from 'preact';
import { ConfirmHeld, heldInWords, isHeld } from '../booking-forms/held.views.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { bookingInWords } from './search.words.js';

/** Nobody books twice unawares; and what is only kept for them they may confirm here. */
export function Had({
  bookings,
  now,
  language,
}: {
  readonly bookings: readonly SeenBooking[];
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  const booked = bookings.filter((one) => !isHeld(one));
  return (
    <div class="had">
      {bookings.filter(isHeld).map((one) => (
        <p key={one.reference} class="actions">
          <span>
            {heldInWords(one, now, language)}
            {WORDS.colon[language]}
            <strong>{bookingInWords(one, language)}</strong>
          </span>
          <ConfirmHeld booking={one} of={bookingInWords(one, language)} language={language} />
        </p>
      ))}
      {booked.length > 0 && (
        <p>
          {WORDS.had[language]}{' '}
          <strong>{booked.map((one) => bookingInWords(one, language)).join('\u00a0; ')}</strong>.{' '}
          <a href="/bookings">{WORDS.seeMine[language]}</a>
        </p>
      )}
    </div>
  );
}

const WORDS = {
  colon: { fr: '\u00a0: ', en: ': ' },
  had: { fr: 'Vous avez déjà réservé\u00a0:', en: 'You have booked already:' },
  seeMine: { fr: 'Voir mes réservations', en: 'See my bookings' },
} satisfies Record<string, Words>;
