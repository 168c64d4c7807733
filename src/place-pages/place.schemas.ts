import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { shown, typed } from '../administration/administration.schemas.js';
import { because, line } from '../platform/http/fields.js';
import { ACCESS_REGIMES } from '../telecentres/network.js';

const optionalLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .default('')
    .transform((text) => (text === '' ? null : text))
    .pipe(line(longest).nullable());

const placeFields = {
  name: line(200),
  structure: line(200),
  phone: optionalLine(30).refine(
    ...because((text: string | null) => text === null || /^\+?[0-9][0-9 .()-]{3,28}[0-9]$/.test(text), {
      fr: 'écrivez un numéro de téléphone, comme 05 65 00 00 00',
      en: 'write a telephone number, such as 05 65 00 00 00',
    }),
  ),
  contactEmail: z.union([z.literal('').transform(() => null), email]),
  address: optionalLine(200),
  regime: z.enum(ACCESS_REGIMES),
  instructions: line(1000),
  staffed: z.literal('yes').optional(),
};

export const newPlaceForm = z.object({ ...placeFields, near: line(80) });
export const placeForm = z.object({
  ...placeFields,
  latitude: typed,
  longitude: typed,
  tariff: typed,
  freeMonths: typed,
  priceFrom: typed,
  priceTo: typed,
  shown,
});

export const publicationForm = z.object({ published: z.enum(['yes', 'no']), shown });
export const invitationForm = z.object({ email });
