import { z } from 'zod';
import { kind, people } from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { WALK_IN_CATEGORIES } from '../bookings/walk-in.js';
import { MISSING } from '../platform/http/field.words.js';
import { because, line, slug } from '../platform/http/fields.js';
import { isLocalDate } from '../reservation/local-time.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';

/** As long as that of a guest. */
const LONGEST_NAME = 200;

const moment = z
  .string()
  .refine(
    ...because((text: string) => isMoment(text), {
      fr: 'doit être un moment avec son décalage, tel que 2027-01-12T09:05:00+01:00',
      en: 'must be a moment with its offset, such as 2027-01-12T09:05:00+01:00',
    }),
  )
  .transform((text) => Date.parse(text));

export const checkInBody = z
  .strictObject({
    at: moment
      .optional()
      .describe(
        'When they came, if it was ticked without a connection; only by those who receive people there',
      ),
  })
  .meta({ id: 'CheckIn' })
  .optional();

export const departureBody = z
  .strictObject({
    at: moment.optional().describe('When they left; only by those who receive people there'),
  })
  .meta({ id: 'Departure' })
  .optional();

/** RFC 3339, to the second or finer. */
function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
    isLocalDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

const category = z.enum(WALK_IN_CATEGORIES);

export const newWalkIn = z
  .strictObject({
    telecentre: telecentreSlug.optional(),
    kind: kind.optional().describe('When it is not said, the engine gives what is free'),
    resource: slug().optional().describe('The id of one resource, instead of a telecentre and a kind'),
    date: localDate.optional().describe('Today or yesterday; today when it is not said'),
    halfDay,
    category: category.describe('What brings them'),
    name: line(LONGEST_NAME).nullable().optional().describe('If they said it'),
    people: people.default(1),
  })
  .superRefine(({ telecentre, kind: wanted, resource }, context) => {
    if (resource === undefined && telecentre === undefined)
      context.addIssue({ code: 'custom', path: ['telecentre'], params: MISSING });
    if (resource !== undefined && (telecentre !== undefined || wanted !== undefined))
      context.addIssue({ code: 'custom', path: ['resource'], params: ONE_OR_THE_OTHER });
  })
  .meta({ id: 'NewWalkIn' });

const ONE_OR_THE_OTHER = {
  fr: 'dites un télécentre, ou une place précise, pas les deux',
  en: 'say a telecentre, or a resource, not both',
};

/** A field that was left empty says nothing. */
const emptyIsNone = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** On the page: what it knew when it was opened beside the button that was pressed, and a name if they said it. */
export const walkInForm = z.strictObject({
  category,
  date: localDate,
  halfDay,
  name: z.preprocess(emptyIsNone, line(LONGEST_NAME).optional()),
  key: z.uuid(),
  /** Only compared: the half-day that was under way when the page was opened. */
  openedIn: z.string().max(30),
});

/** What somebody else added to the address on its way says nothing. */
export const walkInsQuery = z.object({
  date: localDate.optional(),
  halfDay: halfDay.optional(),
  done: z.string().max(20).optional().catch(undefined),
});
