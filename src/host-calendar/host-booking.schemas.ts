import { z } from 'zod';
import { line } from '../platform/http/fields.js';
import { dropQuery } from './asked-drop.js';

/** As the API says. */
const LONGEST_REASON = 300;

export const cancelForm = z.object({
  reason: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    line(LONGEST_REASON).optional(),
  ),
});

export const TICKS = ['arrived', 'not-arrived', 'left', 'absent', 'not-absent'] as const;
export type Tick = (typeof TICKS)[number];

export const attendanceForm = z.object({ tick: z.enum(TICKS) });

export const DONE = ['booked', 'moved', 'unchanged', 'cancelled', ...TICKS] as const;
export type Done = (typeof DONE)[number];

export const seeQuery = z.object({ done: z.enum(DONE).optional().catch(undefined), ...dropQuery });
