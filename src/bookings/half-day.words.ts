import type { Words } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';

export const HALF_DAY_IN_WORDS: Readonly<Record<HalfDay, Words>> = {
  morning: { fr: 'matin', en: 'morning' },
  afternoon: { fr: 'après-midi', en: 'afternoon' },
  day: { fr: 'journée', en: 'all day' },
};
