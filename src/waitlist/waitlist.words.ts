/** What the page of the lines says. */
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { DONE } from './waitlist.schemas.js';

export const DONE_IN_WORDS: Readonly<Record<(typeof DONE)[number], Words>> = {
  waiting: {
    fr: 'Vous êtes dans la file. Dès qu’une place se libère pour vous, un courriel vous la propose.',
    en: 'You are in line. As soon as a place becomes free for you, a mail offers it to you.',
  },
  left: { fr: 'Vous n’êtes plus dans cette file.', en: 'You are no longer in this line.' },
  refused: {
    fr: 'C’est noté\u00a0: la place n’est plus gardée pour vous. Si quelqu’un attend après vous, elle lui est proposée.',
    en: 'Noted: the place is no longer kept for you. If somebody is waiting after you, they are offered it.',
  },
};

/** « 2e dans la file ». */
export function positionInWords(position: number, language: Language): string {
  if (position === 1) return language === 'fr' ? 'Vous êtes en tête de la file' : 'You are first in line';
  return language === 'fr' ? `Vous êtes ${position}e dans la file` : `You are number ${position} in line`;
}

/** « mardi 12 janvier à 14 h 30 ». */
export function untilInWords(until: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(until, timeZone), language);
  const time = timeInWords(localTimeOf(until, timeZone), language);
  return language === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
}

export const WORDS = {
  title: { fr: 'Mes files d’attente', en: 'My waiting lines' },
  how: {
    fr: 'Quand une place se libère, elle est proposée par courriel à la première personne de la file et gardée pour elle jusqu’à l’heure dite\u00a0; sans réponse, elle passe à la suivante. Si entre-temps vous réservez ailleurs, pour le même moment, ce qui vous convient aussi, votre tour passe sans que vous perdiez votre rang.',
    en: 'When a place becomes free, it is offered by mail to the first person in line and kept for them until the time it says; without an answer it goes to the next. If meanwhile you book elsewhere, for the same time, what suits you as well, you are passed over and keep your place in line.',
  },
  none: { fr: 'Vous n’attendez aucune place.', en: 'You are not waiting for any place.' },
  whatToDo: {
    fr: 'Là où tout est pris, «\u00a0Me prévenir si une place se libère\u00a0» vous met dans la file en un geste.',
    en: 'Where everything is taken, “Tell me if a place becomes free” puts you in line in one press.',
  },
  search: { fr: 'Chercher une place', en: 'Look for a place' },
  offered: { fr: 'Une place est libre pour vous', en: 'A place is free for you' },
  until: { fr: 'Gardée pour vous jusqu’au', en: 'Kept for you until' },
  accept: { fr: 'Prendre cette place', en: 'Take this place' },
  refuse: { fr: 'Non merci', en: 'No, thank you' },
  lapsed: {
    fr: 'Une place vous a été proposée\u00a0; sans réponse à temps, elle n’est plus gardée pour vous, et vous avez quitté la file.',
    en: 'A place was offered to you; without an answer in time it is no longer kept for you, and you have left the line.',
  },
  gone: {
    fr: 'Le télécentre ne propose plus cette place\u00a0: cette file est terminée.',
    en: 'The telecentre no longer offers this place: this line has ended.',
  },
  again: { fr: 'Me remettre dans la file', en: 'Get back in line' },
  leave: { fr: 'Quitter la file', en: 'Leave the line' },
  people: { fr: 'personnes', en: 'people' },
} satisfies Record<string, Words>;
