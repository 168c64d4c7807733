import { z } from 'zod';
import { idParams } from '../accounts/accounts.schemas.js';
import { bookingAnswer, bookingParams, holderAnswer } from '../bookings/bookings.schemas.js';
import { because, line, slug } from '../platform/http/fields.js';
import { telecentreParams, telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { isLocalMoment } from './closed-time.js';
import { DEEDS } from './closing.js';

const LONGEST_REASON = 300;
const LONGEST_MESSAGE = 500;
/** More bookings stand in the way of nobody's year of works. */
const MOST_CHOICES = 2000;

const moment = z.string().refine(
  ...because(isLocalMoment, {
    fr: 'doit être une date comme 2026-12-24, ou une heure comme 2026-12-24T14:00',
    en: 'must be a date such as 2026-12-24, or a local time such as 2026-12-24T14:00',
  }),
);

const deed = z.enum(DEEDS);
const reference = bookingParams.shape.reference;

const fields = {
  resource: slug().optional().describe('The id of one resource; without it the whole telecentre closes'),
  from: moment.describe('A date or a time on the clock of the telecentre; it may be over already'),
  to: moment.describe('The same; a last date belongs to the closing'),
  reason: line(LONGEST_REASON).describe('Told to everybody concerned'),
};

export const newClosure = z
  .strictObject({
    telecentre: telecentreSlug,
    ...fields,
    message: line(LONGEST_MESSAGE).optional().describe('Told besides the reason'),
    dryRun: z
      .boolean()
      .default(false)
      .describe('Only tell what stands in the way, and what would become of it'),
    choices: z
      .array(z.strictObject({ reference, do: deed }))
      .max(MOST_CHOICES)
      .optional()
      .describe(
        'What is to be done for single bookings, instead of what the dry run proposes. Where it cannot be done, the next of ' +
          '`move`, `offer` and `cancel` is',
      ),
  })
  .meta({ id: 'NewClosure' });

const period = { start: z.string(), end: z.string() };

const elsewhere = z
  .object({
    telecentre: z.string(),
    telecentreName: z.string(),
    resource: z.string(),
    resourceName: z.string(),
    ...period,
    distanceKm: z.number().optional(),
    heldUntil: z.string().optional().describe('Of an offer'),
    reference: z.string().optional().describe('Of an offer that is made'),
  })
  .meta({ id: 'ClosingElsewhere' });

const what = z.enum(['moved', 'offered', 'cancelled', 'ended']);

export const closurePlanAnswer = z
  .object({
    telecentre: z.string(),
    resource: z.string().nullable(),
    ...period,
    inTheWay: z.array(
      z.object({
        booking: bookingAnswer,
        phone: z.string().nullable(),
        proposal: z.object({
          what: what.describe('ended: somebody is there, and their time ends when the closing begins'),
          to: elsewhere.optional(),
          end: z.string().optional(),
        }),
      }),
    ),
  })
  .meta({ id: 'ClosingPlan' });

export const closureAnswer = z
  .object({
    id: z.string(),
    telecentre: z.string(),
    resource: z.string().nullable(),
    ...period,
    reason: z.string(),
    message: z.string().nullable(),
    closedAt: z.string(),
    lifted: z.boolean(),
    bookings: z.array(
      z.object({
        reference: z.string(),
        holder: holderAnswer,
        phone: z.string().nullable(),
        ...period,
        what,
        to: elsewhere.optional(),
        unforeseen: z
          .boolean()
          .describe('It came after the list of choices was made, and was treated as proposed'),
        seenAt: z.string().nullable().describe('When its holder first followed a link to it; null: not yet'),
      }),
    ),
  })
  .meta({ id: 'Closing' });

export const closingParams = telecentreParams.extend(idParams.shape);

export const WHEN = ['rest', 'today', 'tomorrow', 'dates'] as const;

/** Of a select or a field that was left empty. */
const orNothing = <T extends z.ZodType>(field: T) => z.union([z.literal(''), field]).optional();

export const newClosureQuery = z.object({
  when: z.enum(WHEN).optional(),
  from: orNothing(moment),
  to: orNothing(moment),
  resource: orNothing(slug()),
  reason: orNothing(line(LONGEST_REASON)),
  ready: orNothing(line(LONGEST_REASON)),
});

/** Besides these, `do-K7DM-4T2P` says for one booking what is to be done. */
export const closureForm = z.object({
  ...fields,
  resource: orNothing(slug()),
  message: orNothing(line(LONGEST_MESSAGE)),
});

export const shorteningForm = z.object({ to: moment });

export const phonedForm = z.object({ reference });

export const outsideHoursForm = z.object({ reason: line(LONGEST_REASON) });

export const closingsQuery = z.object({
  done: z.enum(['closed', 'again', 'lifted', 'shortened', 'phoned']).optional().catch(undefined),
});
export const outsideHoursQuery = z.object({ done: z.enum(['settled', 'left']).optional().catch(undefined) });
