import { z } from 'zod';
import { because, line } from '../platform/http/fields.js';
import { readColour, type Colour } from '../platform/web/colour.js';

/** As the network file has it at most. */
const LONGEST_NAME = 200;

/** A field that may be left empty. */
const colour = z.preprocess(
  (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
  z
    .string()
    .refine(
      ...because((text: string) => readColour(text) !== null, {
        fr: 'une couleur s’écrit comme #2b5a8c',
        en: 'a colour is written like #2b5a8c',
      }),
    )
    .transform((text) => readColour(text) as Colour)
    .optional(),
);

/** What the palette shows when nobody has touched it is in `untouched`; moved, it goes before what is written. */
export const lookForm = z.object({
  name: line(LONGEST_NAME),
  accent: colour,
  palette: colour,
  untouched: colour,
  darkAccent: colour,
  /** The other button only shows what it would look like. */
  preview: z.literal('yes').optional(),
});
export type LookForm = z.output<typeof lookForm>;

export const DONE = ['look', 'legal', 'logo-removed'] as const;
export type Done = (typeof DONE)[number];
export const identityQuery = z.object({ done: z.enum(DONE).optional() });
