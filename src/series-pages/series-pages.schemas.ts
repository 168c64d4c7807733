import { z } from 'zod';
import { kind } from '../availability/availability.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { localTime } from '../booking-forms/wish.schemas.js';
import { LONGEST_MESSAGE, LONGEST_REASON } from '../bookings/bookings.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import { line, slug } from '../platform/http/fields.js';
import { SCOPES, type Scope } from '../series-changes/series-change.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { checkHours, PARTS, unlessEmpty } from '../new-series/series-form.js';
import { DONE } from '../new-series/series-path.js';

const LONGEST_TITLE = 200;

/** As `donePath` names dates. */
const NAMED = /^\d{4}-\d{2}-\d{2}(\.\d{4}-\d{2}-\d{2}){0,39}$/;

/** What somebody else added to the address on its way says nothing. */
export const seriesQuery = z.object({
  done: z.enum(DONE).optional().catch(undefined),
  otherwise: z
    .string()
    .regex(NAMED)
    .transform((dates) => dates.split('.'))
    .optional()
    .catch(undefined),
});

/** Of which date somebody has come to speak. */
export const dateQuery = z.object({ date: localDate.optional().catch(undefined) });

const scopeFields = {
  scope: z.enum(SCOPES),
  date: unlessEmpty(localDate),
};

/** Never more than was meant: without its date, one date would be all of them. */
function checkScope({ scope, date }: Parameters<typeof scopeOf>[0], context: z.RefinementCtx): void {
  if (scope !== 'all' && date === undefined)
    context.addIssue({ code: 'custom', path: ['date'], params: MISSING });
}

export const cancelForm = z
  .object({ ...scopeFields, reason: unlessEmpty(line(LONGEST_REASON)) })
  .superRefine(checkScope);

const asWritten = (longest: number) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed),
    line(longest).nullable().optional(),
  );

export const changeForm = z
  .object({
    ...scopeFields,
    telecentre: telecentreSlug,
    kind,
    resource: unlessEmpty(slug()),
    halfDay: z.enum(PARTS),
    from: unlessEmpty(localTime),
    to: unlessEmpty(localTime),
    title: asWritten(LONGEST_TITLE),
    message: asWritten(LONGEST_MESSAGE),
    /** They have seen what becomes of each date. */
    sure: z.literal('yes').optional().catch(undefined),
    revision: z.coerce.number().int().min(1).optional().catch(undefined),
  })
  .superRefine((sent, context) => {
    checkScope(sent, context);
    checkHours(sent, context);
  });
export type ChangeFields = z.output<typeof changeForm>;

/** A date is meant unless all are. */
export function scopeOf({
  scope,
  date,
}: {
  readonly scope: Scope['of'];
  readonly date?: string | undefined;
}): Scope {
  return scope === 'all' || date === undefined ? { of: 'all' } : { of: scope, date };
}
