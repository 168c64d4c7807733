import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import type { Words } from '../platform/i18n/language.js';
import { KINDS } from '../reservation/kind.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { BROUGHT_BY } from './people.js';
import { HALVES } from './place-half-days.js';
import { isTooLong, USUAL_SPANS } from './span.js';

const days = {
  from: localDate.optional().describe('The first day; with neither, this month'),
  to: localDate.optional().describe('The last day, within two years of the first'),
};

export const figuresQuery = z.strictObject(days).superRefine(checkDays);

/** A form that is sent by GET; what is left empty was not asked. */
export const figuresFields = z
  .object({ ...days, period: z.enum(USUAL_SPANS).optional() })
  .superRefine(checkDays);

export interface AskedDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function checkDays({ from, to }: AskedDays, context: z.RefinementCtx): void {
  if (from === undefined && to === undefined) return;
  if (from === undefined) complain('from', MISSING);
  else if (to === undefined) complain('to', MISSING);
  else if (to < from) complain('to', ENDS_TOO_SOON);
  else if (isTooLong({ from, to })) complain('to', TOO_LONG);

  function complain(field: string, words: Words): void {
    context.addIssue({ code: 'custom', path: [field], params: words });
  }
}

const ENDS_TOO_SOON = { fr: 'ne peut pas venir avant le début', en: 'cannot come before the beginning' };
const TOO_LONG = {
  fr: 'doit être à deux ans du début au plus',
  en: 'must be within two years of the beginning',
};

const use = {
  open: z.int().describe('Half-days of one unit on which it could be used'),
  used: z.int().describe('Those of them on which somebody was there'),
  percent: z.int().nullable().describe('Used of a hundred; null when none was open'),
};
const people = z.int().nullable().describe('Null: fewer than five, or it would tell of fewer than five');

export const figuresAnswer = z
  .object({
    telecentre: z.string().describe('Its slug'),
    from: z.string(),
    to: z.string(),
    occupancy: z.object(use),
    openHalfDays: z.int().describe('Half-days of the whole place'),
    emptyHalfDays: z.int().describe('Those of them on which nobody came'),
    resources: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(KINDS), ...use })),
    kinds: z.array(z.object({ kind: z.enum(KINDS), ...use })),
    heatMap: z.array(z.object({ weekday: z.enum(WEEKDAYS), halfDay: z.enum(HALVES), ...use })),
    people: z.object({
      total: people.describe('Members once each, guests and people without a booking each time they came'),
      firstVisits: people,
      absences: people.describe('How often somebody was expected and did not come'),
      broughtBy: z.array(z.object({ broughtBy: z.enum(BROUGHT_BY), people })),
      notedPercent: people.describe('Of a hundred visits, for how many the arrival was noted'),
    }),
    lastYear: z
      .object({ from: z.string(), to: z.string(), occupancy: z.object(use), emptyHalfDays: z.int(), people })
      .describe('The same days of the year before'),
  })
  .meta({ id: 'Figures' });
