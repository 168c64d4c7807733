import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { isSiret } from '../accounts/siret.js';
import { localDate } from '../availability/when.schemas.js';
import { bookingAnswer, bookingParams, holderAnswer } from '../bookings/bookings.schemas.js';
import { because, count, line, slug } from '../platform/http/fields.js';
import { centsIn } from '../platform/i18n/euros-in-words.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { NOTICE_GIVERS } from './rental-record.js';

/** As the database has them. */
const LONGEST_NAME = 120;
const LONGEST_REASON = 300;
const LONGEST_TERM = 60;
const LONGEST_NOTICE = 366;
const MOST_CENTS = 10_000_000;

const siret = z
  .string()
  .max(30)
  .transform((text) => text.replace(/\s/g, ''))
  .refine(
    ...because(isSiret, {
      fr: 'doit être un SIRET\u00a0: quatorze chiffres, sans faute de frappe',
      en: 'must be a SIRET: fourteen digits, without a slip',
    }),
  );

const tenant = z
  .strictObject({
    member: email.optional().describe('The e-mail address of a member'),
    employer: siret.optional().describe('The SIRET of an employer; blanks are understood'),
    name: line(LONGEST_NAME).optional().describe('Any other body, by its name'),
  })
  .refine(
    ...because((said: object) => Object.values(said).filter((one) => one !== undefined).length === 1, {
      fr: 'dites un membre, un employeur ou un autre organisme',
      en: 'say a member, an employer or another body',
    }),
  )
  .meta({ id: 'NewTenant' });

export const newRental = z
  .strictObject({
    resource: slug().describe('The id of the place'),
    tenant,
    startsOn: localDate.describe('The first day; of an agreement that is running already, in the past'),
    termMonths: z.int().min(1).max(LONGEST_TERM),
    noticeDays: z.int().min(0).max(LONGEST_NOTICE),
    tacitRenewal: z.boolean().default(true).describe('False: it ends with its term'),
    monthlyCents: z.int().min(0).max(MOST_CENTS).describe('Due each month, in cents of a euro'),
    agreement: line(LONGEST_NAME).describe('The reference of the agreement that was signed'),
    dryRun: z.boolean().default(false).describe('Only tell what would be, and who stands in the way'),
  })
  .meta({ id: 'NewRental' });

const notice = {
  endsOn: localDate.optional().describe('The first day that is free again; without it as soon as agreed'),
  reason: line(LONGEST_REASON).optional().describe('Needed where the telecentre gives notice'),
};

export const newNotice = z
  .strictObject({
    ...notice,
    by: z
      .enum(NOTICE_GIVERS)
      .optional()
      .describe('For those who receive people there; by default `telecentre`, of the tenant `tenant`'),
  })
  .meta({ id: 'RentalNotice' });

const renewal = z
  .object({
    nextRenewal: z.string(),
    earliestEnd: z.string().describe('If notice were given today'),
    noticeUntil: z.string().describe('The last day to give notice for that end'),
  })
  .nullable();

export const rentalAnswer = z
  .object({
    reference: z.string(),
    state: z.enum(['coming', 'running', 'ended']),
    telecentre: z.string(),
    telecentreName: z.string(),
    resource: z.string(),
    resourceName: z.string(),
    tenant: z.object({
      kind: z.enum(['member', 'employer', 'body', 'forgotten']),
      email: z.string().optional(),
      siret: z.string().optional(),
      name: z.string().nullable().optional(),
    }),
    startsOn: z.string(),
    endsOn: z.string().nullable().describe('The first day that is free again; null: it renews itself'),
    termMonths: z.number(),
    noticeDays: z.number(),
    tacitRenewal: z.boolean(),
    monthlyCents: z.number(),
    amounts: z
      .array(z.object({ from: z.string(), cents: z.number() }))
      .describe('What it costs from a month on, instead'),
    agreement: z.string(),
    renewal,
    notice: z
      .object({
        givenOn: z.string(),
        by: z.enum(NOTICE_GIVERS),
        reason: z.string().nullable(),
        revoked: z.boolean().describe('By the telecentre, sooner than agreed'),
      })
      .nullable(),
    revision: z.number(),
  })
  .meta({ id: 'Rental' });

export const rentalsAnswer = z.object({ rentals: z.array(rentalAnswer) }).meta({ id: 'Rentals' });

export const rentalPlanAnswer = z
  .object({
    telecentre: z.string(),
    resource: z.string(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    renewal,
    inTheWay: z.object({
      bookings: z.array(
        z.object({
          booking: bookingAnswer.extend({ holder: holderAnswer }).meta({ id: 'BookingInTheWay' }),
          phone: z.string().nullable(),
        }),
      ),
      rentals: z.array(
        z.object({
          reference: z.string(),
          tenant: z.string().nullable(),
          startsOn: z.string(),
          endsOn: z.string().nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'RentalPlan' });

export const rentalParams = bookingParams;
export const placeRentalParams = telecentreParams.extend(bookingParams.shape);

/** Of a field that may be left empty; what else is wrong in it is said in its own words. */
const orNothing = <T extends z.ZodType>(field: T) =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), field.optional()).optional();

export const TENANT_KINDS = ['member', 'employer', 'name'] as const;

const euros = z
  .string()
  .refine(
    ...because((text: string) => (centsIn(text) ?? MOST_CENTS + 1) <= MOST_CENTS, {
      fr: 'doit être un montant en euros, comme 350 ou 350,50',
      en: 'must be an amount in euros, such as 350 or 350.50',
    }),
  )
  .transform((text) => centsIn(text) ?? 0);

export const newRentalForm = z.object({
  resource: slug(),
  tenant: z.enum(TENANT_KINDS),
  member: orNothing(email),
  employer: orNothing(siret),
  name: orNothing(line(LONGEST_NAME)),
  startsOn: localDate,
  termMonths: count(1, LONGEST_TERM),
  noticeDays: count(0, LONGEST_NOTICE),
  renewal: z.enum(['tacit', 'ends']),
  monthly: euros,
  agreement: line(LONGEST_NAME),
  /** Of the second press, once it was shown what would be. */
  confirmed: z.literal('yes').optional(),
});

export const noticeForm = z.object({
  endsOn: orNothing(localDate),
  reason: orNothing(line(LONGEST_REASON)),
  by: z.enum(NOTICE_GIVERS).optional(),
});

export const amountForm = z.object({
  month: z.string().refine(
    ...because((text: string) => /^2\d{3}-(0[1-9]|1[0-2])$/.test(text), {
      fr: 'doit être un mois comme 2027-01',
      en: 'must be a month such as 2027-01',
    }),
  ),
  monthly: euros,
});

export const DONE = ['made', 'again', 'notice', 'amount'] as const;
export const rentalsQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });
