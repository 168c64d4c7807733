import type { Words } from '../platform/i18n/language.js';
import type { Choice } from './choices-form.js';

const CHOICE_IN_WORDS: Readonly<Record<Choice, Words>> = {
  1: { fr: 'Premier choix', en: 'First choice' },
  2: { fr: 'Sinon', en: 'Else' },
  3: { fr: 'Sinon encore', en: 'Else again' },
};

export const WORDS = {
  title: { fr: 'Mes choix, dans l’ordre', en: 'My choices, in order' },
  lead: {
    fr: 'Dites ce qui vous irait, du préféré au moins bon\u00a0: le premier qui est possible est réservé.',
    en: 'Say what would do, the preferred first: the first that can be had is booked.',
  },
  book: { fr: 'Réserver le premier possible', en: 'Book the first that can be had' },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  noOther: { fr: 'Rien d’autre', en: 'Nothing else' },
  otherwise: { fr: 'Essayer d’autres choix', en: 'Try other choices' },
  instead: { fr: 'À la place, en un geste', en: 'Instead, in one press' },
  freeNow: { fr: 'Cette place s’est libérée à l’instant.', en: 'This place has just become free.' },
  choices: CHOICE_IN_WORDS,
} as const;
