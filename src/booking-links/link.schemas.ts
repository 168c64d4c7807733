import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import { DONE } from './link.words.js';

/** Of any shape: a link that lost its end on the way is answered like one that is over. */
export const linkParams = z.object({ token: z.string() });

/** Mail programs add what they like to an address: what is not ours is passed over, and what is unreadable left out. */
export const seeQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });

export const moveQuery = z.object({ date: localDate.optional().catch(undefined) });

const typed = z.string().optional().catch(undefined);
/** Which of them are asked for depends on the booking. */
export const moveForm = z.object({
  from: localDate.optional().catch(undefined),
  choice: typed,
  date: typed,
  start: typed,
  end: typed,
});
export type MoveForm = z.output<typeof moveForm>;
