import { z } from 'zod';
import { line, slug } from '../platform/http/fields.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { POLICY_FIELDS } from './policy-form.js';
import { PRESET_NAMES } from './presets.js';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      params: {
        fr: `écrivez un nombre entier de ${least} à ${most}`,
        en: `write a whole number from ${least} to ${most}`,
      },
      abort: true,
    })
    .transform(Number);

const typed = z.string().max(40).optional();

export const newResourceForm = z.object({
  preset: z.enum(PRESET_NAMES),
  name: z.union([z.literal('').transform(() => undefined), line(180)]).optional(),
  size: z.union([z.literal('').transform(() => undefined), wholeNumber(1, 500)]).optional(),
});

export const resourceParams = telecentreParams.extend({ key: slug(80) });

/** Equipment is ticked word by word: `equipment-wifi`. */
export const resourceForm = z.looseObject({
  ...Object.fromEntries(POLICY_FIELDS.map((field) => [field, typed])),
  name: line(180),
  size: wholeNumber(1, 1000),
  shown: z.string().max(40),
});
