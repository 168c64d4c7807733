/** What somebody was about to do when they were asked to sign in, as far as the address says that they go on to. */
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { isLocalDate, type LocalDate } from '../reservation/local-time.js';

export type Awaited =
  /** A place that they chose, and have not booked. */
  { readonly is: 'choice'; readonly date: LocalDate | null } | { readonly is: 'booking' };

/** Null when it is nothing in particular. */
export function awaitedAt(to: string): Awaited | null {
  const { pathname, searchParams } = new URL(to, 'http://here.invalid');
  const path = pathname.replace(/^\/(?:fr|en)(?=\/)/, '');
  if (path === '/bookings/new') {
    const date = searchParams.get('date');
    return { is: 'choice', date: date !== null && isLocalDate(date) ? date : null };
  }
  return /^\/bookings\/[\w-]+(?:\/|$)/.test(path) ? { is: 'booking' } : null;
}

/** Before the sign-in. */
export function awaitsInWords(awaited: Awaited, language: Language): string {
  if (awaited.is === 'booking') return WORDS.booking[language];
  const when = awaited.date === null ? '' : `${WORDS.on[language]} ${dayInWords(awaited.date, language)} `;
  return `${WORDS.choice[language]} ${when}${WORDS.awaits[language]}`;
}

/** After it, when name and rules are still to be told. */
export function comesNextInWords({ is }: Awaited, language: Language): string {
  return (is === 'choice' ? WORDS.choiceNext : WORDS.bookingNext)[language];
}

const WORDS = {
  choice: { fr: 'Votre choix', en: 'Your choice' },
  on: { fr: 'pour le', en: 'for' },
  awaits: {
    fr: 'vous attend après la connexion\u00a0; la place n’est pas gardée d’ici là.',
    en: 'awaits you after you have signed in; the place is not held until then.',
  },
  booking: {
    fr: 'Votre réservation vous attend après la connexion.',
    en: 'Your booking awaits you after you have signed in.',
  },
  choiceNext: {
    fr: 'Juste après, vous réservez\u00a0: votre choix vous attend.',
    en: 'Right after, you book: your choice awaits you.',
  },
  bookingNext: {
    fr: 'Juste après, vous retrouvez votre réservation.',
    en: 'Right after, you are back at your booking.',
  },
} as const satisfies Readonly<Record<string, Words>>;
