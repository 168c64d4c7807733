import { z } from 'zod';
import { idParams } from '../accounts/accounts.schemas.js';
import { equipment, kind, people } from '../availability/availability.schemas.js';
import { checkWhen } from '../availability/when.schemas.js';
import { wishFields as wishFormFields } from '../booking-forms/wish.schemas.js';
import { checkWhere, wishFields } from '../bookings/bookings.schemas.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import { ENTRY_STATES } from './waitlist-entry.js';

export const newEntry = z
  .strictObject({ ...wishFields, people: people.default(1), equipment: equipment.default([]) })
  .superRefine((body, context) => {
    checkWhere(body, context, true);
    checkWhen(body, context, true);
  })
  .meta({ id: 'NewWaitlistEntry' });

export const entryParams = idParams;
export const offerParams = idParams;

/** What has just been done, in the address of the page that is shown next. */
export const DONE = ['waiting', 'left', 'refused'] as const;
export const waitlistQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });
export const waitForm = z.object(wishFormFields);

const stamp = z.string().describe('RFC 3339, with the offset of the telecentre');

export const entryAnswer = z
  .object({
    id: z.string(),
    state: z.enum(ENTRY_STATES),
    telecentre: z.string().describe('Its slug'),
    telecentreName: z.string(),
    kind,
    resource: z.string().optional().describe('Its id, where one was asked for'),
    resourceName: z.string().optional(),
    start: stamp,
    end: stamp,
    timeZone: z.string(),
    halfDay: z.enum(HALF_DAYS).nullable(),
    people: z.int(),
    equipment: z.array(z.string()),
    askedAt: stamp,
    position: z.int().optional().describe('1: the next; only while waiting'),
    offer: z
      .object({
        id: z.string(),
        reference: z.string().describe('Of the booking that is held'),
        resource: z.string(),
        resourceName: z.string(),
        until: stamp.describe('Until when it waits for an answer'),
      })
      .optional(),
  })
  .meta({ id: 'WaitlistEntry' });

export const entriesAnswer = z.object({ entries: z.array(entryAnswer) }).meta({ id: 'WaitlistEntries' });
