/** The small schemas that inputs are made of, each with its own words for what is wrong. */
import { z } from 'zod';
import type { Words } from '../i18n/language.js';

/**
 * One line of text by a person: trimmed, not empty, no control character, no half of a character, nothing that turns the
 * text around it (Unicode TR 36, 2.10).
 */
export function line(longest: number): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      ...because(isPlain, {
        fr: 'contient des caractères de contrôle ou illisibles',
        en: 'contains control or broken characters',
      }),
    );
}

/** A word such as a slug or a resource's id. */
export function slug(longest = 80): z.ZodType<string, string> {
  return z
    .string()
    .max(longest)
    .refine(
      ...because((text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), {
        fr: 'doit être fait de minuscules, de chiffres et de tirets',
        en: 'must be made of lower-case letters, digits and hyphens',
      }),
    );
}

/** A whole number in a query, where everything is text. */
export function count(least: number, most: number): z.ZodType<number> {
  return (
    z
      .string()
      .refine(
        ...because(
          (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
          {
            fr: `doit être un nombre entier de ${least} à ${most}`,
            en: `must be a whole number from ${least} to ${most}`,
          },
        ),
      )
      .transform(Number)
      // What a program reads in the API's description, and what it writes into the address.
      .meta({ type: 'integer', minimum: least, maximum: most, pattern: undefined })
  );
}

/** A parameter of a query that may stand once or several times. */
export function repeated<T extends z.ZodType>(item: T, most: number): z.ZodType<z.output<T>[]> {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(most),
  );
}

/** The arguments of `refine` that carry the words in every language. */
export function because<T>(
  check: (value: T) => boolean,
  words: Words,
): [(value: T) => boolean, { params: Words; abort: true }] {
  return [check, { params: words, abort: true }];
}

function isPlain(text: string): boolean {
  return (
    text.isWellFormed() &&
    !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}\u{e0000}-\u{e007f}]/u.test(text)
  );
}
