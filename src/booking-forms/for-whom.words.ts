import type { Words } from '../platform/i18n/language.js';

/** Booking for somebody else, wherever it is offered. */
export const FOR_WHOM_WORDS = {
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
  nobody: {
    fr: 'écrivez le nom de la personne, ou l’adresse d’un membre',
    en: 'write the person’s name, or the address of a member',
  },
} as const satisfies Readonly<Record<string, Words>>;
