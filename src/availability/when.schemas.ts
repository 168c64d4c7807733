/** How people and programs say when: a half-day of a date, or a beginning and an end. */
import { z } from 'zod';
import { MISSING } from '../platform/http/field.words.js';
import { because } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';
import { HALF_DAYS, type HalfDay } from '../reservation/half-day.js';
import { isLocalDate } from '../reservation/local-time.js';
import type { Moment, WantedTime } from '../reservation/stay.js';

/** Beyond these years a date is a slip of the keyboard. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

export const localDate = z
  .string()
  .refine(
    ...because((text: string) => isLocalDate(text) && isThinkable(text), {
      fr: `doit être une date du calendrier telle que 2027-01-12, de ${FIRST_YEAR} à ${LAST_YEAR}`,
      en: `must be a date of the calendar such as 2027-01-12, from ${FIRST_YEAR} to ${LAST_YEAR}`,
    }),
  )
  .describe('A date of the calendar at the telecentre, such as 2027-01-12');

export const halfDay = z
  .enum(HALF_DAYS)
  .describe("That telecentre's own morning or afternoon, or all of its day");

export const moment = z
  .string()
  .refine(
    ...because((text: string) => toMoment(text) !== undefined, {
      fr: `doit être une date et une heure telles que 2027-01-12T09:00, à l’heure du télécentre, ou avec leur décalage\u00a0: 2027-01-12T09:00:00+01:00, de ${FIRST_YEAR} à ${LAST_YEAR}`,
      en: `must be a date and time such as 2027-01-12T09:00, on the clock of the telecentre, or with their offset: 2027-01-12T09:00:00+01:00, from ${FIRST_YEAR} to ${LAST_YEAR}`,
    }),
  )
  .describe('RFC 3339 with its offset, or YYYY-MM-DDTHH:mm on the clock of the telecentre');

/** The fields of a query or a body that say when. */
export const whenFields = {
  date: localDate.optional(),
  halfDay: halfDay.optional(),
  start: moment.optional(),
  end: moment.optional(),
};

export interface WhenFields {
  readonly date?: string | undefined;
  readonly halfDay?: HalfDay | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** The time they say; null when none of them is there. Only for fields that `checkWhen` has found whole. */
export function whenOf({ date, halfDay, start, end }: WhenFields): WantedTime | null {
  if (date !== undefined && halfDay !== undefined) return { date, halfDay };
  const from = start === undefined ? undefined : toMoment(start);
  const to = end === undefined ? undefined : toMoment(end);
  return from && to ? { start: from, end: to } : null;
}

/** Adds an issue for each field that is missing or too many. */
export function checkWhen(fields: WhenFields, context: z.RefinementCtx, required: boolean): void {
  const byHalfDay = fields.date !== undefined || fields.halfDay !== undefined;
  const byHours = fields.start !== undefined || fields.end !== undefined;
  if (byHalfDay && byHours) {
    complain('start', {
      fr: 'dites une date et une demi-journée, ou un début et une fin, pas les deux',
      en: 'say a date and a half-day, or a start and an end, not both',
    });
  } else if (byHours) {
    if (fields.start === undefined) complain('start', MISSING);
    if (fields.end === undefined) complain('end', MISSING);
  } else if (byHalfDay || required) {
    if (fields.date === undefined) complain('date', MISSING);
    if (fields.halfDay === undefined) complain('halfDay', MISSING);
  }

  function complain(field: string, words: Words): void {
    context.addIssue({ code: 'custom', path: [field], params: words });
  }
}

/** Adds an issue when the end does not come after the start, as far as that can be told without knowing the place. */
export function checkOrder({ start, end }: WhenFields, context: z.RefinementCtx): void {
  const from = start === undefined ? undefined : toMoment(start);
  const to = end === undefined ? undefined : toMoment(end);
  if (from && to && notAfter(to, from))
    context.addIssue({ code: 'custom', path: ['end'], params: ENDS_TOO_SOON });
}

function notAfter(one: Moment, other: Moment): boolean {
  if ('instant' in one && 'instant' in other) return one.instant <= other.instant;
  if ('instant' in one || 'instant' in other) return false;
  return `${one.date}T${one.time}` <= `${other.date}T${other.time}`;
}

const ENDS_TOO_SOON = { fr: 'doit venir après le début', en: 'must come after the start' };

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/i;

function toMoment(text: string): Moment | undefined {
  const [, date, time, seconds = '00', offset] = MOMENT.exec(text) ?? [];
  if (date === undefined || time === undefined || !isLocalDate(date) || !isThinkable(date)) return undefined;
  if (offset !== undefined) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? undefined : { instant };
  }
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && seconds === '00' ? { date, time } : undefined;
}

function isThinkable(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
