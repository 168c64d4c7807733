import { z } from 'zod';
import { kind, people, resourceAnswer } from '../availability/availability.schemas.js';
import { checkWhen, whenFields } from '../availability/when.schemas.js';
import { bookingAnswer, LONGEST_REASON, message, title } from '../bookings/bookings.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import { line, slug } from '../platform/http/fields.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { MOST_PLACES } from './team-wish.js';

const placeOfTeam = z
  .strictObject({
    kind: kind.optional().describe('The engine chooses'),
    resource: slug().optional().describe('The id of one resource, instead of a kind'),
    count: z
      .int()
      .min(1)
      .max(MOST_PLACES)
      .optional()
      .describe('Of a kind, how many such places; 1 by default'),
    people: people.default(1).describe('How many people in each of them'),
  })
  .superRefine((place, context) => {
    if (place.kind === undefined && place.resource === undefined)
      context.addIssue({ code: 'custom', path: ['kind'], params: MISSING });
    if (place.resource === undefined) return;
    if (place.kind !== undefined)
      context.addIssue({ code: 'custom', path: ['resource'], params: ONE_OR_THE_OTHER });
    if (place.count !== undefined && place.count > 1)
      context.addIssue({ code: 'custom', path: ['count'], params: ONLY_ONE });
  })
  .meta({ id: 'PlaceOfTeam' });

export const newTeamBooking = z
  .strictObject({
    telecentre: telecentreSlug,
    ...whenFields,
    places: z.array(placeOfTeam).max(MOST_PLACES).describe(`Between 2 and ${MOST_PLACES} in all`),
    title,
    message,
    together: z.boolean().default(true).describe('Desks side by side, as far as can be'),
    dryRun: z.boolean().default(false).describe('Only what could be had: nothing is written'),
  })
  .superRefine((body, context) => {
    checkWhen(body, context, true);
    const counts = body.places.map(({ count = 1 }) => count);
    const all = counts.reduce((sum, one) => sum + one, 0);
    if (all < 2) context.addIssue({ code: 'custom', path: ['places'], params: TOO_FEW });
    if (all > MOST_PLACES && counts.every((one) => one <= MOST_PLACES))
      context.addIssue({ code: 'custom', path: ['places'], params: TOO_MANY });
    const named = body.places.flatMap(({ resource }) => resource ?? []);
    if (new Set(named).size < named.length)
      context.addIssue({ code: 'custom', path: ['places'], params: TWICE });
  })
  .meta({ id: 'NewTeamBooking' });

const ONE_OR_THE_OTHER = {
  fr: 'dites une sorte de place, ou une place précise, pas les deux',
  en: 'say a kind, or a resource, not both',
};
const ONLY_ONE = { fr: 'une place précise n’existe qu’une fois', en: 'of one resource there is only one' };
const TOO_FEW = {
  fr: 'une seule place se réserve comme d’habitude',
  en: 'a single place is booked as usual',
};
const TOO_MANY = { fr: `au plus ${MOST_PLACES} places`, en: `at most ${MOST_PLACES} places` };
const TWICE = { fr: 'la même place est dite deux fois', en: 'the same place is said twice' };

export { idParams as teamParams } from '../accounts/accounts.schemas.js';

export const teamCancellation = z
  .strictObject({
    reason: line(LONGEST_REASON)
      .optional()
      .describe('Told to whoever was to come; only by those who receive people there, who owe it to members'),
  })
  .meta({ id: 'TeamCancellation' })
  .optional();

const sideBySide = z
  .boolean()
  .nullable()
  .describe('Whether their desks stand side by side; null when there are fewer than two at one telecentre');

export const teamAnswer = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    sideBySide,
    bookings: z
      .array(bookingAnswer)
      .describe('Each may be changed and cancelled by itself; those with `awaitsApproval` are requests'),
    kept: z
      .array(
        z.object({
          reference: z.string(),
          violations: z.array(
            z.object({ rule: z.string(), field: z.string().optional(), message: z.string() }),
          ),
        }),
      )
      .optional()
      .describe('Of a cancellation: those for which it was too late'),
  })
  .meta({ id: 'TeamBooking' });

export const teamPlanAnswer = z
  .object({
    telecentre: z.string(),
    telecentreName: z.string(),
    start: z.string(),
    end: z.string(),
    timeZone: z.string(),
    halfDay: z.enum(['morning', 'afternoon', 'day']).nullable(),
    sideBySide,
    places: z.array(
      z.object({
        resource: resourceAnswer,
        people: z.int(),
        needsApproval: z.boolean().describe('It would be a request'),
      }),
    ),
  })
  .meta({ id: 'TeamPlan' });
