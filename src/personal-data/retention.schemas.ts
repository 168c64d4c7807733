import { z } from 'zod';
import type { Words } from '../platform/i18n/language.js';

/** How long what concerns people is kept. The bounds are those of the table. */
export const retentionChanges = z
  .strictObject({
    idleWarningMonths: z.int().min(1).max(119).describe('Accounts unused for so long are warned').optional(),
    idleErasureMonths: z.int().min(2).max(120).describe('Accounts unused for so long are erased').optional(),
    auditMonths: z.int().min(1).max(60).describe('The audit trail').optional(),
    guestMonths: z.int().min(1).max(60).describe('Names of guests, after their booking').optional(),
    mailDays: z.int().min(1).max(365).describe('What became of a mail').optional(),
  })
  .superRefine((changes, context) => {
    if (Object.values(changes).every((value) => value === undefined))
      context.addIssue({ code: 'custom', path: ['idleWarningMonths'], params: NOTHING_TO_CHANGE });
  })
  .meta({ id: 'RetentionChanges' });

const NOTHING_TO_CHANGE: Words = { fr: 'dites ce qui doit changer', en: 'say what is to change' };

export type RetentionChanges = z.output<typeof retentionChanges>;

export const retentionAnswer = z
  .object({
    idleWarningMonths: z.int(),
    idleErasureMonths: z.int(),
    auditMonths: z.int(),
    guestMonths: z.int(),
    mailDays: z.int(),
  })
  .meta({ id: 'Retention' });

export type Retention = Readonly<z.output<typeof retentionAnswer>>;
