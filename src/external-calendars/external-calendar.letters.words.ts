import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';

export interface CalendarNamed {
  /** As the host has called it. */
  readonly calendar: string;
  readonly resource: string;
  readonly commune: string;
}

export interface LetterWords {
  readonly greeting: (name: string | null) => string;
  readonly conflictSubject: (of: CalendarNamed, bookings: number) => string;
  readonly conflict: (of: CalendarNamed, events: number) => string;
  readonly conflictCaption: string;
  readonly conflictColumns: readonly string[];
  readonly conflictAdvice: string;
  readonly failingSubject: (of: CalendarNamed) => string;
  readonly failing: (of: CalendarNamed, since: string) => string;
  readonly failingMeans: string;
  readonly wellSubject: (of: CalendarNamed) => string;
  readonly well: (of: CalendarNamed) => string;
  readonly heldBackSubject: (of: CalendarNamed) => string;
  readonly heldBack: (of: CalendarNamed, before: number, now: number) => string;
  readonly heldBackMeans: (freed: number) => string;
  readonly quoted: (title: string) => string;
  readonly untitled: string;
  /** Whoever comes has had their account erased. */
  readonly nobodyKnown: string;
  readonly open: string;
  readonly openBooking: (reference: string) => string;
  readonly why: (commune: string) => string;
}

const french: LetterWords = {
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  conflictSubject: ({ commune, resource }, count) =>
    count > 1
      ? `${commune}, ${resource}\u00a0: ${count}\u00a0réservations se heurtent à votre agenda`
      : `${commune}, ${resource}\u00a0: une réservation se heurte à votre agenda`,
  conflict: ({ calendar, resource }, count) =>
    count > 1
      ? `Dans l’agenda «\u00a0${calendar}\u00a0», des événements occupent la place «\u00a0${resource}\u00a0» à des moments déjà réservés ici. Rien de ce qui est réservé n’est annulé.`
      : `Dans l’agenda «\u00a0${calendar}\u00a0», un événement occupe la place «\u00a0${resource}\u00a0» à un moment déjà réservé ici. Rien de ce qui est réservé n’est annulé.`,
  conflictCaption: 'Ce qui se heurte',
  conflictColumns: ['Dans votre agenda', 'Réservé ici'],
  conflictAdvice:
    'À vous de choisir\u00a0: déplacez l’événement dans votre agenda, ou ouvrez la réservation ci-dessous pour la déplacer, l’annuler ou joindre la personne.',
  failingSubject: ({ commune, calendar }) =>
    `${commune}\u00a0: l’agenda «\u00a0${calendar}\u00a0» est illisible`,
  failing: ({ calendar, resource }, since) =>
    `Depuis ${since}, nous ne pouvons plus lire l’agenda «\u00a0${calendar}\u00a0», qui bloque la place «\u00a0${resource}\u00a0».`,
  failingMeans:
    'Ce qu’il bloquait reste bloqué, mais ce qui y change depuis n’est pas connu ici. Nous essayons encore tous les quarts d’heure et vous dirons quand il sera lisible.',
  wellSubject: ({ commune, calendar }) =>
    `${commune}\u00a0: l’agenda «\u00a0${calendar}\u00a0» est de nouveau lisible`,
  well: ({ calendar, resource }) =>
    `Nous lisons de nouveau l’agenda «\u00a0${calendar}\u00a0», qui bloque la place «\u00a0${resource}\u00a0». Il n’y a rien à faire.`,
  heldBackSubject: ({ commune, calendar }) =>
    `${commune}\u00a0: l’agenda «\u00a0${calendar}\u00a0» paraît vide, est-ce voulu\u00a0?`,
  heldBack: ({ calendar, resource }, before, now) =>
    `L’agenda «\u00a0${calendar}\u00a0», qui bloque la place «\u00a0${resource}\u00a0», avait ${before}\u00a0événements et n’en a plus ${now === 0 ? 'aucun' : `que ${now}`}. C’est souvent une panne\u00a0; nous gardons donc ce qu’il bloquait.`,
  heldBackMeans: (freed) =>
    freed > 1
      ? `Si c’est voulu, confirmez-le\u00a0: ${freed}\u00a0périodes seront libérées. Sinon, il n’y a rien à faire.`
      : 'Si c’est voulu, confirmez-le. Sinon, il n’y a rien à faire.',
  quoted: (title) => `«\u00a0${title}\u00a0»`,
  untitled: 'Sans titre',
  nobodyKnown: 'Compte effacé',
  open: 'Voir les agendas attachés',
  openBooking: (reference) => `Ouvrir la réservation ${reference}`,
  why: (commune) =>
    `Vous recevez ce courriel parce que vous accueillez celles et ceux qui viennent ${inCommune(commune, 'fr')}.`,
};

const english: LetterWords = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  conflictSubject: ({ commune, resource }, count) =>
    count > 1
      ? `${commune}, ${resource}: ${count} bookings collide with your calendar`
      : `${commune}, ${resource}: a booking collides with your calendar`,
  conflict: ({ calendar, resource }, count) =>
    count > 1
      ? `In the calendar “${calendar}”, events take the place “${resource}” at times that are already booked here. Nothing that is booked has been cancelled.`
      : `In the calendar “${calendar}”, an event takes the place “${resource}” at a time that is already booked here. Nothing that is booked has been cancelled.`,
  conflictCaption: 'What collides',
  conflictColumns: ['In your calendar', 'Booked here'],
  conflictAdvice:
    'It is for you to choose: move the event in your calendar, or open the booking below to move it, cancel it or reach the person.',
  failingSubject: ({ commune, calendar }) => `${commune}: the calendar “${calendar}” cannot be read`,
  failing: ({ calendar, resource }, since) =>
    `Since ${since} we have not been able to read the calendar “${calendar}”, which blocks the place “${resource}”.`,
  failingMeans:
    'What it blocked stays blocked, but what has changed in it since is not known here. We keep trying every quarter of an hour and will tell you when we can read it again.',
  wellSubject: ({ commune, calendar }) => `${commune}: the calendar “${calendar}” can be read again`,
  well: ({ calendar, resource }) =>
    `We can read the calendar “${calendar}” again, which blocks the place “${resource}”. There is nothing to do.`,
  heldBackSubject: ({ commune, calendar }) =>
    `${commune}: the calendar “${calendar}” looks empty, is that meant?`,
  heldBack: ({ calendar, resource }, before, now) =>
    `The calendar “${calendar}”, which blocks the place “${resource}”, had ${before} events and has ${now === 0 ? 'none' : `only ${now}`} left. That is often a fault; so we keep what it blocked.`,
  heldBackMeans: (freed) =>
    freed > 1
      ? `If it is meant, confirm it: ${freed} periods will be free again. If not, there is nothing to do.`
      : 'If it is meant, confirm it. If not, there is nothing to do.',
  quoted: (title) => `“${title}”`,
  untitled: 'Untitled',
  nobodyKnown: 'Erased account',
  open: 'See the attached calendars',
  openBooking: (reference) => `Open the booking ${reference}`,
  why: (commune) =>
    `You receive this mail because you welcome those who come to the telecentre ${inCommune(commune, 'en')}.`,
};

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = { fr: french, en: english };
