import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LastMinuteChange } from './host-news.js';

export interface SheetCounts {
  readonly people: number;
  readonly bookings: number;
  readonly firstVisits: number;
}

export interface ChangeTold {
  readonly kind: LastMinuteChange['kind'];
  /** `mardi 12 janvier`: the day whose sheet has changed. */
  readonly day: string;
  /** `9 h – 12 h`. */
  readonly hours: string;
  /** `aujourd’hui de 9 h à 12 h`. */
  readonly spoken: string;
  /** Of somebody who comes with what is good to know of it: `Ahmed Benali (première visite, 8 personnes)`. */
  readonly name: string;
  readonly place: string;
  /** Of a move: when and where it was, as far as that is another. */
  readonly formerly: string | null;
  /** Of a move: from another telecentre, or to another. */
  readonly elsewhere: boolean;
}

export interface HostWords {
  readonly greeting: (name: string | null) => string;
  readonly sheetSubject: (commune: string, day: string, people: number) => string;
  readonly sheetOpening: (counts: SheetCounts) => string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly changeSubject: (commune: string, told: ChangeTold) => string;
  readonly change: (told: ChangeTold) => string;
  readonly firstVisit: string;
  readonly held: string;
  readonly people: (count: number) => string;
  readonly title: (title: string) => string;
  readonly message: (message: string) => string;
  /** Whoever comes has had their account erased. */
  readonly nobodyKnown: string;
  readonly why: (commune: string) => string;
  readonly stop: string;
}

const french: HostWords = {
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  sheetSubject: (commune, day, people) =>
    `${commune}, ${day}\u00a0: ${people === 0 ? 'personne n’est attendu' : `${counted(people, 'personne')} ${people > 1 ? 'attendues' : 'attendue'}`}`,
  sheetOpening: ({ people, bookings, firstVisits }) => {
    if (bookings === 0)
      return 'Personne n’est attendu aujourd’hui. Si quelqu’un réserve en cours de journée, vous le saurez aussitôt.';
    const expected = `${counted(people, 'personne')} ${people > 1 ? 'sont attendues' : 'est attendue'} aujourd’hui`;
    const rooms = people === bookings ? '' : `, pour ${counted(bookings, 'réservation')}`;
    return `${expected}${rooms}.${firstVisitsInFrench(firstVisits, people)}`;
  },
  caption: 'Qui vient aujourd’hui',
  columns: ['Horaire', 'Qui', 'Place'],
  changeSubject: (commune, { kind, day, hours }) =>
    `${commune}, ${day}\u00a0: une réservation ${CHANGED_IN_FRENCH[kind]}, ${hours}`,
  change: ({ kind, name, spoken, place, formerly, elsewhere }) => {
    switch (kind) {
      case 'booked':
        return `${name} vient ${spoken}\u00a0: ${place}.`;
      case 'moved':
        return `${name} vient désormais ${spoken}\u00a0: ${place} (auparavant\u00a0: ${formerly ?? ''}).`;
      case 'came':
        return elsewhere
          ? `${name} change de télécentre et vient ${spoken}\u00a0: ${place}.`
          : `${name} change de jour et vient ${spoken}\u00a0: ${place} (auparavant\u00a0: ${formerly ?? ''}).`;
      case 'left':
        return `${name} ne vient plus ${spoken} (${place})\u00a0: sa réservation est déplacée ${elsewhere ? 'dans un autre télécentre' : 'à un autre jour'}.`;
      case 'cancelled':
        return `${name} ne vient plus ${spoken}\u00a0: ${place} est de nouveau libre.`;
      case 'restored':
        return `${name} vient finalement ${spoken}\u00a0: ${place}.`;
      case 'handed-over':
        return `${name} vient ${spoken}\u00a0: ${place}. Cette place était réservée par quelqu’un d’autre, qui ne vient plus.`;
    }
  },
  firstVisit: 'première visite',
  held: 'pas encore confirmé',
  people: (count) => counted(count, 'personne'),
  title: (title) => `«\u00a0${title}\u00a0»`,
  message: (message) => `message\u00a0: «\u00a0${message}\u00a0»`,
  nobodyKnown: 'Compte effacé',
  why: (commune) =>
    `Vous recevez ce courriel parce que vous accueillez celles et ceux qui viennent ${inCommune(commune, 'fr')}.`,
  stop: 'Ne plus recevoir ces courriels',
};

const CHANGED_IN_FRENCH: Readonly<Record<LastMinuteChange['kind'], string>> = {
  booked: 'de plus',
  moved: 'déplacée',
  came: 'de plus',
  left: 'de moins',
  cancelled: 'annulée',
  restored: 'rétablie',
  'handed-over': 'cédée',
};

function firstVisitsInFrench(count: number, people: number): string {
  if (count === 0) return '';
  if (people === 1) return ' C’est sa première visite\u00a0: un mot d’accueil lui fera plaisir.';
  return count === 1
    ? ' Pour l’une d’elles, c’est la première visite\u00a0: un mot d’accueil lui fera plaisir.'
    : ` Pour ${count} d’entre elles, c’est la première visite\u00a0: un mot d’accueil leur fera plaisir.`;
}

const english: HostWords = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  sheetSubject: (commune, day, people) =>
    `${commune}, ${day}: ${people === 0 ? 'nobody is expected' : `${people} ${people > 1 ? 'people' : 'person'} expected`}`,
  sheetOpening: ({ people, bookings, firstVisits }) => {
    if (bookings === 0)
      return 'Nobody is expected today. If somebody books in the course of the day, you will know at once.';
    const expected = `${people} ${people > 1 ? 'people are' : 'person is'} expected today`;
    const rooms = people === bookings ? '' : `, in ${counted(bookings, 'booking')}`;
    return `${expected}${rooms}.${firstVisitsInEnglish(firstVisits, people)}`;
  },
  caption: 'Who is coming today',
  columns: ['Time', 'Who', 'Place'],
  changeSubject: (commune, { kind, day, hours }) =>
    `${commune}, ${day}: ${CHANGED_IN_ENGLISH[kind]}, ${hours}`,
  change: ({ kind, name, spoken, place, formerly, elsewhere }) => {
    switch (kind) {
      case 'booked':
        return `${name} is coming ${spoken}: ${place}.`;
      case 'moved':
        return `${name} is now coming ${spoken}: ${place} (before: ${formerly ?? ''}).`;
      case 'came':
        return elsewhere
          ? `${name} has changed to another telecentre and is coming ${spoken}: ${place}.`
          : `${name} has changed to another day and is coming ${spoken}: ${place} (before: ${formerly ?? ''}).`;
      case 'left':
        return `${name} is no longer coming ${spoken} (${place}): the booking was moved to another ${elsewhere ? 'telecentre' : 'day'}.`;
      case 'cancelled':
        return `${name} is no longer coming ${spoken}: ${place} is free again.`;
      case 'restored':
        return `${name} is coming ${spoken} after all: ${place}.`;
      case 'handed-over':
        return `${name} is coming ${spoken}: ${place}. Somebody else had booked it, and no longer comes.`;
    }
  },
  firstVisit: 'first visit',
  held: 'not yet confirmed',
  people: (count) => `${count}\u00a0people`,
  title: (title) => `“${title}”`,
  message: (message) => `message: “${message}”`,
  nobodyKnown: 'Erased account',
  why: (commune) =>
    `You receive this mail because you welcome those who come to the telecentre ${inCommune(commune, 'en')}.`,
  stop: 'Stop these mails',
};

const CHANGED_IN_ENGLISH: Readonly<Record<LastMinuteChange['kind'], string>> = {
  booked: 'one booking more',
  moved: 'a booking moved',
  came: 'one booking more',
  left: 'one booking fewer',
  cancelled: 'a booking cancelled',
  restored: 'a booking restored',
  'handed-over': 'a booking handed over',
};

function firstVisitsInEnglish(count: number, people: number): string {
  if (count === 0) return '';
  const who = people === 1 ? 'It is their' : `For ${count === 1 ? 'one' : count} of them it is the`;
  return ` ${who} first visit: a word of welcome goes a long way.`;
}

export const HOST_WORDS: Readonly<Record<Language, HostWords>> = { fr: french, en: english };

function counted(count: number, word: string): string {
  return `${count}\u00a0${word}${count > 1 ? 's' : ''}`;
}
