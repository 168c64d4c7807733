import { z } from 'zod';
import { because, slug } from '../platform/http/fields.js';
import { GRANULARITIES } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { ACCESS_REGIMES } from './network.js';

export const telecentreSlug = slug(60).describe("A telecentre's slug, such as `figeac`");

export const departmentCode = z
  .string()
  .refine(
    ...because((text: string) => /^(\d{2}|2[AB]|9[78]\d)$/.test(text), {
      fr: 'doit être un numéro de département tel que 15',
      en: 'must be the number of a department such as 15',
    }),
  )
  .describe('The number of a department, such as 15');

export const nearField = z
  .string()
  .max(80)
  .refine(
    ...because((text: string) => /^[a-z0-9.,-]+$/i.test(text), {
      fr: 'doit être un télécentre, un code INSEE ou une latitude et une longitude séparées d’une virgule',
      en: 'must be a telecentre, an INSEE code, or a latitude and a longitude separated by a comma',
    }),
  )
  .describe("A telecentre's slug, the INSEE code of a commune, or `lat,lon` in degrees");

export const telecentresQuery = z.strictObject({
  department: departmentCode.optional(),
  near: nearField.optional(),
});

export const telecentreParams = z.strictObject({ slug: telecentreSlug });

const departmentAnswer = z
  .object({ code: z.string(), name: z.string(), coordinator: z.string(), telecentres: z.int() })
  .meta({ id: 'Department' });

export const departmentsAnswer = z.object({ departments: z.array(departmentAnswer) });

const segment = z.object({ opens: z.string(), closes: z.string() }).meta({ id: 'Segment' });
const dayHours = z
  .object({ segments: z.array(segment), noon: z.string().nullable() })
  .meta({ id: 'DayHours' });
const week = z.object(Object.fromEntries(WEEKDAYS.map((day) => [day, dayHours]))).meta({ id: 'Week' });

const telecentreSummary = z
  .object({
    slug: z.string(),
    name: z.string(),
    department: z.string().describe('Its number'),
    commune: z.object({ name: z.string(), inseeCode: z.string(), postcode: z.string() }),
    location: z.object({ latitude: z.number(), longitude: z.number() }),
    timeZone: z.string(),
    access: z.object({ regime: z.enum(ACCESS_REGIMES) }),
    hoursConfirmed: z.boolean(),
    distanceKm: z.number().nullable(),
    kinds: z.array(z.enum(KINDS)).describe('What can be booked there'),
  })
  .meta({ id: 'TelecentreSummary' });

export const telecentresAnswer = z.object({ telecentres: z.array(telecentreSummary) });

export const telecentreAnswer = telecentreSummary
  .omit({ distanceKm: true })
  .extend({
    access: z.object({ regime: z.enum(ACCESS_REGIMES), instructions: z.string() }),
    openingHours: z.object({
      confirmed: z.boolean(),
      notice: z
        .string()
        .nullable()
        .describe('What to tell people while the host has not confirmed the hours'),
      week,
      namedPeriods: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), week })),
      closedOnPublicHolidays: z.boolean(),
    }),
    closures: z
      .array(z.object({ start: z.string(), end: z.string(), reason: z.string() }))
      .describe('Of the whole telecentre, now and to come'),
    host: z.record(z.string(), z.unknown()).describe('What is known of it'),
    toBeConfirmed: z
      .array(z.string())
      .describe('What nobody has confirmed yet, and must not be told as a fact'),
  })
  .meta({ id: 'Telecentre' });

export const resourcesAnswer = z.object({
  telecentre: z.string(),
  resources: z.array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(KINDS),
        capacity: z.int(),
        equipment: z.array(z.string()),
        bookedBy: z.array(z.enum(GRANULARITIES)),
        stepMinutes: z.int(),
        shortestMinutes: z.int(),
        longestMinutes: z.int(),
        noticeMinutes: z.int(),
        horizonDays: z.int(),
        minutesBetween: z.int(),
        cancellationMinutes: z.int(),
        holdMinutes: z.int(),
        needsApproval: z.boolean().describe('To book it is to ask for it: a host agrees or declines'),
        approvalHours: z.int().describe('So long a request waits, and never beyond its beginning'),
        freeBusy: z
          .url()
          .describe(
            'Whether it is free: a page for people. With `.ifb` it is VFREEBUSY, with `.ics` a calendar to subscribe to',
          ),
      })
      .meta({ id: 'ResourceWithPolicy' }),
  ),
  toBeConfirmed: z.boolean(),
});
