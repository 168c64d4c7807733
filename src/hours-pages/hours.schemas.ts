import { z } from 'zod';
import { seen, shown, telecentreParams, typed } from '../administration/administration.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { line } from '../platform/http/fields.js';
import { DAY_FIELDS, WEEK_FIELDS } from './week-form.js';

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
