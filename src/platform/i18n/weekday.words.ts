import type { Words } from './language.js';

export const WEEKDAY_IN_WORDS = {
  mon: { fr: 'lundi', en: 'Monday' },
  tue: { fr: 'mardi', en: 'Tuesday' },
  wed: { fr: 'mercredi', en: 'Wednesday' },
  thu: { fr: 'jeudi', en: 'Thursday' },
  fri: { fr: 'vendredi', en: 'Friday' },
  sat: { fr: 'samedi', en: 'Saturday' },
  sun: { fr: 'dimanche', en: 'Sunday' },
} as const satisfies Readonly<Record<string, Words>>;
