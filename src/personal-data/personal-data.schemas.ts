import { z } from 'zod';
import { PERSONAL_RECORDS } from './personal-records.js';

const entry = z.record(z.string(), z.unknown());

export const myDataAnswer = z
  .object({
    asOf: z.string(),
    ...Object.fromEntries(PERSONAL_RECORDS.map(({ section }) => [section, z.array(entry)])),
  })
  .meta({ id: 'MyData' });

export const erasureRequest = z
  .strictObject({ confirm: z.string().max(254).describe('My own e-mail address') })
  .meta({ id: 'ErasureRequest' });

export const readingsAnswer = z
  .object({
    readings: z.array(
      z.object({ at: z.string(), role: z.string(), place: z.string().nullable() }).meta({ id: 'Reading' }),
    ),
  })
  .meta({ id: 'Readings' });
