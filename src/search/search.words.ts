import { nearDayInWords, partOfDayInWords, periodsInWords } from '../booking-forms/when.words.js';
import type { WishedTime } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import { violationView } from '../bookings/violations.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Violation } from '../reservation/refusal.js';
import type { Kind } from '../reservation/kind.js';
import type { Without } from './search.service.js';

/** `Mardi 12 janvier, matin`. */
export function whenInWords(time: WishedTime, today: LocalDate, language: Language): string {
  const said = `${nearDayInWords(time.date, today, language)}, ${partOfDayInWords(time, language)}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** `près d’Aurillac`, `près du Vigan`, `près des Albres`; `near Aurillac`. */
export function nearInWords(name: string, language: Language): string {
  if (language === 'en') return `near ${name}`;
  if (name.startsWith('Le ')) return `près du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `près des ${name.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔŒ]/.test(name) ? `près d’${name}` : `près de ${name}`;
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
  const half = 'halfDay' in time ? HALF[time.halfDay][language] : null;
  if (why === null) return half === null ? TAKEN_THEN[language] : `${FULL[language]} ${half}`;
  if (why.rule === 'no-such-half-day') return `${CLOSED[language]} ${HALF[why.halfDay][language]}`;
  if (why.rule === 'closed' && why.until === null)
    return why.reason === ''
      ? `${CLOSED[language]} ${THAT_DAY[language]}`
      : `${CLOSED[language]} (${why.reason})`;
  return violationView(why, telecentre.opening.timeZone, language).message;
}

/** `libre l’après-midi`; `libre 16 h – 18 h`. */
export function freeThenInWords(time: WishedTime, language: Language): string {
  const when = 'halfDay' in time ? HALF[time.halfDay][language] : partOfDayInWords(time, language);
  return `${FREE[language]} ${when}`;
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
  'horizon',
  'granularity',
  'step',
  'longest-stay',
  'shortest-stay',
];

const HALF: Readonly<Record<HalfDay, Words>> = {
  morning: { fr: 'le matin', en: 'in the morning' },
  afternoon: { fr: 'l’après-midi', en: 'in the afternoon' },
  day: { fr: 'pour la journée', en: 'for the whole day' },
};
const FULL: Words = { fr: 'complet', en: 'full' };
const TAKEN_THEN: Words = { fr: 'pris à cette heure', en: 'taken at that time' };
const CLOSED: Words = { fr: 'fermé', en: 'closed' };
const THAT_DAY: Words = { fr: 'ce jour-là', en: 'that day' };
const FREE: Words = { fr: 'libre', en: 'free' };

/** At the head of the choice of kinds, as people say it. */
export const KIND_CHOICE: Readonly<Record<Kind, Words>> = {
  desk: { fr: 'Poste', en: 'Desk' },
  office: { fr: 'Bureau', en: 'Private office' },
  meeting_room: { fr: 'Salle de réunion', en: 'Meeting room' },
  videoconference_room: { fr: 'Salle de visioconférence', en: 'Videoconference room' },
  training_room: { fr: 'Salle de formation', en: 'Training room' },
};
