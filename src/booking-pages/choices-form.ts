/** Several wishes in the order of preference, as a form has them: the fields of each with its number. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { equipmentWord, kind } from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import type { Wish } from '../booking-forms/wish.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { MISSING } from '../platform/http/field.words.js';
import { count } from '../platform/http/fields.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';

/** As many as somebody has in mind; programs may send more. */
export const CHOICES = [1, 2, 3] as const;
export type Choice = (typeof CHOICES)[number];

const MOST_PEOPLE = 1000;

const unlessEmpty = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), field.optional());

/** What all of them have in common. */
const common = {
  people: unlessEmpty(count(1, MOST_PEOPLE)),
  equipment: unlessEmpty(
    z
      .string()
      .max(300)
      .transform((text) => text.split(',').filter((word) => word !== ''))
      .pipe(z.array(equipmentWord)),
  ),
};

/** The first choice, as a search or a wish has it; what is not understood is asked for. */
export const choicesQuery = z.object({
  telecentre: telecentreSlug.optional().catch(undefined),
  kind: kind.optional().catch(undefined),
  date: localDate.optional().catch(undefined),
  halfDay: halfDay.optional().catch(undefined),
  people: common.people.catch(undefined),
  equipment: common.equipment.catch(undefined),
});

const place = unlessEmpty(telecentreSlug);
const day = unlessEmpty(localDate);
const sort = unlessEmpty(kind);
const half = unlessEmpty(halfDay);

/** A choice without a telecentre is none; the first is needed. */
export const choicesForm = z
  .object({
    ...{ telecentre1: place, kind1: sort, date1: day, halfDay1: half },
    ...{ telecentre2: place, kind2: sort, date2: day, halfDay2: half },
    ...{ telecentre3: place, kind3: sort, date3: day, halfDay3: half },
    ...common,
    key: z.uuid().optional().catch(undefined),
  })
  .superRefine((fields, context) => {
    for (const choice of CHOICES) {
      if (fields[`telecentre${choice}`] === undefined && choice > 1) continue;
      for (const field of ['telecentre', 'kind', 'date', 'halfDay'] as const)
        if (fields[`${field}${choice}`] === undefined)
          context.addIssue({ code: 'custom', path: [`${field}${choice}`], params: MISSING });
    }
  });

export type ChoicesFields = z.output<typeof choicesForm>;

/** The wishes that are meant, the first one first. */
export function wishesOf(fields: ChoicesFields): Wish[] {
  const { people = 1, equipment = [] } = fields;
  return CHOICES.flatMap((choice) => {
    const telecentre = fields[`telecentre${choice}`];
    const [wanted, date, part] = [
      fields[`kind${choice}`],
      fields[`date${choice}`],
      fields[`halfDay${choice}`],
    ];
    if (telecentre === undefined || wanted === undefined || date === undefined || part === undefined)
      return [];
    return [{ where: { telecentre, kind: wanted }, time: { date, halfDay: part }, people, equipment }];
  });
}

/** Pressed twice it is the same intention, filled in otherwise another one. With a space, which no program has in its keys. */
export function retryOfChoices(fields: ChoicesFields): RetryKey | null {
  if (fields.key === undefined) return null;
  const fingerprint = createHash('sha256').update(JSON.stringify(fields)).digest();
  const key = `choices ${fingerprint.toString('base64url').slice(0, 22)}`;
  return { key, fingerprint, refusals: 'tried-again' };
}
