/** What a host fills in while somebody is on the telephone. */
import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { FOR_WHOM_WORDS } from '../booking-forms/for-whom.words.js';
import { LONGEST_MESSAGE, LONGEST_NAME } from '../bookings/bookings.schemas.js';
import type { Where } from '../bookings/target.js';
import { count, line, slug } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';
import { KINDS, type Kind } from '../reservation/kind.js';
import { hour, PARTS } from './host-move.js';

/** As the database has it for one booking. */
const MOST_PEOPLE = 1000;

export const bookForQuery = z.object({
  date: localDate.optional(),
  halfDay: halfDay.optional(),
  resource: slug().optional(),
});

/** `kind:desk`: whichever is free; else one place by its id. */
export function valueOfKind(kind: Kind): string {
  return `kind:${kind}`;
}

export function whereIn(telecentre: string, place: string): Where {
  const kind = KINDS.find((one) => valueOfKind(one) === place);
  return kind === undefined ? { resource: place } : { telecentre, kind };
}

const ANY_OF_A_KIND = z.enum(KINDS.map(valueOfKind));

export const bookForForm = z
  .object({
    /** Of the page that was filled in. */
    key: z.uuid(),
    name: filledIn(line(LONGEST_NAME)),
    email: filledIn(email),
    date: localDate,
    part: z.enum(PARTS),
    from: hour,
    to: hour,
    place: z.union([ANY_OF_A_KIND, slug()]),
    people: count(1, MOST_PEOPLE).default(1),
    message: filledIn(line(LONGEST_MESSAGE)),
  })
  .superRefine(({ name, email: address, part, from, to }, context) => {
    const complain = (field: string, params: Words): void => {
      context.addIssue({ code: 'custom', path: [field], params });
    };
    if (name === undefined && address === undefined) complain('name', FOR_WHOM_WORDS.nobody);
    if (part === 'hours' && from === undefined) complain('from', NO_HOUR);
    if (part === 'hours' && to === undefined) complain('to', NO_HOUR);
  });

export type BookForFields = z.output<typeof bookForForm>;

/** A field that was left empty is none. */
function filledIn<T extends z.ZodType>(field: T) {
  return z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    field.optional(),
  );
}

const NO_HOUR: Words = { fr: 'manque, par exemple 09:00', en: 'is missing, such as 09:00' };
