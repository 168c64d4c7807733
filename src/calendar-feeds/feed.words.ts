import type { Words } from '../platform/i18n/language.js';

export const MY_BOOKINGS: Words = { fr: 'Mes réservations', en: 'My bookings' };
export const NETWORK_EVENTS: Words = { fr: 'Fermetures exceptionnelles', en: 'Exceptional closures' };
export const OCCUPIED: Words = { fr: 'Occupé', en: 'Busy' };
export const REFERENCE: Words = { fr: 'Référence\u00a0:', en: 'Reference:' };
export const ACCESS: Words = { fr: 'Accès\u00a0:', en: 'Access:' };
export const CLOSED: Words = { fr: 'Fermé', en: 'Closed' };

export const OVER_NAME: Words = { fr: 'Agenda à renouveler', en: 'Calendar to renew' };
export const OVER: Words = {
  fr: 'Cet agenda n’est plus à jour – renouvelez l’abonnement',
  en: 'This calendar is no longer up to date – renew your subscription',
};

export const NAMES_NOT_TOLD: Words = {
  fr: 'Les noms ne se lisent que dans l’agenda d’un télécentre ou d’un département.',
  en: 'Names are told only in the calendar of a telecentre or of a department.',
};
export const TOO_MANY_FEEDS: Words = {
  fr: 'Vous avez déjà trente abonnements\u00a0: supprimez-en un d’abord.',
  en: 'You already have thirty subscriptions: remove one first.',
};
export const NEEDS_SUBJECT: Words = {
  fr: 'doit accompagner cette sorte d’agenda',
  en: 'is needed for this sort of calendar',
};
export const UNNEEDED_SUBJECT: Words = {
  fr: 'n’a rien à faire avec cette sorte d’agenda',
  en: 'does not belong to this sort of calendar',
};

/** To programs: plain text, in both languages of the network. */
export const NO_FEED = 'Aucun agenda ne se trouve à cette adresse.\nThere is no calendar at this address.\n';
export const FEED_GONE =
  'Cet abonnement a été arrêté\u00a0: faites-en un autre dans votre compte.\nThis subscription has ended: make another one in your account.\n';
export const DATABASE_AWAY =
  'Les agendas sont indisponibles pour un instant\u00a0; gardez ce que vous avez.\nCalendars are unavailable for a moment; keep what you have.\n';
export const TOO_OFTEN =
  'Cet agenda est lu trop souvent\u00a0; une fois par heure suffit.\nThis calendar is read too often; once an hour is enough.\n';
export const ONLY_READ = 'Cet agenda ne peut qu’être lu.\nThis calendar can only be read.\n';
