import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { because, line } from '../platform/http/fields.js';
import { ACCESS_REGIMES } from '../telecentres/network.js';
import { departmentCode, telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DONE } from './administration.words.js';
import { DAY_FIELDS, WEEK_FIELDS } from './week-form.js';

export { telecentreParams };
export const doneQuery = z.object({ done: z.enum(DONE).optional() });
/** Of a change that the history remembers. */
export const changeId = z.string().regex(/^[1-9]\d{0,17}$/);
export const departmentParams = z.strictObject({ code: departmentCode });

/** Longer than what the form holds is nothing that a person has typed. */
const typed = z.string().max(200).optional();
const optionalLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .default('')
    .transform((text) => (text === '' ? null : text))
    .pipe(line(longest).nullable());

/** What was shown, so that nobody writes over what somebody else has written since. */
const shown = z.string().max(40);
/** Of the bookings outside the new hours. */
const seen = z.string().max(40).default('');

export const shownForm = z.object({ shown });

const placeFields = {
  name: line(200),
  structure: line(200),
  phone: optionalLine(30).refine(
    ...because((text: string | null) => text === null || /^\+?[0-9][0-9 .()-]{3,28}[0-9]$/.test(text), {
      fr: 'écrivez un numéro de téléphone, comme 05 65 00 00 00',
      en: 'write a telephone number, such as 05 65 00 00 00',
    }),
  ),
  contactEmail: z.union([z.literal('').transform(() => null), email]),
  address: optionalLine(200),
  regime: z.enum(ACCESS_REGIMES),
  instructions: line(1000),
  staffed: z.literal('yes').optional(),
};

export const newPlaceForm = z.object({ ...placeFields, near: line(80) });
export const placeForm = z.object({
  ...placeFields,
  latitude: typed,
  longitude: typed,
  tariff: typed,
  freeMonths: typed,
  priceFrom: typed,
  priceTo: typed,
  shown,
});

export const departmentForm = z.object({ name: line(200), coordinator: line(200), shown });
export const newDepartmentForm = z.object({
  code: departmentCode,
  name: line(200),
  coordinator: line(200),
});

const weekFields = Object.fromEntries(WEEK_FIELDS.map((field) => [field, typed]));

export const hoursForm = z.object({ ...weekFields, shown, seen });

export const seasonForm = z
  .object({ ...weekFields, name: line(200), from: localDate, to: localDate, shown, seen })
  .superRefine((season, context) => {
    const { from, to } = season as { readonly from: string; readonly to: string };
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], params: BACKWARDS });
  });
const BACKWARDS = { fr: 'ne peut pas venir avant le premier jour', en: 'cannot come before the first day' };

/** A season is named by what it is: its number changes when another comes. */
export const seasonParams = telecentreParams.extend({ season: z.string().regex(/^[0-9a-f]{16}$/) });
export const removalForm = z.object({ shown, seen });

export const holidaysForm = z.looseObject({
  closed: z.literal('yes').optional(),
  others: z.string().max(2000).default(''),
  shown,
  seen,
});

export const openingForm = z.object({
  ...Object.fromEntries(DAY_FIELDS.map((field) => [`day-${field}`, typed])),
  date: localDate,
  shown,
  seen,
});
export const openingParams = telecentreParams.extend({ date: localDate });

export const publicationForm = z.object({ published: z.enum(['yes', 'no']), shown });
export const invitationForm = z.object({ email });
