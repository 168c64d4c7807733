import type { BookingSnapshot } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dateInWords, dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Status } from '../reservation/booking.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export const MOVE: Words = { fr: 'Déplacer', en: 'Move' };

/** What has just been done, in the address of the page that is shown next. */
export const DONE = [
  'booked',
  'second-choice',
  'third-choice',
  'requested',
  'confirmed',
  'cancelled',
  'given-back',
  'restored',
  'moved',
  'unchanged',
  'arrived',
  'left',
] as const;
export type Done = (typeof DONE)[number];

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  booked: {
    fr: 'C’est réservé. Un courriel vous le confirme.',
    en: 'It is booked. A mail confirms it to you.',
  },
  'second-choice': {
    fr: 'C’est réservé\u00a0: c’est votre deuxième choix, le premier n’était pas possible. Un courriel vous le confirme.',
    en: 'It is booked: your second choice, as the first could not be had. A mail confirms it to you.',
  },
  'third-choice': {
    fr: 'C’est réservé\u00a0: c’est votre troisième choix, les deux premiers n’étaient pas possibles. Un courriel vous le confirme.',
    en: 'It is booked: your third choice, as the first two could not be had. A mail confirms it to you.',
  },
  requested: {
    fr: 'Votre demande est transmise à l’accueil. Un courriel vous dira sa réponse.',
    en: 'Your request has been passed on to the host. A mail will tell you the answer.',
  },
  confirmed: { fr: 'La réservation est confirmée.', en: 'The booking is confirmed.' },
  cancelled: { fr: 'La réservation est annulée.', en: 'The booking is cancelled.' },
  'given-back': { fr: 'La place est rendue.', en: 'The place is given back.' },
  restored: { fr: 'La réservation est rétablie.', en: 'The booking is restored.' },
  arrived: {
    fr: 'C’est noté\u00a0: vous êtes là. Bon travail\u00a0!',
    en: 'Noted: you are here. Enjoy your stay!',
  },
  left: {
    fr: 'C’est noté\u00a0: le reste de votre temps est libre pour d’autres. Merci, et à bientôt\u00a0!',
    en: 'Noted: the rest of your time is free for others. Thank you, and see you soon!',
  },
  moved: { fr: 'La réservation est déplacée.', en: 'The booking is moved.' },
  unchanged: {
    fr: 'Rien n’a changé\u00a0: la réservation était déjà ainsi.',
    en: 'Nothing has changed: the booking was like that already.',
  },
};

export const STATUS_IN_WORDS: Readonly<Record<Status, Words>> = {
  held: { fr: 'Cette place vous est gardée.', en: 'This place is kept for you.' },
  confirmed: { fr: 'Cette réservation est confirmée.', en: 'This booking is confirmed.' },
  checked_in: {
    fr: 'Votre arrivée est notée\u00a0: bon travail\u00a0!',
    en: 'You are noted as here: enjoy your stay!',
  },
  completed: { fr: 'Cette réservation est terminée.', en: 'This booking is over.' },
  no_show: {
    fr: 'Votre arrivée n’a pas été notée\u00a0: la place a été rendue.',
    en: 'Nobody noted that you arrived: the place was given back.',
  },
  cancelled: { fr: 'Cette réservation est annulée.', en: 'This booking is cancelled.' },
  expired: {
    fr: 'Le délai pour confirmer est passé\u00a0; la place a été rendue.',
    en: 'The time to confirm has run out; the place has been given back.',
  },
};

/** Beside the title. */
const STATUS_IN_A_WORD: Readonly<Record<Status, Words>> = {
  held: { fr: 'en attente de votre confirmation', en: 'waiting for you to confirm' },
  confirmed: { fr: 'confirmée', en: 'confirmed' },
  checked_in: { fr: 'en cours', en: 'under way' },
  completed: { fr: 'terminée', en: 'over' },
  no_show: { fr: 'place rendue', en: 'given back' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  expired: { fr: 'expirée', en: 'lapsed' },
};

/** What is held until a host agrees waits for somebody else than its holder; what is offered, for a yes or a no. */
export function statusInAWord(status: Status, awaitsApproval: boolean, isOffered = false): Words {
  if (status !== 'held') return STATUS_IN_A_WORD[status];
  if (awaitsApproval) return AWAITS_APPROVAL;
  return isOffered ? AWAITS_ANSWER : STATUS_IN_A_WORD.held;
}

const AWAITS_APPROVAL: Words = {
  fr: 'en attente de l’accord de l’accueil',
  en: 'waiting for the host to agree',
};
const AWAITS_ANSWER: Words = { fr: 'en attente de votre réponse', en: 'waiting for your answer' };

/** What makes a booking of what is held; of an offer, as the mail that makes it says. */
export function takeInWords({
  isOffered,
  hasWaited,
}: {
  readonly isOffered: boolean;
  readonly hasWaited: boolean;
}): Words {
  if (hasWaited) return TAKE;
  return isOffered ? KEEP : CONFIRM;
}

const TAKE: Words = { fr: 'Prendre cette place', en: 'Take this place' };
const KEEP: Words = { fr: 'Garder cette place', en: 'Keep this place' };
const CONFIRM: Words = { fr: 'Confirmer la réservation', en: 'Confirm the booking' };

/** What a booking's box and mark look like: still somebody's, waiting, or nothing any more. */
export const LOOK: Readonly<Record<Status, 'stands' | 'waits' | 'is-over'>> = {
  held: 'waits',
  confirmed: 'stands',
  checked_in: 'stands',
  completed: 'is-over',
  no_show: 'is-over',
  cancelled: 'is-over',
  expired: 'is-over',
};

type Time = Pick<BookingSnapshot, 'start' | 'end' | 'timeZone' | 'halfDay'>;

/** `mardi 12 janvier 2027, matin (9 h – 12 h)`, on the clock of the telecentre. */
export function whenInWords({ start, end, timeZone, halfDay }: Time, language: Language): string {
  const [from, to] = [localDateOf(start, timeZone), localDateOf(end, timeZone)];
  if (from !== to) {
    const until = `${dateInWords(to, language)}, ${timeInWords(localTimeOf(end, timeZone), language)}`;
    return `${dateInWords(from, language)}, ${timeInWords(localTimeOf(start, timeZone), language)}\u00a0– ${until}`;
  }
  const hours = hoursOf({ start, end, timeZone }, language);
  const time = halfDay === null ? hours : `${HALF_DAY_IN_WORDS[halfDay][language]} (${hours})`;
  return `${dateInWords(from, language)}, ${time}`;
}

/** `mardi 12 janvier, matin`; `mardi 12 janvier, 10 h – 11 h`: which booking it is, among somebody’s own. */
export function whichInWords(booking: Time, language: Language): string {
  const { start, timeZone, halfDay } = booking;
  const day = dayInWords(localDateOf(start, timeZone), language);
  return `${day}, ${halfDay === null ? hoursOf(booking, language) : HALF_DAY_IN_WORDS[halfDay][language]}`;
}

/** `9 h – 12 h`. */
export function hoursOf({ start, end, timeZone }: Omit<Time, 'halfDay'>, language: Language): string {
  return hoursInWords(localTimeOf(start, timeZone), localTimeOf(end, timeZone), language);
}

/** `9 h 15`. */
export function clockInWords(moment: Instant, timeZone: string, language: Language): string {
  return timeInWords(localTimeOf(moment, timeZone), language);
}
