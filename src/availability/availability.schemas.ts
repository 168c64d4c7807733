import { z } from 'zod';
import { because, count, repeated } from '../platform/http/fields.js';
import { KINDS } from '../reservation/kind.js';
import { isEquipment } from '../telecentres/equipment.js';
import { departmentCode, nearField, telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { checkOrder, checkWhen, localDate, whenFields } from './when.schemas.js';

export const kind = z.enum(KINDS);
const MOST_PEOPLE = 1000;

/** In bodies. */
export const people = z.int().min(1).max(MOST_PEOPLE).describe('How many people; a desk seats one');
/** An administrator adds words while the service runs, so that this is no list. */
export const equipmentWord = z
  .string()
  .max(60)
  .refine(
    ...because(isEquipment, {
      fr: 'n’est pas un équipement connu du réseau',
      en: 'is not a piece of equipment that the network knows',
    }),
  );
const MOST_EQUIPMENT = 40;
export const equipment = z
  .array(equipmentWord)
  .max(MOST_EQUIPMENT)
  .describe('All of it must be there; words such as `wifi`, as telecentres tell them of their resources');

export const availabilityQuery = z
  .strictObject({
    ...whenFields,
    kind: kind.optional(),
    people: count(1, MOST_PEOPLE).default(1).describe('How many people; a desk seats one'),
    equipment: repeated(equipmentWord, MOST_EQUIPMENT)
      .default([])
      .describe('All of it must be there; repeatable'),
    telecentre: telecentreSlug.optional(),
    department: departmentCode.optional(),
    near: nearField.optional(),
    limit: count(1, 100).default(20).describe('How many offers at the most'),
  })
  .superRefine((query, context) => {
    checkWhen(query, context, true);
    checkOrder(query, context);
  });

export const dayQuery = z.strictObject({ date: localDate });

export const resourceAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind,
    capacity: z.int(),
    equipment: z.array(z.string()),
  })
  .meta({ id: 'Resource' });

const stamp = z.string().describe('RFC 3339, with the offset of the telecentre');
const periodAnswer = z.object({ start: stamp, end: stamp }).meta({ id: 'Period' });

export const offerAnswer = z
  .object({
    telecentre: z.string().describe('Its slug'),
    telecentreName: z.string(),
    resource: resourceAnswer.describe('What the engine would give'),
    start: stamp,
    end: stamp,
    halfDay: z.enum(['morning', 'afternoon', 'day']).nullable(),
    timeZone: z.string(),
    distanceKm: z.number().nullable().describe('As the crow flies; null when no place was given'),
    freeUnits: z.int().describe('How many such resources are free'),
    needsApproval: z.boolean().describe('To book it is to ask for it: a host agrees or declines'),
    hoursConfirmed: z.boolean().describe('False while the host has not confirmed the opening hours'),
  })
  .meta({ id: 'Offer' });

export const availabilityAnswer = z.object({ offers: z.array(offerAnswer) }).meta({ id: 'Availability' });

export const dayAnswer = z
  .object({
    telecentre: z.string(),
    date: z.string(),
    timeZone: z.string(),
    hoursConfirmed: z.boolean(),
    segments: z.array(periodAnswer).describe('When it is open, closures taken away'),
    morning: periodAnswer.nullable(),
    afternoon: periodAnswer.nullable(),
    replacedBy: z
      .object({ kind: z.enum(['exceptional', 'holiday', 'period']), name: z.string() })
      .nullable()
      .describe('What replaces the ordinary week on that day'),
    closures: z.array(periodAnswer.extend({ reason: z.string() }).meta({ id: 'Closure' })),
    resources: z.array(
      resourceAnswer
        .extend({ taken: z.array(periodAnswer), free: z.array(periodAnswer) })
        .meta({ id: 'ResourceDay' })
        .describe('Disjoint; together they are all its open time'),
    ),
  })
  .meta({ id: 'Day' });
