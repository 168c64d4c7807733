import { z } from 'zod';
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import { KINDS } from '../reservation/kind.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { UNITS } from './tariff-rule.js';

export const tariffsQuery = z.strictObject({
  telecentre: telecentreSlug.optional().describe('Only the rules that count at this telecentre'),
});

const rule = z
  .object({
    id: z.string(),
    telecentre: z
      .string()
      .nullable()
      .describe('Its slug; with neither this nor a department, the whole network'),
    department: z.string().nullable().describe('Its number'),
    kind: z.enum(KINDS).nullable().describe('Null: whatever place'),
    status: z.enum(MEMBER_STATUSES).nullable().describe('What brings the member; null: whoever comes'),
    unit: z
      .enum(UNITS)
      .describe('Weeks and months, and days over half-days, are the most that the time can cost'),
    fromMonths: z.int().describe('Whole months since the first visit of the member, these included'),
    untilMonths: z.int().nullable().describe('This month no longer'),
    fromUnit: z.int().describe('From the n-th of the month on'),
    cents: z.int(),
    validFrom: z.string(),
    validUntil: z.string().nullable().describe('The first day on which it no longer counts'),
    inWords: z.string(),
  })
  .meta({ id: 'TariffRule' });

export const tariffsAnswer = z.object({ tariffs: z.array(rule) });
