import { z } from 'zod';
import { because, line, slug } from '../platform/http/fields.js';
import { isLocalDate } from '../reservation/local-time.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { LONGEST_SHOWN_HOURS_BEFORE, MEANS, SHOWN_HOURS_BEFORE } from './door-code.js';

/** A code is short; where a key is may take a sentence. */
export const LONGEST_WORDS = 300;
/** Of the telecentre itself. */
export const WHOLE_PLACE = 'all';

export const DONE = ['set', 'prepared', 'removed'] as const;
export type Done = (typeof DONE)[number];

export const accessQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });

export const wayParams = telecentreParams.extend({
  id: z.string().refine(
    ...because((text: string) => /^\d{1,15}$/.test(text), {
      fr: 'doit être un nombre',
      en: 'must be a number',
    }),
  ),
});

const empty = (typed: unknown): unknown =>
  typeof typed === 'string' && typed.trim() === '' ? undefined : typed;

export const wayForm = z.object({
  door: slug(),
  means: z.enum(MEANS),
  words: line(LONGEST_WORDS),
  /** Both empty: at once. */
  date: z.preprocess(
    empty,
    z
      .string()
      .refine(...because(isLocalDate, { fr: 'doit être une date', en: 'must be a date' }))
      .optional(),
  ),
  time: z.preprocess(
    empty,
    z
      .string()
      .refine(
        ...because((text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
          fr: 'doit être une heure',
          en: 'must be a time',
        }),
      )
      .optional(),
  ),
  hours: z.preprocess(
    empty,
    z
      .string()
      .refine(
        ...because((text: string) => /^\d{1,3}$/.test(text) && Number(text) <= LONGEST_SHOWN_HOURS_BEFORE, {
          fr: `doit être un nombre d’heures, ${LONGEST_SHOWN_HOURS_BEFORE} au plus`,
          en: `must be a number of hours, ${LONGEST_SHOWN_HOURS_BEFORE} at most`,
        }),
      )
      .transform(Number)
      .default(SHOWN_HOURS_BEFORE),
  ),
});
