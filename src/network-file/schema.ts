/**
 * What a network file looks like, field by field. Rules that look from one part of the file to another are in
 * rules.ts; both are asked by `readNetworkFile`, so that a reader hears of every error at once.
 */
import { z } from 'zod';
import { GRANULARITIES } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import { HOLIDAY_ZONES } from '../reservation/public-holidays.js';
import { inVocabularyOrder } from '../telecentres/equipment.js';
import { ACCESS_REGIMES } from '../telecentres/network.js';
import { openingHours } from './hours.js';
import {
  beginningOf,
  date,
  departmentCode,
  endOf,
  inseeCode,
  key,
  longText,
  markPath,
  moment,
  photoFile,
  postcode,
  reason,
  shortText,
  slug,
  sourceId,
  timeZone,
  word,
  wordsOf,
} from './values.js';

export const FORMAT = 'telecentre-network/1';

const minutes = (least: number, most: number) => z.int().min(least).max(most);

export const policy = z
  .strictObject({
    granularities: wordsOf(GRANULARITIES).refine((list) => list.length > 0, {
      error: 'a resource is booked in something: hour, half_day or day',
    }),
    stepMinutes: minutes(1, 1440)
      .refine((step) => 1440 % step === 0, { error: 'a step divides the day, as 15, 30 or 60 minutes do' })
      .default(30),
    shortestMinutes: minutes(1, 1440).default(30),
    longestMinutes: minutes(1, 44_640).default(720),
    noticeMinutes: minutes(0, 527_040).default(0),
    horizonDays: z.int().min(0).max(1000).default(60),
    minutesBetween: minutes(0, 1440).default(0),
    cancellationMinutes: minutes(0, 527_040).default(0),
    holdMinutes: minutes(1, 10_080).default(10),
    /** Whoever books it asks, and a host answers within these hours. */
    needsApproval: z.boolean().default(false),
    approvalHours: z.int().min(1).max(336).default(48),
  })
  .refine((one) => one.shortestMinutes <= one.longestMinutes, {
    path: ['longestMinutes'],
    error: 'the longest stay is not shorter than the shortest',
  });

const resource = z
  .strictObject({
    key,
    kind: z.enum(KINDS),
    name: shortText,
    /** An open space of six: six desks of one place each, named and keyed by number. */
    places: z.int().min(1).max(500).optional(),
    /** Of a desk that is listed by itself, because it is no longer like the others of its open space. */
    pool: key.optional(),
    capacity: z.int().min(1).max(1000),
    /** Whether each word is known, rules.ts asks: the vocabulary grows. */
    equipment: z.array(word).max(200).transform(inVocabularyOrder).default([]),
    parts: z.array(key).min(1, { error: 'a room made of rooms has parts' }).max(50).optional(),
    policy,
  })
  .superRefine((one, context) => {
    if (one.capacity > 1 && (one.kind === 'desk' || one.places !== undefined))
      complain('capacity', 'each place of an open space, and each desk, seats one');
    if (one.places !== undefined && one.parts !== undefined)
      complain('parts', 'what has places is not made of other resources');
    if (one.pool !== undefined && one.parts !== undefined)
      complain('parts', 'a desk of an open space is not made of other resources');
    if (one.places !== undefined && one.pool !== undefined)
      complain('pool', 'what has places is a pool, and belongs to none');

    function complain(field: string, message: string): void {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });

const closure = z
  .strictObject({ from: moment, to: moment, reason, resource: shortText.optional() })
  .refine(({ from, to }) => beginningOf(from) < endOf(to), {
    path: ['to'],
    error: 'a closure does not end before it begins',
  });

const host = z.strictObject({
  structure: shortText,
  kind: word,
  staffed: z.boolean(),
  operator: shortText.optional(),
  contactEmail: z.email({ error: 'this is not an e-mail address' }).max(254).nullable(),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 .()-]{3,28}[0-9]$/, { error: 'this is not a telephone number' })
    .nullable(),
  address: shortText.nullable(),
});

/** Of a file that the operator has put into the folder for photos; what is to be seen on it, for those who do not. */
const photo = z.strictObject({ file: photoFile, alt: shortText, credit: shortText.optional() });

const euros = z.number().min(0).max(1_000_000);
const tariff = z.strictObject({
  mode: z.enum(['free', 'free_then_subscription', 'subscription']),
  freeMonths: z.int().min(0).max(1200).nullable(),
  /** From, to. */
  subscriptionEurPerMonth: z.tuple([euros, euros]).nullable(),
});

const provenance = z.strictObject({
  sources: z.record(markPath, z.array(sourceId).min(1)).default({}),
  assumed: z.array(markPath).default([]),
  notFound: z.array(markPath).default([]),
  notes: z.array(longText).default([]),
});

export const department = z.strictObject({ code: departmentCode, name: shortText, coordinator: shortText });

/** How it is known who has come, and what becomes of the place of those who have not. */
const attendance = z.strictObject({
  noShowMinutes: z.int().min(5).max(480).nullable().default(null),
  selfCheckIn: z.boolean().default(false),
});

export const telecentre = z
  .strictObject({
    slug,
    name: shortText,
    department: departmentCode,
    commune: z.strictObject({
      inseeCode,
      name: shortText,
      postcode,
      population: z.int().min(0).optional(),
      epci: z.strictObject({ siren: z.string().regex(/^\d{9}$/), name: shortText }).optional(),
      region: shortText.optional(),
    }),
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      precision: shortText.optional(),
    }),
    timeZone,
    holidayZone: z.enum(HOLIDAY_ZONES),
    closedOnPublicHolidays: z.boolean(),
    published: z.boolean(),
    hoursConfirmed: z.boolean(),
    openingHours,
    closures: z.array(closure).max(2000).default([]),
    access: z.strictObject({ regime: z.enum(ACCESS_REGIMES), instructions: longText }),
    attendance: attendance.default({ noShowMinutes: null, selfCheckIn: false }),
    resources: z.array(resource).max(500),
    host,
    tariff: tariff.nullable(),
    speciality: shortText.nullable(),
    history: z.record(word, shortText).optional(),
    photos: z.array(photo).max(12).optional(),
    provenance: provenance.default({ sources: {}, assumed: [], notFound: [], notes: [] }),
  })
  .refine((one) => one.commune.inseeCode.startsWith(one.department), {
    path: ['commune', 'inseeCode'],
    error: 'this commune is in another department',
  });

export const about = z.strictObject({
  startedOn: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/, { error: 'this must be a year, a month or a date' })
    .optional(),
  operator: shortText.optional(),
  writtenOn: date.optional(),
  licence: longText.optional(),
  totals: z
    .record(word, z.union([z.number(), shortText], { error: 'this must be a number or a text' }))
    .optional(),
  provenance: provenance.optional(),
  notes: z.array(longText).optional(),
});

export const source = z.strictObject({ title: longText, ref: longText, date: shortText });

export const networkFile = z.strictObject({
  format: z.literal(FORMAT),
  name: shortText,
  about: about.default({}),
  sources: z.record(sourceId, source).default({}),
  departments: z.array(department).max(200),
  telecentres: z.array(telecentre).max(2000),
});

export type NetworkFile = z.infer<typeof networkFile>;
export type FileTelecentre = NetworkFile['telecentres'][number];
export type FileResource = FileTelecentre['resources'][number];
export type FileClosure = FileTelecentre['closures'][number];
