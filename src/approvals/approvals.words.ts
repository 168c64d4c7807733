import type { BookingSnapshot } from '../bookings/booking-record.js';
import { dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Decision, Outcome } from './request.js';

export const APPROVALS_WORDS = {
  title: { fr: 'Demandes', en: 'Requests' },
  one: { fr: 'Répondre à une demande', en: 'Answer a request' },
  over: { fr: 'Une demande', en: 'A request' },
  waiting: { fr: 'En attente de votre réponse', en: 'Waiting for your answer' },
  none: {
    fr: 'Aucune demande en attente.',
    en: 'No request is waiting.',
  },
  noneHelp: {
    fr: 'Quand quelqu’un demande une place donnée sur demande, un courriel vous prévient et la demande s’affiche ici.',
    en: 'When somebody asks for a place that is given on request, a mail tells you and the request is shown here.',
  },
  noPlace: {
    fr: 'Aucune place n’est donnée sur demande ici\u00a0: tout se réserve sans attendre.',
    en: 'No place is given on request here: everything is booked at once.',
  },
  past: { fr: 'Réponses des 30 derniers jours', en: 'Answers of the last 30 days' },
  accept: { fr: 'Accepter', en: 'Agree' },
  decline: { fr: 'Refuser', en: 'Decline' },
  withWord: { fr: 'Répondre avec un mot', en: 'Answer with a word' },
  word: { fr: 'Un mot pour la personne (facultatif)', en: 'A word to the person (optional)' },
  wordHelp: {
    fr: 'Elle le lira dans son courriel et sur la page de sa réservation. Par exemple «\u00a0Passez prendre la clé en mairie\u00a0».',
    en: 'They read it in their mail and on the page of their booking. For example “Fetch the key at the town hall”.',
  },
  answerBefore: { fr: 'Répondez avant', en: 'Answer before' },
  deadlineHelp: {
    fr: 'Sans réponse d’ici là, la place redevient libre et la personne en est prévenue.',
    en: 'Without an answer by then the place becomes free again, and the person is told.',
  },
  when: { fr: 'Quand', en: 'When' },
  place: { fr: 'Place', en: 'Place' },
  people: { fr: 'Personnes', en: 'People' },
  subject: { fr: 'Objet', en: 'Title' },
  message: { fr: 'Son message', en: 'Their message' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  email: { fr: 'Courriel', en: 'E-mail' },
  firstVisit: { fr: 'première visite', en: 'first visit' },
  yourWord: { fr: 'Mot envoyé', en: 'Word sent' },
  by: { fr: 'par', en: 'by' },
  on: { fr: 'le', en: 'on' },
  back: { fr: 'Voir toutes les demandes', en: 'See all requests' },
  nobodyKnown: { fr: 'Compte effacé', en: 'Erased account' },
  colon: { fr: '\u00a0: ', en: ': ' },
} satisfies Record<string, Words>;

export const OUTCOME_IN_A_WORD: Readonly<Record<Outcome, Words>> = {
  waiting: { fr: 'en attente', en: 'waiting' },
  approved: { fr: 'acceptée', en: 'agreed to' },
  declined: { fr: 'refusée', en: 'declined' },
  withdrawn: { fr: 'retirée', en: 'withdrawn' },
  cancelled: { fr: 'annulée par l’accueil', en: 'cancelled by the reception' },
  lapsed: { fr: 'sans réponse à temps', en: 'not answered in time' },
};

/** For whoever comes too late to answer. */
export const OVER_IN_WORDS: Readonly<Record<Exclude<Outcome, 'waiting'>, Words>> = {
  approved: {
    fr: 'Cette demande est acceptée\u00a0: la réservation est confirmée.',
    en: 'This request has been agreed to: the booking is confirmed.',
  },
  declined: { fr: 'Cette demande est refusée.', en: 'This request has been declined.' },
  withdrawn: {
    fr: 'Cette demande a été retirée\u00a0: il n’y a plus rien à répondre.',
    en: 'This request has been withdrawn: there is nothing left to answer.',
  },
  cancelled: {
    fr: 'Cette demande a été annulée par l’accueil\u00a0: il n’y a plus rien à répondre.',
    en: 'This request has been cancelled by the reception: there is nothing left to answer.',
  },
  lapsed: {
    fr: 'Le délai pour répondre est passé. La place est redevenue libre, et la personne en a été prévenue.',
    en: 'The time to answer has run out. The place is free again, and the person has been told.',
  },
};

export const DONE_IN_WORDS: Readonly<Record<'approved' | 'declined', Words>> = {
  approved: {
    fr: 'C’est accepté. Un courriel confirme la réservation à la personne.',
    en: 'Agreed. A mail confirms the booking to the person.',
  },
  declined: {
    fr: 'C’est refusé. Un courriel le dit à la personne, et la place est de nouveau libre.',
    en: 'Declined. A mail tells the person, and the place is free again.',
  },
};

export const DECISION_IN_WORDS: Readonly<Record<Decision, Words>> = {
  approve: APPROVALS_WORDS.accept,
  decline: APPROVALS_WORDS.decline,
};

/** `mardi 24 novembre, 9 h – 12 h`; over several days, from when to when. */
export function whenInWords({ start, end, timeZone }: BookingSnapshot, language: Language): string {
  if (localDateOf(start, timeZone) === localDateOf(end - 1, timeZone)) {
    const hours = hoursInWords(localTimeOf(start, timeZone), localTimeOf(end, timeZone), language);
    return `${dayInWords(localDateOf(start, timeZone), language)}, ${hours}`;
  }
  return `${momentInWords(start, timeZone, language)}\u00a0– ${momentInWords(end, timeZone, language)}`;
}

/** `mardi 24 novembre, 9 h`. */
export function momentInWords(moment: Instant, timeZone: string, language: Language): string {
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  return `${dayInWords(localDateOf(moment, timeZone), language)}, ${time}`;
}
