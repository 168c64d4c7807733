import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Standing } from '../bookings/standing.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Status } from '../reservation/booking.js';
import type { Done, Tick } from './host-booking.schemas.js';
import type { Part } from './host-move.js';

export const BOOKING_WORDS = {
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  place: { fr: 'Place', en: 'Place' },
  people: { fr: 'Personnes', en: 'People' },
  firstVisit: { fr: 'Première visite', en: 'First visit' },
  firstVisitHere: { fr: 'C’est sa première visite ici.', en: 'It is their first visit here.' },
  missed: { fr: 'Absences', en: 'Absences' },
  title: { fr: 'Sujet', en: 'Subject' },
  message: { fr: 'Message', en: 'Message' },
  bookedBy: { fr: 'Réservé par', en: 'Booked by' },
  reference: { fr: 'Référence', en: 'Reference' },
  reason: { fr: 'Pourquoi elle est annulée', en: 'Why it is cancelled' },
  moving: { fr: 'Déplacer', en: 'Move' },
  movingHow: {
    fr: 'La place actuelle est gardée jusqu’à ce que la nouvelle soit réservée. La personne est prévenue par courriel.',
    en: 'The present place is kept until the new one is won. The person is told by mail.',
  },
  date: { fr: 'Jour', en: 'Day' },
  part: { fr: 'Moment', en: 'Time' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  hoursHelp: {
    fr: 'De et à ne comptent que pour des heures précises.',
    en: 'From and to count only for precise hours.',
  },
  best: { fr: 'La meilleure place libre du même genre', en: 'The best free place of the same sort' },
  move: { fr: 'Déplacer la réservation', en: 'Move the booking' },
  moveAsked: { fr: 'Déplacer cette réservation\u00a0?', en: 'Move this booking?' },
  now: { fr: 'Maintenant', en: 'Now' },
  then: { fr: 'Ensuite', en: 'Then' },
  willBeTold: { fr: 'Un courriel préviendra {name}.', en: '{name} will be told by mail.' },
  tellThem: {
    fr: 'Sans adresse de courriel, cette personne n’est prévenue que par vous.',
    en: 'Without a mail address, they are told by nobody but you.',
  },
  leaveIt: { fr: 'Ne rien changer', en: 'Leave it as it is' },
  instead: { fr: 'À la place', en: 'Instead' },
  anyPlace: { fr: 'Une autre place, à ce moment-là', en: 'Another place, at that time' },
  moveThere: { fr: 'Déplacer ici', en: 'Move here' },
  seeWeek: { fr: 'Voir ce qui est libre cette semaine-là', en: 'See what is free that week' },
  cancelling: { fr: 'Annuler', en: 'Cancel' },
  cancelWhy: { fr: 'Pourquoi', en: 'Why' },
  cancelOwed: {
    fr: 'La personne qui devait venir le lira dans son courriel.',
    en: 'The person who was to come will read it in their mail.',
  },
  cancel: { fr: 'Annuler cette réservation', en: 'Cancel this booking' },
  story: { fr: 'Ce qui s’est passé', en: 'What has happened' },
  requests: { fr: 'Répondre à la demande', en: 'Answer the request' },
  series: { fr: 'Voir la série', en: 'See the series' },
  handOver: { fr: 'Céder à quelqu’un d’autre', en: 'Hand over to somebody else' },
  day: { fr: 'Voir la journée', en: 'See the day' },
  week: { fr: 'Voir la semaine', en: 'See the week' },
} as const satisfies Readonly<Record<string, Words>>;

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  booked: { fr: 'La place est réservée pour cette personne.', en: 'The place is booked for this person.' },
  moved: { fr: 'La réservation est déplacée.', en: 'The booking is moved.' },
  unchanged: {
    fr: 'Rien n’a changé\u00a0: la réservation était déjà ainsi.',
    en: 'Nothing has changed: the booking was like that already.',
  },
  cancelled: { fr: 'La réservation est annulée.', en: 'The booking is cancelled.' },
  arrived: { fr: 'L’arrivée est notée.', en: 'The arrival is noted.' },
  'not-arrived': { fr: 'L’arrivée n’est plus notée.', en: 'The arrival is no longer noted.' },
  left: {
    fr: 'Le départ est noté, le reste est libre.',
    en: 'The departure is noted, the rest is free.',
  },
  absent: { fr: 'L’absence est notée, la place est libre.', en: 'The absence is noted, the place is free.' },
  'not-absent': { fr: 'L’absence n’est plus notée.', en: 'The absence is no longer noted.' },
};

export const TICK_IN_WORDS: Readonly<Record<Tick, Words>> = {
  arrived: { fr: 'Noter l’arrivée', en: 'Note the arrival' },
  'not-arrived': { fr: 'Revenir sur l’arrivée', en: 'Undo the arrival' },
  left: { fr: 'Noter le départ, libérer le reste', en: 'Note the departure, free the rest' },
  absent: { fr: 'Noter l’absence', en: 'Note the absence' },
  'not-absent': { fr: 'Revenir sur l’absence', en: 'Undo the absence' },
};

export const PART_IN_WORDS: Readonly<Record<Part, Words>> = {
  morning: { fr: 'Matin', en: 'Morning' },
  afternoon: { fr: 'Après-midi', en: 'Afternoon' },
  day: { fr: 'Journée', en: 'All day' },
  hours: { fr: 'Des heures précises', en: 'Precise hours' },
};

const STATE: Readonly<Record<Status, Words>> = {
  held: { fr: 'gardée, pas encore confirmée', en: 'held, not yet confirmed' },
  confirmed: { fr: 'confirmée', en: 'confirmed' },
  checked_in: { fr: 'arrivée notée', en: 'arrived' },
  completed: { fr: 'terminée', en: 'over' },
  no_show: { fr: 'absence', en: 'absent' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  expired: { fr: 'délai passé, place rendue', en: 'lapsed, place given back' },
};

const AWAITING: Words = { fr: 'demandée, attend un accord', en: 'asked for, waits for an answer' };

export function stateInWords(
  { awaitsApproval }: Pick<BookingSnapshot, 'awaitsApproval'>,
  status: Status,
  language: Language,
): string {
  return (awaitsApproval && status === 'held' ? AWAITING : STATE[status])[language];
}

/** A fact for whoever receives them, and no reproach. */
export function missedInWords(times: number, language: Language): string {
  if (language === 'fr') return `N’est pas venu(e) ${times}\u00a0fois en douze mois.`;
  return `Has not come ${times === 1 ? 'once' : `${times} times`} in twelve months.`;
}

/** What a kind of event is called in the story; one that is not here yet is passed over. */
export const MOMENT_IN_WORDS: Readonly<Record<string, Words>> = {
  held: { fr: 'Place gardée', en: 'Place held' },
  requested: { fr: 'Demande envoyée', en: 'Request sent' },
  offered: { fr: 'Place proposée', en: 'Place offered' },
  booked: { fr: 'Réservée', en: 'Booked' },
  confirmed: { fr: 'Confirmée', en: 'Confirmed' },
  moved: { fr: 'Déplacée', en: 'Moved' },
  edited: { fr: 'Modifiée', en: 'Changed' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  declined: { fr: 'Refusée', en: 'Declined' },
  restored: { fr: 'Rétablie', en: 'Restored' },
  expired: { fr: 'Délai passé, place rendue', en: 'Lapsed, place given back' },
  walked_in: { fr: 'Venue sans réservation', en: 'Came without a booking' },
  checked_in: { fr: 'Arrivée notée', en: 'Arrival noted' },
  check_in_undone: { fr: 'Arrivée annulée', en: 'Arrival undone' },
  missed: { fr: 'Absence notée', en: 'Absence noted' },
  completed: { fr: 'Terminée', en: 'Over' },
  handed_over: { fr: 'Cédée', en: 'Handed over' },
  left_early: { fr: 'Départ anticipé', en: 'Left early' },
};

export const BY_WHOM: Readonly<Record<Standing['as'], Words>> = {
  holder: { fr: 'par la personne elle-même', en: 'by the person themselves' },
  colleague: { fr: 'par un collègue', en: 'by a colleague' },
  receiver: { fr: 'par le télécentre', en: 'by the telecentre' },
};
