import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { What } from './closing.js';
import type { Reached } from './reach.js';

export function pageOf(slug: string, page = ''): string {
  return `/telecentres/${slug}/closures${page === '' ? '' : `/${page}`}`;
}

/** One press each; they are told to whoever was to come, in the language of the host. */
export const READY_REASONS: readonly Words[] = [
  { fr: 'Panne de chauffage', en: 'The heating has broken down' },
  { fr: 'Coupure d’Internet', en: 'The Internet is down' },
  { fr: 'Coupure d’électricité', en: 'Power cut' },
  { fr: 'Absence de l’hôte', en: 'The host is away' },
  { fr: 'Travaux', en: 'Works' },
  { fr: 'Fermeture annuelle', en: 'Annual closing' },
];

export const WHEN_IN_WORDS = {
  rest: { fr: 'Le reste de la journée', en: 'The rest of the day' },
  today: { fr: 'Aujourd’hui, toute la journée', en: 'Today, all day' },
  tomorrow: { fr: 'Demain', en: 'Tomorrow' },
  dates: { fr: 'D’autres dates', en: 'Other dates' },
} satisfies Record<string, Words>;

export const WHAT_IN_WORDS: Readonly<Record<What, Words>> = {
  moved: { fr: 'déplacée', en: 'moved' },
  offered: { fr: 'annulée, avec une place proposée', en: 'cancelled, with another place offered' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  ended: { fr: 'écourtée', en: 'ended early' },
};

export const DONE_IN_WORDS = {
  closed: {
    fr: 'C’est fermé, et les membres concernés sont prévenus par courriel.',
    en: 'It is closed, and the members concerned are told by mail.',
  },
  /** Nobody is told by mail. */
  quietly: { fr: 'C’est fermé.', en: 'It is closed.' },
  again: {
    fr: 'C’était déjà fermé\u00a0: rien n’a changé.',
    en: 'It was closed already: nothing has changed.',
  },
  lifted: {
    fr: 'La fermeture est levée. Ce qui a été annulé le reste.',
    en: 'The closing is lifted. What was cancelled stays cancelled.',
  },
  shortened: { fr: 'La fermeture finit plus tôt.', en: 'The closing ends sooner.' },
  phoned: { fr: 'C’est noté.', en: 'It is noted.' },
  settled: { fr: 'C’est fait, et tout le monde est prévenu.', en: 'It is done, and everybody is told.' },
  left: {
    fr: 'Tout n’a pas pu se faire\u00a0: ce qui reste est ci-dessous. Recommencez dans un instant.',
    en: 'Not everything could be done: what is left is below. Try again in a moment.',
  },
} satisfies Record<string, Words>;

/** `mardi 24 novembre à 14 h 35`. */
export function momentInWords(moment: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(moment, timeZone), language);
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  return language === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
}

export const WORDS = {
  title: { fr: 'Fermetures', en: 'Closures' },
  close: { fr: 'Fermer…', en: 'Close…' },
  closeTitle: { fr: 'Fermer', en: 'Close' },
  now: { fr: 'En ce moment', en: 'Now' },
  coming: { fr: 'À venir', en: 'Coming' },
  past: { fr: 'Passées ou levées', en: 'Over or lifted' },
  none: { fr: 'Aucune fermeture.', en: 'No closures.' },
  whole: { fr: 'Tout le télécentre', en: 'The whole telecentre' },
  lifted: { fr: 'levée', en: 'lifted' },
  byNetwork: { fr: 'prévue par le réseau', en: 'planned by the network' },
  proposals: { fr: 'Vous fermez aussi ces jours-là\u00a0?', en: 'Do you close on these days too?' },
  bridge: { fr: 'pont', en: 'bridge day' },
  lastYear: { fr: 'comme l’an dernier', en: 'as last year' },
  bridgeReason: { fr: 'Pont', en: 'Bridge day' },
  outside: { fr: 'Réservations hors des horaires', en: 'Bookings outside the hours' },
  when: { fr: 'Quand\u00a0?', en: 'When?' },
  from: { fr: 'Premier jour', en: 'First day' },
  to: { fr: 'Dernier jour', en: 'Last day' },
  what: { fr: 'Quoi\u00a0?', en: 'What?' },
  why: { fr: 'Pourquoi\u00a0?', en: 'Why?' },
  nothingYet: {
    fr: 'L’appui suivant montre qui est concerné\u00a0; rien n’est encore fermé.',
    en: 'The next press shows whom it concerns; nothing is closed yet.',
  },
  ownReason: { fr: 'Ou en vos mots', en: 'Or in your own words' },
  goOn: { fr: 'Continuer', en: 'Go on' },
  sayReason: {
    fr: 'Dites pourquoi\u00a0: les personnes prévenues le liront.',
    en: 'Say why: those who are told will read it.',
  },
  sayDates: { fr: 'Dites le premier et le dernier jour.', en: 'Say the first and the last day.' },
  nobody: { fr: 'Personne n’est attendu à ce moment-là.', en: 'Nobody is expected at that time.' },
  message: { fr: 'Un mot de plus (facultatif)', en: 'A word more (optional)' },
  messageHelp: { fr: 'Il est ajouté aux courriels.', en: 'It is added to the mails.' },
  back: { fr: 'Revenir en arrière', en: 'Go back' },
  whatToDo: { fr: 'Que faire', en: 'What to do' },
  move: { fr: 'Déplacer', en: 'Move' },
  toTheirHalfDay: { fr: 'Suivre les nouveaux horaires', en: 'Follow the new hours' },
  offer: { fr: 'Proposer un télécentre voisin', en: 'Offer a neighbouring telecentre' },
  cancel: { fr: 'Annuler et prévenir', en: 'Cancel and tell' },
  cancelOnly: {
    fr: 'Rien d’autre ne peut être proposé à proximité\u00a0: la réservation est annulée.',
    en: 'Nothing else can be offered nearby: the booking is cancelled.',
  },
  nobodyToOffer: {
    fr: 'Rien d’autre n’est libre ici, et sans courriel une place ailleurs ne peut pas être proposée\u00a0: la réservation est annulée.',
    en: 'Nothing else is free here, and without a mail no place elsewhere can be offered: the booking is cancelled.',
  },
  notYetConfirmed: {
    fr: 'Pas encore confirmée\u00a0: la réservation est annulée.',
    en: 'Not confirmed yet: the booking is cancelled.',
  },
  endsAt: {
    fr: 'Sur place\u00a0: sa réservation prend fin à la fermeture.',
    en: 'Present: their booking ends at the closing.',
  },
  leave: { fr: 'Laisser ainsi', en: 'Leave as it is' },
  noMail: { fr: 'Pas de courriel\u00a0: à prévenir vous-même.', en: 'No mail: to be told by yourself.' },
  somebody: { fr: 'Quelqu’un', en: 'Somebody' },
  unseen: {
    fr: 'À appeler\u00a0: rien ne dit encore qu’ils le savent',
    en: 'To be called: nothing says yet that they know',
  },
  allSeen: { fr: 'Tout le monde est prévenu.', en: 'Everybody knows.' },
  seen: { fr: 'Prévenus', en: 'They know' },
  nameless: { fr: 'Sans nom\u00a0: personne à appeler', en: 'Without a name: nobody to call' },
  phoned: { fr: 'Prévenu(e) par téléphone', en: 'Told by telephone' },
  closed: { fr: 'Fermé', en: 'Closed' },
  unforeseen: { fr: 'arrivée entre-temps', en: 'came in meanwhile' },
  noPhone: { fr: 'pas de téléphone connu', en: 'no telephone known' },
  accepted: { fr: 'place gardée', en: 'place kept' },
  waiting: { fr: 'réponse attendue', en: 'waiting for an answer' },
  refused: { fr: 'place non gardée', en: 'place not kept' },
  lift: { fr: 'Rouvrir', en: 'Open again' },
  liftHelp: {
    fr: 'Les places redeviennent libres. Ce qui a été annulé ou déplacé le reste.',
    en: 'The places become free. What was cancelled or moved stays so.',
  },
  shorten: { fr: 'Rouvrir plus tôt', en: 'Open sooner' },
  lastDay: { fr: 'Dernier jour de fermeture', en: 'Last day closed' },
  updated: { fr: 'La liste a changé.', en: 'The list has changed.' },
  settle: { fr: 'Faire ainsi et prévenir', en: 'Do so and tell' },
  reason: { fr: 'Motif', en: 'Reason' },
  newHours: { fr: 'Changement d’horaires', en: 'Change of hours' },
  noneOutside: {
    fr: 'Toutes les réservations sont dans les horaires.',
    en: 'All bookings are within the hours.',
  },
  outsideLead: {
    fr: 'Ces réservations ont été prises avant que les horaires ne changent. Décidez pour chacune.',
    en: 'These bookings were made before the hours changed. Decide for each.',
  },
} satisfies Record<string, Words>;

/** `Fermer et prévenir 4 personnes, 1 à appeler`. */
export function toldPress({ byMail, toCall }: Reached, language: Language): string {
  const close = WORDS.closeTitle[language];
  if (byMail === 0) return toCall === 0 ? close : `${close}, ${toCallInWords(toCall, language)}`;
  const tell = language === 'fr' ? 'et prévenir' : 'and tell';
  const told = `${close} ${tell} ${peopleInWords(byMail, language)}`;
  if (toCall === 0) return told;
  return language === 'fr' ? `${told}, ${toCall} à appeler` : `${told}, ${toCall} to be called`;
}

/** `2 personnes à appeler`. */
export function toCallInWords(count: number, language: Language): string {
  return `${peopleInWords(count, language)} ${language === 'fr' ? 'à appeler' : 'to be called'}`;
}

function peopleInWords(count: number, language: Language): string {
  if (language === 'fr') return count === 1 ? '1 personne' : `${count} personnes`;
  return count === 1 ? '1 person' : `${count} people`;
}

export function outsideNotice(count: number, language: Language): string {
  if (language === 'fr')
    return count === 1
      ? '1 réservation est hors des horaires.'
      : `${count} réservations sont hors des horaires.`;
  return count === 1 ? '1 booking is outside the hours.' : `${count} bookings are outside the hours.`;
}
