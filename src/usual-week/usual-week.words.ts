import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { weekdayOf } from '../reservation/local-time.js';
import type { UsualSlot, UsualWeek } from './usual-week.js';

/** `mardi matin et jeudi à Figeac`; `mardi matin à Figeac, jeudi à Montmurat`. */
export function weekInWords({ slots }: UsualWeek, language: Language): string {
  const places = [...new Set(slots.map(({ telecentre }) => telecentre))];
  return places
    .map((place) => {
      const there = slots.filter(({ telecentre }) => telecentre === place);
      const days = listed(
        there.map((slot) => dayInWords(slot, language)),
        language === 'fr' ? 'et' : 'and',
      );
      return `${days} ${inCommune(place.commune.name, language)}`;
    })
    .join(', ');
}

function dayInWords({ date, halfDay }: UsualSlot, language: Language): string {
  const day = WEEKDAY_IN_WORDS[weekdayOf(date)][language];
  return halfDay === 'day' ? day : `${day} ${HALF_DAY_IN_WORDS[halfDay][language]}`;
}

function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
