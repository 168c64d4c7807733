import {
  fullThenInWords,
  nearDayInWords,
  partOfDayInWords,
  periodsInWords,
  THEN,
} from '../booking-forms/when.words.js';
import type { WishedTime } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import { violationView } from '../bookings/violations.words.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Violation } from '../reservation/refusal.js';
import type { Kind } from '../reservation/kind.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import type { Criteria } from './criteria.js';
import type { Without } from './search.service.js';

/** `Mardi 12 janvier, matin`. */
export function whenInWords(time: WishedTime, today: LocalDate, language: Language): string {
  return capitalised(`${nearDayInWords(time.date, today, language)}, ${partOfDayInWords(time, language)}`);
}

/** `poste`; `salle de visioconférence avec écran, 4 personnes`. */
export function soughtInWords({ kind, people, equipment }: Criteria, language: Language): string {
  const words = equipment.map((word) => equipmentInWords(word, language));
  const withThem = words.length === 0 ? '' : ` ${WITH[language]} ${words.join(', ')}`;
  const forThem = people === 1 ? '' : `, ${people}\u00a0${PEOPLE[language]}`;
  return `${KIND[language][kind]}${withThem}${forThem}`;
}

/** `Poste, Figeac…, mardi 12 janvier, matin`. */
export function bookingInWords(booking: SeenBooking, language: Language): string {
  const { kind, telecentreName, start, end, timeZone, halfDay } = booking;
  const when =
    halfDay === null
      ? periodsInWords([{ start, end }], timeZone, language)
      : HALF_DAY_IN_WORDS[halfDay][language];
  return [
    KIND[language][kind],
    telecentreName,
    dayInWords(localDateOf(start, timeZone), language),
    when,
  ].join(', ');
}

/** `complet le matin`, `fermé l’après-midi`, `fermé (Toussaint)`. */
export function whyInWords({ why, telecentre }: Without, time: WishedTime, language: Language): string {
  if (why === null) return fullThenInWords(time, language);
  if (why.rule === 'no-such-half-day') return `${CLOSED[language]} ${THEN[why.halfDay][language]}`;
  if (why.rule === 'closed' && why.until === null)
    return why.reason === ''
      ? `${CLOSED[language]} ${THAT_DAY[language]}`
      : `${CLOSED[language]} (${why.reason})`;
  return violationView(why, telecentre.opening.timeZone, language).message;
}

/** What is the same for every place is said once: too far ahead, over already, not by the hour, shut. */
export function sharedReason(without: readonly Without[], language: Language): string | null {
  const [first] = without;
  if (first?.why == null) return null;
  if (without.every(({ why }) => why !== null && SHUT.includes(why.rule))) return ALL_SHUT[language];
  const { rule } = first.why;
  if (!SHARED.includes(rule) || without.some(({ why }) => why?.rule !== rule)) return null;
  return violationView(first.why, first.telecentre.opening.timeZone, language).message;
}

const SHUT: readonly Violation['rule'][] = ['closed', 'no-such-half-day', 'outside-opening-hours'];
const ALL_SHUT: Words = {
  fr: 'Les télécentres proches sont tous fermés à ce moment-là.',
  en: 'The telecentres nearby are all closed at that time.',
};
const SHARED: readonly Violation['rule'][] = [
  'past',
  'notice',
  'granularity',
  'step',
  'longest-stay',
  'shortest-stay',
];

const WITH: Words = { fr: 'avec', en: 'with' };
const PEOPLE: Words = { fr: 'personnes', en: 'people' };
const CLOSED: Words = { fr: 'fermé', en: 'closed' };
const THAT_DAY: Words = { fr: 'ce jour-là', en: 'that day' };

/** At the head of the choice of kinds, as people say it. */
export const KIND_CHOICE: Readonly<Record<Kind, Words>> = {
  desk: { fr: 'Poste', en: 'Desk' },
  office: { fr: 'Bureau', en: 'Private office' },
  meeting_room: { fr: 'Salle de réunion', en: 'Meeting room' },
  videoconference_room: { fr: 'Salle de visioconférence', en: 'Videoconference room' },
  training_room: { fr: 'Salle de formation', en: 'Training room' },
};
