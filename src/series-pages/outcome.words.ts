/** What a change does to one date, and what of it does not concern that date. */
import { hoursOf } from '../booking-links/link.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { violationView } from '../bookings/violations.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Field } from '../series-changes/own-fields.js';
import type { DateDeed, DateOutcome, KeptReason } from '../series-changes/series-change.js';

export function outcomeInWords(
  { deed, why, violations = [] }: DateOutcome,
  zone: string,
  language: Language,
): string {
  const [violation] = violations;
  const reason =
    violation !== undefined
      ? violationView(violation, zone, language).message
      : why === undefined
        ? null
        : WHY[why][language];
  const said = DEED_IN_WORDS[deed][language];
  return reason === null ? said : `${said} · ${reason}`;
}

/** `garde son heure, 14 h – 16 h`. */
export function keepsInWords(
  { own = [] }: DateOutcome,
  booking: BookingRecord | null,
  language: Language,
): readonly string[] {
  if (own.length === 0 || booking === null) return [];
  const kept: Readonly<Partial<Record<Field, string>>> = {
    place: booking.resourceName,
    time: hoursOf(booking, language),
  };
  return own.map((field) =>
    [`${KEEPS[language]} ${OWN[field][language]}`, ...(kept[field] === undefined ? [] : [kept[field]])].join(
      ', ',
    ),
  );
}

const KEEPS: Words = { fr: 'garde', en: 'keeps' };

const OWN: Readonly<Record<Field, Words>> = {
  place: { fr: 'son lieu', en: 'its own place' },
  time: { fr: 'son heure', en: 'its own time' },
  people: { fr: 'son nombre de personnes', en: 'its own number of people' },
  equipment: { fr: 'son équipement', en: 'its own equipment' },
  title: { fr: 'son objet', en: 'its own title' },
  message: { fr: 'son mot pour l’accueil', en: 'its own word for the host' },
};

const DEED_IN_WORDS: Readonly<Record<DateDeed, Words>> = {
  changed: { fr: 'changera', en: 'will change' },
  cancelled: { fr: 'sera annulée', en: 'will be cancelled' },
  booked: { fr: 'devient possible et sera réservée', en: 'becomes possible and will be booked' },
  kept: { fr: 'ne peut pas suivre, reste comme elle est', en: 'cannot follow, stays as it is' },
  'not-had': { fr: 'n’est pas possible non plus', en: 'is not possible either' },
  waiting: { fr: 'sera réservée dès qu’elle s’ouvrira', en: 'will be booked as soon as it opens' },
  'left-out': { fr: 'sans cette date', en: 'without this date' },
  unchanged: { fr: 'ne change pas', en: 'does not change' },
};

const WHY: Readonly<Record<KeptReason, Words>> = {
  taken: { fr: 'tout est pris', en: 'everything is taken' },
  closed: { fr: 'fermé', en: 'closed' },
  refused: { fr: 'pas possible à cet endroit', en: 'not possible there' },
  'too-late': { fr: 'trop tard pour la changer', en: 'too late to change it' },
  'awaits-approval': { fr: 'attend la réponse de l’accueil', en: 'waits for the answer of the host' },
  'not-yours': { fr: 'n’est plus à vous', en: 'is no longer yours' },
};
