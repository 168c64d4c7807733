/** What somebody has chosen or typed on the page that moves a booking. */
import type { Language, Words } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import { isLocalDate, type LocalDate } from '../reservation/local-time.js';
import type { WantedTime } from '../reservation/stay.js';
import type { MoveForm } from './link.schemas.js';

/** By field. */
export type MoveErrors = Readonly<Record<string, string>>;

export function choiceOf(date: LocalDate, halfDay: HalfDay): string {
  return `${date} ${halfDay}`;
}

/** The time, or what is wrong beside each field. */
export function wantedTime(
  form: MoveForm,
  by: 'half-day' | 'hour',
  language: Language,
): { readonly time: WantedTime } | { readonly errors: MoveErrors } {
  if (by === 'half-day') {
    const time = halfDayIn(form.choice ?? '');
    return time === null ? { errors: { choice: CHOOSE[language] } } : { time };
  }
  const { date = '', start = '', end = '' } = form;
  const errors = {
    ...(isLocalDate(date) ? {} : { date: NO_DATE[language] }),
    ...(TIME.test(start) ? {} : { start: NO_TIME[language] }),
    ...(TIME.test(end) ? {} : { end: NO_TIME[language] }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  return { time: { start: { date, time: start }, end: { date, time: end } } };
}

function halfDayIn(choice: string): WantedTime | null {
  const [, date = '', halfDay] = /^(\S{10}) (morning|afternoon|day)$/.exec(choice) ?? [];
  return halfDay !== undefined && isLocalDate(date) ? { date, halfDay: halfDay as HalfDay } : null;
}

/** As the browser's own field sends it. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const CHOOSE: Words = { fr: 'Choisissez un moment.', en: 'Choose a time.' };
const NO_DATE: Words = { fr: 'une date, par exemple 12/01/2027', en: 'a date, such as 12/01/2027' };
const NO_TIME: Words = { fr: 'une heure, par exemple 09:00', en: 'a time, such as 09:00' };
