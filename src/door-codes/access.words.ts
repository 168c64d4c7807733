import type { Words } from '../platform/i18n/language.js';
import type { Done } from './access.schemas.js';
import type { Means } from './door-code.js';

export const ACCESS_WORDS = {
  title: { fr: 'Accès', en: 'Access' },
  lead: {
    fr: 'Ce qui ouvre vos portes, pour qui a réservé ou loue une place\u00a0: affiché sur la page de sa réservation ou de sa location quelque temps avant, jusqu’à la fin, et jamais par courriel.',
    en: 'What opens your doors, for those who have booked or rent a place: shown on the page of their booking or rental for some time before, until the end, and never by mail.',
  },
  kept: { fr: 'Codes et clés', en: 'Codes and keys' },
  none: {
    fr: 'Aucun code ni clé n’est gardé ici\u00a0: qui réserve lit seulement comment on entre.',
    en: 'No code or key is kept here: whoever books reads only how to get in.',
  },
  wholePlace: { fr: 'Tout le télécentre', en: 'The whole telecentre' },
  since: { fr: 'depuis le', en: 'since' },
  startsOn: { fr: 'à partir du', en: 'from' },
  until: { fr: 'jusqu’au', en: 'until' },
  changed: { fr: 'changé le', en: 'changed on' },
  prepared: { fr: 'préparé', en: 'prepared' },
  shownBefore: { fr: 'affiché', en: 'shown' },
  hoursBefore: { fr: 'h avant la réservation', en: 'h before the booking' },
  show: { fr: 'Afficher', en: 'Show' },
  remove: { fr: 'Supprimer', en: 'Remove' },
  shown: { fr: 'Votre affichage est noté.', en: 'That you have seen it is noted.' },
  old: {
    fr: 'Inchangé depuis plus de six mois\u00a0: pensez à le changer.',
    en: 'Unchanged for more than six months: think of changing it.',
  },
  seenThenCancelled: { fr: 'Vu puis annulé\u00a0:', en: 'Seen, then cancelled:' },
  seenThenEnded: {
    fr: 'Vu avant que le télécentre mette fin à la location\u00a0:',
    en: 'Seen before the telecentre ended the rental:',
  },
  seenOn: { fr: 'vu le', en: 'seen on' },
  set: { fr: 'Mettre ou changer', en: 'Set or change' },
  door: { fr: 'Porte', en: 'Door' },
  means: { fr: 'Ce qui l’ouvre', en: 'What opens it' },
  words: { fr: 'Le code, ou où est la clé', en: 'The code, or where the key is' },
  wordsHelp: {
    fr: 'Par exemple «\u00a0B7419\u00a0», ou «\u00a0La clé est à la mairie, de 8\u00a0h à 12\u00a0h\u00a0».',
    en: 'For example “B7419”, or “The key is at the town hall, from 8 to 12”.',
  },
  date: { fr: 'À partir du (facultatif)', en: 'From (optional)' },
  dateHelp: {
    fr: 'Sans date, c’est tout de suite. L’ancien cesse alors de servir.',
    en: 'Without a date, at once. The one before then ceases to count.',
  },
  time: { fr: 'À l’heure (facultatif)', en: 'At (optional)' },
  hours: {
    fr: 'Affiché combien d’heures avant la réservation',
    en: 'Shown how many hours before the booking',
  },
  save: { fr: 'Enregistrer', en: 'Save' },
  showings: { fr: 'Qui l’a vu, ces 30 derniers jours', en: 'Who has seen it, in the last 30 days' },
  noShowings: { fr: 'Personne.', en: 'Nobody.' },
  nobodyKnown: { fr: 'Compte effacé', en: 'Erased account' },
  asHost: { fr: 'accueil', en: 'host' },
  cancelledAfter: {
    fr: 'réservation annulée ou cédée ensuite',
    en: 'booking cancelled or handed over afterwards',
  },
  endedAfter: { fr: 'location interrompue ensuite', en: 'rental ended early afterwards' },
  asTenant: { fr: 'locataire', en: 'tenant' },
  who: { fr: 'Qui', en: 'Who' },
  when: { fr: 'Quand', en: 'When' },
} satisfies Record<string, Words>;

export const MEANS_IN_WORDS: Readonly<Record<Means, Words>> = {
  code: { fr: 'Code', en: 'Code' },
  key: { fr: 'Clé', en: 'Key' },
};

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  set: {
    fr: 'C’est enregistré. Si quelqu’un avait déjà noté l’ancien, prévenez-le.',
    en: 'Saved. If somebody had written down the one before already, tell them.',
  },
  prepared: {
    fr: 'C’est préparé\u00a0: le changement se fera de lui-même. Qui vient à ce moment-là le lit déjà.',
    en: 'Prepared: the change happens by itself. Whoever comes at that time reads it already.',
  },
  removed: { fr: 'C’est supprimé.', en: 'Removed.' },
};

export const NO_SUCH_DOOR: Words = {
  fr: 'n’est pas une porte de ce télécentre',
  en: 'is not a door of this telecentre',
};
