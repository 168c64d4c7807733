/** What the network file's rules refuse, for people who have never seen the file. */
import type { FileError } from '../network-file/read.js';
import type { Language, Words } from '../platform/i18n/language.js';

/** Those that a form can run into; of any other, the rule's own sentence stands beside a plain one. */
const KNOWN: readonly { readonly says: RegExp; readonly words: Words }[] = [
  {
    says: /bookings? stands? in the way: (.*)$/,
    words: {
      fr: 'Des réservations l’empêchent\u00a0: $1. Déplacez-les ou annulez-les d’abord.',
      en: 'Bookings stand in the way: $1. Move or cancel them first.',
    },
  },
  {
    says: /^some of this time is taken; try again$/,
    words: {
      fr: 'Une réservation vient d’être prise à ce moment. Réessayez.',
      en: 'A booking has just been made for this time. Try again.',
    },
  },
  {
    says: /^this text is longer than (\d+) characters$/,
    words: { fr: 'Un texte compte plus de $1 caractères.', en: 'A text is longer than $1 characters.' },
  },
  {
    says: /^this is not a telephone number$/,
    words: { fr: 'Ce n’est pas un numéro de téléphone.', en: 'This is not a telephone number.' },
  },
  {
    says: /^this telecentre has no resource “(.*)”$/,
    words: {
      fr: 'La place «\u00a0$1\u00a0» sert encore à une salle composée ou à une fermeture.',
      en: 'The place “$1” is still part of a room or of a closure.',
    },
  },
  {
    says: /^“(.*)” belongs to another telecentre/,
    words: {
      fr: 'La clé «\u00a0$1\u00a0» appartient à un autre télécentre.',
      en: 'The key “$1” belongs to another telecentre.',
    },
  },
  {
    says: /^“(.*)” is itself made of parts/,
    words: {
      fr: 'La salle «\u00a0$1\u00a0» est elle-même faite de plusieurs pièces\u00a0: cochez ces pièces.',
      en: 'The room “$1” is itself made of rooms: tick those.',
    },
  },
  {
    says: /^this text is empty$/,
    words: {
      fr: 'Un texte manque. Le réseau a-t-il déjà un nom\u00a0?',
      en: 'A text is missing. Has the network a name yet?',
    },
  },
];

const OTHER: Words = {
  fr: 'Une règle du réseau s’y oppose',
  en: 'A rule of the network is against it',
};

export function refusalInWords({ place, message }: FileError, language: Language): string {
  for (const { says, words } of KNOWN) {
    const found = says.exec(message);
    if (found) return words[language].replace('$1', toldIn(found[1] ?? '', language));
  }
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return `${OTHER[language]} (${place})${colon}${message}`;
}

/** `K7QM-4T2P (2027-01-12 09:00 to 12:00) and 3 more` */
function toldIn(bookings: string, language: Language): string {
  if (language === 'en') return bookings;
  return bookings.replace(/ to /g, ' à ').replace(/ and (\d+) more$/, ' et $1 autres');
}
