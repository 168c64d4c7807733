import { z } from 'zod';
import {
  equipment,
  kind,
  offerAnswer,
  people,
  resourceAnswer,
} from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { beneficiary, checkWhere, holderAnswer, message, title } from '../bookings/bookings.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import { because, slug } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';
import { STATUSES } from '../reservation/booking.js';
import { HALF_DAYS, type HalfDay } from '../reservation/half-day.js';
import { LONGEST_RULE, MOST_DATES } from '../reservation/recurrence.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { PREVIEWED_FATES } from './preview.js';

const WALL_TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export const wallTime = z
  .string()
  .refine(
    ...because((text: string) => WALL_TIME.test(text), {
      fr: 'doit être une heure telle que 09:00',
      en: 'must be a time such as 09:00',
    }),
  )
  .describe('On the clock of the telecentre, winter and summer');

const someDates = z.array(localDate).max(MOST_DATES);

/** What is wrong with fields taken together is said as well where one of them is wrong by itself. */
export const ALL_AT_ONCE: z.core.$ZodSuperRefineParams = {
  when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

export const newSeries = z
  .strictObject({
    telecentre: telecentreSlug.optional(),
    kind: kind.optional(),
    resource: slug().optional().describe('The id of one resource, instead of a telecentre and a kind'),
    halfDay: halfDay.optional(),
    startTime: wallTime.optional(),
    endTime: wallTime.optional(),
    from: localDate.optional().describe('With `rule`; counts only when the rule hits it'),
    rule: z
      .string()
      .max(LONGEST_RULE)
      .optional()
      .describe(
        'RFC 5545, 3.3.10, by days and longer, with COUNT or UNTIL: FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
      ),
    dates: someDates.min(1).optional().describe('Chosen dates, instead of a rule'),
    without: someDates.default([]).describe('Dates of the rule that are not wanted'),
    people: people.default(1),
    equipment: equipment.default([]),
    title,
    message,
    for: beneficiary.optional().describe('Who comes, when it is somebody else'),
    onConflict: z
      .enum(['skip', 'refuse'])
      .default('skip')
      .describe('When a date cannot be had: go without it, or write nothing at all'),
    promised: z
      .array(z.strictObject({ date: localDate, resource: slug() }))
      .max(MOST_DATES)
      .default([])
      .describe('What the preview said; where it turns out otherwise, `differences` says so'),
    dryRun: z.boolean().default(false).describe('Only a preview: nothing is written'),
  })
  .superRefine((body, context) => {
    checkWhere(body, context, true);
    checkTime(body, context);
    checkDates(body, context);
  }, ALL_AT_ONCE)
  .meta({ id: 'NewSeries' });

export interface TimeFields {
  readonly halfDay?: HalfDay | undefined;
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

/** Adds an issue for each field that is missing or too many. */
export function checkTime({ halfDay: half, startTime, endTime }: TimeFields, context: z.RefinementCtx): void {
  const byHours = startTime !== undefined || endTime !== undefined;
  if (half !== undefined) {
    if (byHours) complain(context, startTime === undefined ? 'endTime' : 'startTime', ONE_TIME);
    return;
  }
  if (!byHours) complain(context, 'halfDay', MISSING);
  else if (startTime === undefined) complain(context, 'startTime', MISSING);
  else if (endTime === undefined) complain(context, 'endTime', MISSING);
  else if (isTime(startTime) && isTime(endTime) && endTime <= startTime)
    complain(context, 'endTime', ENDS_TOO_SOON);
}

/** Whatever a program has sent. */
function isTime(text: unknown): boolean {
  return typeof text === 'string' && WALL_TIME.test(text);
}

interface DateFields {
  readonly from?: string | undefined;
  readonly rule?: string | undefined;
  readonly dates?: readonly string[] | undefined;
}

function checkDates({ from, rule, dates }: DateFields, context: z.RefinementCtx): void {
  if (dates !== undefined) {
    if (rule !== undefined) complain(context, 'rule', ONE_SORT_OF_DATES);
    else if (from !== undefined) complain(context, 'from', ONE_SORT_OF_DATES);
    return;
  }
  if (rule === undefined) complain(context, 'rule', MISSING);
  if (from === undefined) complain(context, 'from', MISSING);
}

function complain(context: z.RefinementCtx, field: string, words: Words): void {
  context.addIssue({ code: 'custom', path: [field], params: words });
}

const ONE_TIME = {
  fr: 'dites une demi-journée, ou un début et une fin, pas les deux',
  en: 'say a half-day, or a start and an end, not both',
};
const ENDS_TOO_SOON = { fr: 'doit venir après le début', en: 'must come after the start' };
const ONE_SORT_OF_DATES = {
  fr: 'dites une règle et sa première date, ou des dates, pas les deux',
  en: 'say a rule and its first date, or dates, not both',
};

export { idParams as seriesParams } from '../accounts/accounts.schemas.js';

export const violationsAnswer = z
  .array(z.object({ rule: z.string(), field: z.string().optional(), message: z.string() }))
  .optional()
  .describe('Of one that is closed or refused: why');
const opensOn = z.string().optional().describe('Of one that is further ahead than the place can be booked');

export const previewAnswer = z
  .object({
    telecentre: z.string(),
    telecentreName: z.string(),
    timeZone: z.string(),
    resource: resourceAnswer.nullable().describe('What most dates get; null when none can be had'),
    dates: z.array(
      z
        .object({
          date: z.string(),
          fate: z.enum(PREVIEWED_FATES),
          holiday: z
            .string()
            .optional()
            .describe('The public holiday on it: the place may be open all the same'),
          start: z.string().optional(),
          end: z.string().optional(),
          resource: resourceAnswer.optional(),
          needsApproval: z.boolean().optional(),
          alternative: offerAnswer.optional().describe('Of one that is taken: what is nearest to it'),
          violations: violationsAnswer,
          opensOn,
        })
        .meta({ id: 'PreviewedDate' }),
    ),
  })
  .meta({ id: 'SeriesPreview' });

const seriesFields = {
  id: z.string(),
  telecentre: z.string().describe('Its slug'),
  telecentreName: z.string(),
  timeZone: z.string(),
  resource: z.string().nullable().describe('The id of the resource that was asked for; null: any of a kind'),
  kind: kind.nullable(),
  halfDay: z.enum(HALF_DAYS).nullable(),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  rule: z.string().nullable().describe('Null: chosen dates'),
  from: z.string(),
  people: z.int(),
  equipment: z.array(z.string()),
  title: z.string().nullable(),
  message: z.string().nullable().describe('To whoever receives them'),
  continues: z.string().nullable().describe('The id of the series from which it was parted'),
  revision: z.int(),
};

const dateAnswer = z
  .object({
    date: z.string().describe('As the rule has it, wherever its booking has been moved'),
    fate: z.enum(['booked', 'waiting', 'taken', 'closed', 'refused', 'left-out']),
    opensOn,
    violations: violationsAnswer,
    booking: z
      .object({
        reference: z.string(),
        status: z.enum(STATUSES),
        telecentre: z.string(),
        resource: z.string(),
        resourceName: z.string(),
        start: z.string(),
        end: z.string(),
        awaitsApproval: z.boolean(),
        revision: z.int(),
      })
      .nullable()
      .describe('The one that stands, else the last there was'),
  })
  .meta({ id: 'SeriesDate' });

export const seriesAnswer = z
  .object({
    ...seriesFields,
    dates: z.array(dateAnswer),
    differences: z
      .array(
        z.object({
          date: z.string(),
          promised: z.string().nullable().describe('The id of a resource; null: none was promised'),
          got: z.string().nullable().describe('The id of a resource; null: none'),
        }),
      )
      .optional()
      .describe('From what was `promised`'),
    holder: holderAnswer.optional().describe('Who comes, when you look at it and it is somebody else'),
    bookedBy: z.object({ name: z.string().nullable() }).optional(),
  })
  .meta({ id: 'Series' });

export const seriesListAnswer = z
  .object({
    series: z.array(
      z
        .object({
          ...seriesFields,
          until: z.string().describe('Its last date'),
          fates: z
            .record(z.string(), z.int())
            .describe('How many dates have which fate; `cancelled`: booked once, and given back since'),
          next: z.string().nullable().describe('When the next of its bookings begins'),
        })
        .meta({ id: 'SeriesSummary' }),
    ),
  })
  .meta({ id: 'SeriesList' });
