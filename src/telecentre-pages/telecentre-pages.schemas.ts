import { z } from 'zod';
import { kind } from '../availability/availability.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { slug } from '../platform/http/fields.js';

/** Typed by people; what it means is looked for. */
export const listQuery = z.object({ near: z.string().trim().max(80).optional() });

/** From links of ours, and from a field for dates that people fill in: what is wrong in it is as if it were not there. */
export const daysQuery = z.object({
  kind: kind.optional().catch(undefined),
  from: localDate.optional().catch(undefined),
  view: z.enum(['table']).optional().catch(undefined),
});

export const resourceParams = z.strictObject({ key: slug() });
export const resourceQuery = z.object({
  from: localDate.optional().catch(undefined),
  view: z.enum(['table']).optional().catch(undefined),
  date: localDate.optional().catch(undefined),
});

export const photoParams = z.strictObject({ file: z.string().max(120) });
