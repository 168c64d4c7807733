import { z } from 'zod';
import { equipment, kind, people } from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { checkWhere, LONGEST_REASON, message, title } from '../bookings/bookings.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import { line, slug } from '../platform/http/fields.js';
import {
  ALL_AT_ONCE,
  checkTime,
  seriesAnswer,
  violationsAnswer,
  wallTime,
} from '../series/series.schemas.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { FIELDS } from './own-fields.js';
import { DEEDS, REASONS, SCOPES } from './series-change.js';

const scopeFields = {
  scope: z.enum(SCOPES).describe('This date, this and the following ones, or all that are still to come'),
  date: localDate
    .optional()
    .describe('With `one` and `following`: as the series has it, not where it was moved to'),
};

const howFields = {
  onConflict: z
    .enum(['skip', 'refuse'])
    .default('skip')
    .describe('When a date cannot follow: leave it as it is and name it, or change nothing at all'),
  dryRun: z.boolean().default(false).describe('Only tell what would become of each date: nothing is written'),
};

export const seriesChange = z
  .strictObject({
    ...scopeFields,
    telecentre: telecentreSlug.optional(),
    kind: kind.optional(),
    resource: slug().optional().describe('The id of one resource, instead of a telecentre and a kind'),
    halfDay: halfDay.optional(),
    startTime: wallTime.optional(),
    endTime: wallTime.optional(),
    people: people.optional(),
    equipment: equipment.optional(),
    title,
    message,
    ...howFields,
    revision: z
      .int()
      .min(1)
      .optional()
      .describe('The revision you know: refused when the series has changed since'),
  })
  .superRefine((body, context) => {
    checkScope(body, context);
    checkWhere(body, context, false);
    const { halfDay: half, startTime, endTime } = body;
    if ([half, startTime, endTime].some((one) => one !== undefined)) checkTime(body, context);
    const {
      scope: _scope,
      date: _date,
      onConflict: _how,
      dryRun: _dry,
      revision: _revision,
      ...changes
    } = body;
    if (Object.values(changes).every((value) => value === undefined))
      context.addIssue({ code: 'custom', path: ['halfDay'], params: NOTHING_TO_CHANGE });
  }, ALL_AT_ONCE)
  .meta({ id: 'SeriesChange' });

export const seriesCancellation = z
  .strictObject({
    ...scopeFields,
    reason: line(LONGEST_REASON)
      .optional()
      .describe(
        'Told to whoever was to come; only by those who receive people at the telecentre, who owe it to members',
      ),
    ...howFields,
  })
  .superRefine(checkScope, ALL_AT_ONCE)
  .meta({ id: 'SeriesCancellation' });

interface ScopeFields {
  readonly scope: (typeof SCOPES)[number];
  readonly date?: string | undefined;
}

function checkScope({ scope, date }: ScopeFields, context: z.RefinementCtx): void {
  if (!SCOPES.includes(scope)) return;
  const isNeeded = scope !== 'all';
  if (isNeeded === (date !== undefined)) return;
  context.addIssue({ code: 'custom', path: ['date'], params: isNeeded ? MISSING : OF_NO_USE });
}

const OF_NO_USE = {
  fr: 'ne se dit pas quand il s’agit de toutes les dates',
  en: 'is not said with all dates',
};

const NOTHING_TO_CHANGE = { fr: 'dites ce qui doit changer', en: 'say what is to change' };

export const changedSeriesAnswer = seriesAnswer
  .extend({
    parted: z
      .string()
      .nullable()
      .describe(
        'The id of the series that ends before the first of these dates, from now on; null: none was parted',
      ),
    outcomes: z.array(
      z
        .object({
          date: z.string(),
          outcome: z.enum(DEEDS),
          why: z.enum(REASONS).optional().describe('Of one that was kept or not had'),
          violations: violationsAnswer,
          own: z
            .array(z.enum(FIELDS))
            .optional()
            .describe('What of the change does not concern it, having its own'),
        })
        .meta({ id: 'DateOutcome' }),
    ),
  })
  .meta({ id: 'ChangedSeries' });
