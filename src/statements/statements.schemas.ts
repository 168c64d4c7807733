import { z } from 'zod';
import { because } from '../platform/http/fields.js';
import { KINDS } from '../reservation/kind.js';
import { telecentreParams, telecentreSlug } from '../telecentres/telecentres.schemas.js';

export const month = z
  .string()
  .refine(
    ...because((text: string) => /^2[01]\d\d-(0[1-9]|1[0-2])$/.test(text), {
      fr: 'doit être un mois tel que 2027-01',
      en: 'must be a month such as 2027-01',
    }),
  )
  .describe('A month of the calendar, such as 2027-01');

export const monthQuery = z.strictObject({
  month: month.optional().describe('Such as 2027-01; without it, this month'),
});
/** A form that is sent by GET. */
export const monthFields = z.object({ month: month.optional(), done: z.literal('closed').optional() });

/** Asked where nothing is closed yet and earlier months hold something. */
export const closingForm = z.object({ earlierElsewhere: z.literal('yes').optional() });

export { telecentreParams };
export const monthParams = telecentreParams.extend({ month });
export const statementParams = monthParams.extend({ key: z.string().regex(/^[0-9A-Za-z-]{5,60}$/) });
export const employerParams = monthParams.extend({ siret: z.string().regex(/^\d{14}$/) });
export const ownParams = z.strictObject({ telecentre: telecentreSlug, month });

const cents = z.int().describe('In hundredths of a euro; less than nothing where something is corrected');
const line = z.union([
  z
    .object({
      kind: z.literal('stay'),
      reference: z.string(),
      start: z.string().describe('On the clock of the place'),
      end: z.string(),
      resource: z.string().describe('Its name'),
      resourceKind: z.enum(KINDS),
      halfDays: z.int(),
      missed: z.boolean(),
      tariff: z.string().nullable().describe('The rules that count, in words; null: there is none'),
      cents,
    })
    .meta({ id: 'StatementStay' }),
  z
    .object({
      kind: z.literal('rental'),
      reference: z.string(),
      resource: z.string(),
      days: z.int().nullable().describe('Of a month that it begins or ends in, the days that count'),
      cents,
    })
    .meta({ id: 'StatementRental' }),
  z
    .object({ kind: z.literal('correction'), month: z.string(), halfDays: z.int(), cents })
    .meta({ id: 'StatementCorrection' }),
]);

const statement = {
  telecentre: z.string().describe('Its slug'),
  month: z.string(),
  number: z.string().nullable().describe('By year and telecentre; null until the month is closed'),
  halfDays: z.int(),
  cents,
  lines: z.array(line),
};

export const ownStatementsAnswer = z.object({
  statements: z.array(z.object(statement).meta({ id: 'OwnStatement' })),
});

export const placeStatementsAnswer = z.object({
  telecentre: z.string(),
  month: z.string(),
  closedAt: z.string().nullable().describe('On the clock of the place; null: it is not closed'),
  cents,
  statements: z.array(
    z
      .object({
        ...statement,
        debtor: z.object({
          kind: z.enum(['member', 'employer', 'body', 'nobody']),
          name: z.string().nullable(),
          email: z.string().optional(),
          siret: z.string().optional(),
        }),
        employer: z.object({ siret: z.string(), name: z.string().nullable() }).nullable(),
      })
      .meta({ id: 'PlaceStatement' }),
  ),
});
