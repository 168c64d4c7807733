import { z } from 'zod';
import { bookingParams, LONGEST_REASON } from '../bookings/bookings.schemas.js';
import { line } from '../platform/http/fields.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DECISIONS } from './request.js';

export const LONGEST_WORD = LONGEST_REASON;

export const approvalBody = z
  .strictObject({
    decision: z.enum(DECISIONS),
    word: line(LONGEST_WORD).optional().describe('Told to whoever asked, in their mail'),
  })
  .meta({ id: 'Approval' });

export const requestParams = telecentreParams.extend(bookingParams.shape);

export const ANSWERED = ['approved', 'declined'] as const;

/** Mail programs add what they like to an address: what is not ours is passed over. */
export const requestsQuery = z.object({ done: z.enum(ANSWERED).optional().catch(undefined) });

export const requestQuery = z.object({ decision: z.enum(DECISIONS).optional().catch(undefined) });

export const answerForm = z.object({
  decision: z.enum(DECISIONS),
  word: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    line(LONGEST_WORD).optional(),
  ),
});
