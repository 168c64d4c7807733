import { calledAtThePlace, asSeenAtThePlace } from '../bookings/people.js';
import type { Coming, ComingState } from '../occupancy/day.js';
import { capitalised, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';

export const CALENDAR_WORDS = {
  week: { fr: 'Semaine du {day}', en: 'Week of {day}' },
  before: { fr: 'Semaine précédente', en: 'Week before' },
  after: { fr: 'Semaine suivante', en: 'Week after' },
  monthBefore: { fr: 'Mois précédent', en: 'Month before' },
  monthAfter: { fr: 'Mois suivant', en: 'Month after' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  place: { fr: 'Place', en: 'Place' },
  free: { fr: 'libre', en: 'free' },
  taken: { fr: 'pris', en: 'taken' },
  closed: { fr: 'fermé', en: 'closed' },
  rented: { fr: 'Loué à\u00a0: ', en: 'Rented to ' },
  rentedOut: { fr: 'loué', en: 'rented' },
  elsewhere: { fr: 'Agenda\u00a0: ', en: 'Calendar: ' },
  freePlaces: { fr: 'Libres\u00a0: ', en: 'Free: ' },
  nothingFree: { fr: 'Plus rien de libre.', en: 'Nothing free any more.' },
  outside: { fr: 'En dehors des heures d’ouverture', en: 'Outside opening hours' },
  outsideCount: { fr: '{count} hors horaires', en: '{count} outside hours' },
  withdrawn: { fr: 'n’est plus proposé', en: 'no longer offered' },
  dragging: {
    fr: 'Une réservation se déplace en la faisant glisser sur une case libre, ou depuis sa page. Un autre jour ou une autre demi-journée vous est d’abord demandé. Flèches du clavier\u00a0: de case en case.',
    en: 'Drag a booking to a free cell to move it, or move it from its page. You are asked before its day or half-day changes. Arrow keys go from cell to cell.',
  },
  moved: { fr: 'La réservation est déplacée.', en: 'The booking is moved.' },
  unchanged: {
    fr: 'Rien n’a changé\u00a0: la réservation y était déjà.',
    en: 'Nothing has changed: it was there already.',
  },
  putBack: { fr: 'Remettre', en: 'Put it back' },
  seeBooking: { fr: 'Voir la réservation', en: 'See the booking' },
  updated: { fr: 'La page est à jour.', en: 'The page is up to date.' },
  closedInPart: { fr: 'fermé en partie', en: 'closed in part' },
  full: { fr: 'complet', en: 'full' },
  ofPlaces: { fr: '{free} libres sur {total}', en: '{free} of {total} free' },
  ofPlacesOne: { fr: '{free} libre sur {total}', en: '{free} of {total} free' },
  seeWeek: { fr: 'Semaine', en: 'Week' },
  colon: { fr: '\u00a0: ', en: ': ' },
} as const satisfies Readonly<Record<string, Words>>;

/** Beside a name; null: that they are expected need not be said. */
export const STATE_IN_A_WORD: Readonly<Record<ComingState, Words | null>> = {
  expected: null,
  arrived: { fr: 'arrivé', en: 'arrived' },
  absent: { fr: 'absent', en: 'absent' },
  over: null,
  held: { fr: 'gardé', en: 'held' },
  awaiting: { fr: 'demandé', en: 'asked for' },
};

export function nameOf({ known: { holder } }: Coming, language: Language): string {
  return calledAtThePlace(asSeenAtThePlace(holder), language) ?? ERASED[language];
}

export const ERASED: Words = { fr: 'Compte effacé', en: 'Erased account' };

export function periodInWords({ start, end }: Period, zone: string, language: Language): string {
  return hoursInWords(localTimeOf(start, zone), localTimeOf(end, zone), language);
}

/** `lun. 23`; `Mon 23`. */
export function shortDay(date: LocalDate, language: Language): string {
  return inWords(date, language, { weekday: 'short', day: 'numeric' });
}

/** `26 oct.`; `26 Oct`. */
export function dayAndMonth(date: LocalDate, language: Language): string {
  return inWords(date, language, { day: 'numeric', month: 'short' });
}

/** `Novembre 2026`. */
export function monthInWords(date: LocalDate, language: Language): string {
  return capitalised(inWords(date, language, { month: 'long', year: 'numeric' }));
}

/** `lundi`. */
export function weekdayInWords(date: LocalDate, language: Language): string {
  return inWords(date, language, { weekday: 'long' });
}

function inWords(date: LocalDate, language: Language, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...options,
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00Z`)).replace(' ', '\u00a0');
}
