import type { Language, Words } from '../platform/i18n/language.js';
import type { EndReason } from './feed.js';

export const MY_BOOKINGS: Words = { fr: 'Mes réservations', en: 'My bookings' };
export const NETWORK_EVENTS: Words = { fr: 'Fermetures exceptionnelles', en: 'Exceptional closures' };
/** After the name of a place, of its calendar with names: in a program it must not be taken for the one without. */
export const WHO_COMES: Words = { fr: 'qui vient', en: 'who comes' };
export const OCCUPIED: Words = { fr: 'Occupé', en: 'Busy' };
export const CLOSED: Words = { fr: 'Fermé', en: 'Closed' };

export function peopleInWords(people: number, language: Language): string {
  const words: Words = people === 1 ? { fr: 'personne', en: 'person' } : { fr: 'personnes', en: 'people' };
  return `${people}\u00a0${words[language]}`;
}

export const OVER_NAME: Words = { fr: 'Calendrier arrêté', en: 'Calendar stopped' };
export const OVER: Readonly<Record<EndReason, Words>> = {
  revoked: {
    fr: 'Calendrier arrêté – retirez-le de votre agenda',
    en: 'Calendar stopped – remove it from your program',
  },
  'right-lost': {
    fr: 'Calendrier arrêté\u00a0: vous n’y avez plus accès',
    en: 'Calendar stopped: you no longer have access to it',
  },
};

export const NAMES_NOT_TOLD: Words = {
  fr: 'Les noms ne se lisent que dans le calendrier d’un télécentre ou d’un département.',
  en: 'Names are told only in the calendar of a telecentre or of a department.',
};
export const ALREADY_MADE: Words = {
  fr: 'Ce calendrier a déjà été créé.',
  en: 'This calendar has already been made.',
};
export const TOO_MANY_FEEDS: Words = {
  fr: 'Vous avez trente calendriers, ou en avez fait soixante en un jour\u00a0: arrêtez-en un, ou revenez demain.',
  en: 'You have thirty calendars, or made sixty in a day: stop one, or come back tomorrow.',
};
export const NEEDS_SUBJECT: Words = {
  fr: 'doit accompagner cette sorte de calendrier',
  en: 'is needed for this sort of calendar',
};
export const UNNEEDED_SUBJECT: Words = {
  fr: 'n’a rien à faire avec cette sorte de calendrier',
  en: 'does not belong to this sort of calendar',
};

/** To programs: plain text, in both languages of the network. */
export const NO_FEED =
  'Aucun calendrier ne se trouve à cette adresse.\nThere is no calendar at this address.\n';
export const FEED_GONE =
  'Ce calendrier a été arrêté\u00a0: créez-en un autre dans votre compte.\nThis calendar has been stopped: make another one in your account.\n';
export const DATABASE_AWAY =
  'Les calendriers sont indisponibles pour un instant\u00a0; gardez ce que vous avez.\nCalendars are unavailable for a moment; keep what you have.\n';
export const TOO_OFTEN =
  'Ce calendrier est lu trop souvent\u00a0; une fois par heure suffit.\nThis calendar is read too often; once an hour is enough.\n';
export const ONLY_READ = 'Ce calendrier ne peut qu’être lu.\nThis calendar can only be read.\n';
