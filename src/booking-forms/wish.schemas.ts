import { z } from 'zod';
import { equipmentWord, kind } from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { because, count, slug } from '../platform/http/fields.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';

const MOST_PEOPLE = 1000;

/** As the browser's own field sends it. */
export const localTime = z.string().refine(
  ...because((text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
    fr: 'une heure, par exemple 14:00',
    en: 'a time, such as 14:00',
  }),
);

/** Words separated by commas, as addresses have them. */
const equipmentWords = z
  .string()
  .max(300)
  .transform((text) => text.split(',').filter((word) => word !== ''))
  .pipe(z.array(equipmentWord));

/** The fields of a wish, in a query or a form. */
export const wishFields = {
  telecentre: telecentreSlug.optional(),
  kind: kind.optional(),
  resource: slug().optional(),
  date: localDate,
  halfDay: halfDay.optional(),
  from: localTime.optional(),
  to: localTime.optional(),
  people: count(1, MOST_PEOPLE).default(1),
  equipment: equipmentWords.default([]),
};
