import { KIND } from '../bookings/kind.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';

export const BOOK_FOR_WORDS = {
  asGuest: {
    fr: 'Au nom de {name}, en invité et sans compte',
    en: 'In the name of {name}, as a guest without an account',
  },
  part: { fr: 'Moment', en: 'Time' },
  place: { fr: 'Quoi', en: 'What' },
  anyOfKind: { fr: 'Ce qui est libre', en: 'Whatever is free' },
  onePlace: { fr: 'Une place précise', en: 'One place' },
  people: { fr: 'Combien de personnes', en: 'How many people' },
  message: { fr: 'Un mot (facultatif)', en: 'A word (optional)' },
  messageHelp: {
    fr: 'Il se lit le jour venu, à côté du nom.',
    en: 'It is read on the day, beside the name.',
  },
  book: { fr: 'Réserver pour cette personne', en: 'Book for this person' },
  bookInstead: { fr: 'Réserver cela', en: 'Book this' },
  sameTime: {
    fr: 'Une autre place, au même moment\u00a0: {kind}',
    en: 'Another place, at that time: {kind}',
  },
  notHere: { fr: 'choisissez une place de ce télécentre', en: 'choose a place of this telecentre' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Un bureau`. */
export function oneOf(kind: Kind, language: Language): string {
  const article = { fr: MASCULINE.includes(kind) ? 'Un' : 'Une', en: 'A' }[language];
  return `${article} ${KIND[language][kind]}`;
}

const MASCULINE: readonly Kind[] = ['desk', 'office'];
