import type { JSX } from 'preact';
import type { SeenBooking } from '../bookings/booking-record.js';
import { timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localTimeOf } from '../reservation/local-time.js';

/** A place that is only kept goes back to others when nobody confirms it. */
export function isHeld({ status }: SeenBooking): boolean {
  return status === 'held';
}

/** Where somebody looks at a booking of theirs; what is only kept is confirmed there. */
export function ownBookingPath(booking: SeenBooking): string {
  return `/bookings/${booking.reference}${isHeld(booking) ? '/completion' : ''}`;
}

/** `Gardée pour vous jusqu’à 12 h 14`. */
export function heldInWords({ expiresAt, timeZone }: SeenBooking, language: Language): string {
  if (expiresAt === null) return WORDS.held[language];
  return `${WORDS.held[language]} ${WORDS.until[language]} ${timeInWords(localTimeOf(expiresAt, timeZone), language)}`;
}

export function ConfirmHeld({
  booking,
  of,
  language,
}: {
  readonly booking: SeenBooking;
  /** For those who hear the page: `poste, Figeac, mardi 12 janvier, matin`. */
  readonly of: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <a class="button" href={ownBookingPath(booking)} aria-label={`${WORDS.confirm[language]}, ${of}`}>
      {WORDS.confirm[language]}
    </a>
  );
}

const WORDS = {
  held: { fr: 'Gardée pour vous', en: 'Kept for you' },
  until: { fr: 'jusqu’à', en: 'until' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
} satisfies Record<string, Words>;
