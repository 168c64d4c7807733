/** What somebody fills in for a team. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { kind } from '../availability/availability.schemas.js';
import { halfDay, localDate } from '../availability/when.schemas.js';
import { LONGEST_REASON } from '../bookings/bookings.schemas.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { count, line } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { MOST_PLACES, type TeamPlace, type TeamWish } from './team-wish.js';

const MOST_PEOPLE = 1000;
const LONGEST_TITLE = 200;

/** A field that was left empty says nothing. */
const unlessEmpty = <Field extends z.ZodType>(field: Field) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    field.optional(),
  );

const fields = {
  telecentre: telecentreSlug,
  date: localDate,
  halfDay,
  desks: unlessEmpty(count(0, MOST_PLACES)),
  room: unlessEmpty(kind),
  people: unlessEmpty(count(1, MOST_PEOPLE)),
  title: unlessEmpty(line(LONGEST_TITLE)),
};

/** What is not understood in an address is passed over: the form asks for it. */
export const teamQuery = z.object({
  telecentre: fields.telecentre.optional().catch(undefined),
  date: fields.date.optional().catch(undefined),
  halfDay: fields.halfDay.optional().catch(undefined),
  desks: fields.desks.catch(undefined),
  room: fields.room.catch(undefined),
  people: fields.people.catch(undefined),
  title: fields.title.catch(undefined),
});

export const teamForm = z
  .object({ ...fields, key: z.uuid().optional().catch(undefined) })
  .superRefine(({ desks = 0, room }, context) => {
    const places = desks + (room === undefined ? 0 : 1);
    if (places < 2) context.addIssue({ code: 'custom', path: ['desks'], params: TOO_FEW });
    if (places > MOST_PLACES) context.addIssue({ code: 'custom', path: ['desks'], params: TOO_MANY });
  });

export const doneQuery = z.object({ done: z.enum(['made', 'cancelled']).optional().catch(undefined) });

/** Of a host who cancels: a missing one is asked for by the verb. */
export const reasonForm = z.object({ reason: unlessEmpty(line(LONGEST_REASON)) });

export type TeamFields = z.output<typeof teamForm>;

const TOO_FEW: Words = {
  fr: 'au moins deux postes, ou un poste et une salle\u00a0; une seule place se réserve comme d’habitude',
  en: 'at least two desks, or a desk and a room; a single place is booked as usual',
};
const TOO_MANY: Words = {
  fr: `au plus ${MOST_PLACES} places en tout`,
  en: `at most ${MOST_PLACES} places in all`,
};

/** A room is for as many as sit at the desks, unless they say otherwise. */
export function wishOfForm({
  telecentre,
  date,
  halfDay: half,
  desks = 0,
  room,
  ...rest
}: TeamFields): TeamWish {
  const people = rest.people ?? Math.max(1, desks);
  const atDesks: TeamPlace[] = desks === 0 ? [] : [{ kind: 'desk', count: desks, people: 1 }];
  const inRoom: TeamPlace[] =
    room === undefined ? [] : [{ kind: room, count: 1, people: room === 'desk' ? 1 : people }];
  return {
    ...{ telecentre, time: { date, halfDay: half }, places: [...atDesks, ...inRoom] },
    ...{ together: true, title: rest.title ?? null, message: null },
  };
}

/** Pressed twice it is the same intention, filled in otherwise another one. With a space, which no program has in its keys. */
export function retryOfForm(form: TeamFields): RetryKey | null {
  if (form.key === undefined) return null;
  const fingerprint = createHash('sha256').update(JSON.stringify(form)).digest();
  const key = `team ${fingerprint.toString('base64url').slice(0, 22)}`;
  return { key, fingerprint, refusals: 'tried-again' };
}
