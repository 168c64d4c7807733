import type { Words } from '../platform/i18n/language.js';

/** What was just done: its name in the address, its words on the page. */
export const DONE = [
  'profile',
  'signed-out-there',
  'signed-out-elsewhere',
  'second-factor-removed',
  'colleague-allowed',
  'colleague-withdrawn',
  'program-stopped',
  'calendar-stopped',
  'mails',
] as const;
export type Done = (typeof DONE)[number];

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  profile: { fr: 'C’est enregistré.', en: 'Saved.' },
  'signed-out-there': { fr: 'Cet appareil est déconnecté.', en: 'That device is signed out.' },
  'signed-out-elsewhere': {
    fr: 'Tous vos autres appareils sont déconnectés.',
    en: 'All your other devices are signed out.',
  },
  'second-factor-removed': {
    fr: 'Le code de votre téléphone n’est plus demandé.',
    en: 'The code of your phone is no longer asked for.',
  },
  'colleague-allowed': {
    fr: 'Si cette adresse est celle d’un membre du réseau, il peut maintenant réserver pour vous.',
    en: 'If this is the address of a member of the network, they may now book for you.',
  },
  'colleague-withdrawn': {
    fr: 'Cette personne ne peut plus réserver pour vous.',
    en: 'This person may no longer book for you.',
  },
  'program-stopped': {
    fr: 'Ce programme n’a plus accès à votre compte.',
    en: 'This program no longer has access to your account.',
  },
  'calendar-stopped': {
    fr: 'Ce calendrier est arrêté. Pendant 14\u00a0jours, il le dit encore aux agendas qui le lisaient.',
    en: 'This calendar has stopped. For 14 days it still tells so to the programs that read it.',
  },
  mails: { fr: 'Vos choix sont enregistrés.', en: 'Your choices are saved.' },
};
