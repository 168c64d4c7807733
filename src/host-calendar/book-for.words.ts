import { KIND } from '../bookings/kind.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';

export const BOOK_FOR_WORDS = {
  name: { fr: 'Son nom', en: 'Their name' },
  nameHelp: {
    fr: 'Il suffit\u00a0: la personne n’a pas besoin de compte.',
    en: 'That is enough: they need no account.',
  },
  email: { fr: 'Son adresse électronique, si c’est un membre', en: 'Their e-mail address, if a member' },
  emailHelp: {
    fr: 'La réservation est alors la sienne, et la confirmation lui arrive par courriel.',
    en: 'The booking is then theirs, and they get the confirmation by mail.',
  },
  noSuchMember: {
    fr: 'Aucun membre n’a cette adresse. Vérifiez-la, ou laissez-la vide et écrivez le nom\u00a0: la place est alors réservée à un invité, sans compte.',
    en: 'No member has this address. Check it, or leave it empty and write the name: the place is then booked for a guest, without an account.',
  },
  asGuestMeanwhile: {
    fr: 'D’ici là, laissez l’adresse vide et réservez au nom de la personne.',
    en: 'Until then, leave the address empty and book in the person’s name.',
  },
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
