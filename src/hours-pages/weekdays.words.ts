import type { Words } from '../platform/i18n/language.js';
import type { Weekday } from '../reservation/local-time.js';

export const WEEKDAYS_IN_WORDS: Readonly<Record<Weekday, Words>> = {
  mon: { fr: 'Lundi', en: 'Monday' },
  tue: { fr: 'Mardi', en: 'Tuesday' },
  wed: { fr: 'Mercredi', en: 'Wednesday' },
  thu: { fr: 'Jeudi', en: 'Thursday' },
  fri: { fr: 'Vendredi', en: 'Friday' },
  sat: { fr: 'Samedi', en: 'Saturday' },
  sun: { fr: 'Dimanche', en: 'Sunday' },
};
