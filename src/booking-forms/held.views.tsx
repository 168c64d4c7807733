import type { JSX } from 'preact';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { untilInWords } from './when.words.js';

/** A place that is only kept goes back to others when nobody confirms it. */
export function isHeld({ status }: SeenBooking): boolean {
  return status === 'held';
}

/** Where somebody looks at a booking of theirs; what is only kept is confirmed there. */
export function ownBookingPath(booking: SeenBooking): string {
  return `/bookings/${booking.reference}${isHeld(booking) ? '/completion' : ''}`;
}

/** `Gardée pour vous jusqu’à 12 h 14`, `Gardée pour vous jusqu’au lundi 23 novembre à 8 h`. */
export function heldInWords({ expiresAt, timeZone }: SeenBooking, now: Instant, language: Language): string {
  if (expiresAt === null) return WORDS.held[language];
  return `${WORDS.held[language]} ${untilInWords(expiresAt, { timeZone, now }, language)}`;
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
  confirm: { fr: 'Confirmer', en: 'Confirm' },
} satisfies Record<string, Words>;
