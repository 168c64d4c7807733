import { kindsInWords } from '../booking-forms/offer.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';

export const WORDS = {
  newTitle: { fr: 'Réserver pour une équipe', en: 'Book for a team' },
  lead: {
    fr: 'Plusieurs places en une fois\u00a0: toutes, ou aucune. Les postes sont choisis côte à côte quand c’est possible.',
    en: 'Several places at once: all of them, or none. Desks are chosen side by side where possible.',
  },
  book: { fr: 'Réserver tout', en: 'Book all of it' },
  none: { fr: 'Pas de salle', en: 'No room' },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  allStands: {
    fr: 'C’est réservé pour toute l’équipe. Un seul courriel le confirme, avec toutes les places.',
    en: 'It is booked for the whole team. One mail confirms it, with all the places.',
  },
  cancelledDone: {
    fr: 'C’est annulé. Les places sont de nouveau libres.',
    en: 'Cancelled. The places are free again.',
  },
  keptDone: {
    fr: 'C’est annulé, sauf ce qui ne peut plus l’être\u00a0: voyez ci-dessous.',
    en: 'Cancelled, except for what can no longer be: see below.',
  },
  someAsked: {
    fr: 'Une partie n’est donnée que sur demande\u00a0: l’accueil vous répondra. Le reste est à vous.',
    en: 'Some of it is only given on request: the host will answer you. The rest is yours.',
  },
  sideBySide: { fr: 'Les postes sont côte à côte.', en: 'The desks are side by side.' },
  apart: {
    fr: 'Les postes n’ont pas pu être côte à côte\u00a0: ce sont les plus proches qui étaient libres.',
    en: 'The desks could not be side by side: these are the nearest that were free.',
  },
  places: { fr: 'Les places', en: 'The places' },
  team: { fr: 'Réservation d’équipe', en: 'Team booking' },
  cancelOne: { fr: 'Annuler cette place', en: 'Cancel this place' },
  withdrawOne: { fr: 'Retirer cette demande', en: 'Withdraw this request' },
  cancelAll: { fr: 'Annuler toutes les places', en: 'Cancel all the places' },
  sure: {
    fr: 'Toutes les places à venir de cette équipe seront rendues.',
    en: 'All places of this team that are to come will be given back.',
  },
  yes: { fr: 'Oui, tout annuler', en: 'Yes, cancel all' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHelp: { fr: 'La personne le lit dans son courriel.', en: 'The person reads it in their mail.' },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
  could: { fr: 'Ce qui peut être réservé', en: 'What can be booked' },
  instead: { fr: 'De la place pour toute l’équipe', en: 'Room for the whole team' },
  change: { fr: 'Changer la demande', en: 'Change the request' },
  take: { fr: 'Réserver tout ici', en: 'Book all of it here' },
  of: { fr: 'sur', en: 'of' },
} satisfies Record<string, Words>;

export const LABELS = {
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  date: { fr: 'Jour', en: 'Day' },
  halfDay: { fr: 'Moment', en: 'Time' },
  desks: { fr: 'Postes', en: 'Desks' },
  room: { fr: 'Et une salle ou un bureau', en: 'And a room or an office' },
  people: { fr: 'Personnes dans la salle', en: 'People in the room' },
  title: { fr: 'Objet (facultatif)', en: 'Title (optional)' },
} satisfies Record<string, Words>;

export const HELP = {
  desks: { fr: 'Un par personne.', en: 'One for each person.' },
  people: { fr: 'Vide\u00a0: autant que de postes.', en: 'Empty: as many as desks.' },
  title: { fr: 'Pour vous et pour l’accueil.', en: 'For you and for the host.' },
} satisfies Record<string, Words>;

/** `3 postes : 2 libres`; of one named place its name would say nothing more. */
export function hadInWords(
  { kind, count, had }: { readonly kind: Kind; readonly count: number; readonly had: number },
  language: Language,
): string {
  const free = language === 'fr' ? (had > 1 ? 'libres' : 'libre') : 'free';
  const said = had === 0 ? NONE_FREE[language] : `${had}\u00a0${free}`;
  return `${kindsInWords(count, kind, language)}${COLON[language]}${said}`;
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };
const NONE_FREE: Words = { fr: 'rien de libre', en: 'nothing free' };
