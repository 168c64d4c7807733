import { z } from 'zod';
import { wishFields } from '../booking-forms/wish.schemas.js';
import { newBookingPath, wishOf, type Wish } from '../booking-forms/wish.js';
import { bookingParams, LONGEST_MESSAGE } from '../bookings/bookings.schemas.js';
import { count, line } from '../platform/http/fields.js';
import type { SentForm } from '../platform/http/endpoint.js';

const MOST_PEOPLE = 1000;
const LONGEST_TITLE = 200;

/** Mail programs add what they like to an address: what is not ours is passed over. */
export const wishQuery = z.object(wishFields);

/** What the button has that books: see `bookingKey`. One that is missing, or not of ours, is made anew. */
const key = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional()
  .catch(undefined);

export const bookForm = z.object({
  ...wishFields,
  key,
  again: z.literal('yes').optional().catch(undefined),
});

export const holdForm = z.object({ ...wishFields, key });

/** A field that was left empty says nothing. */
const words = (longest: number) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    line(longest).optional(),
  );
const title = words(LONGEST_TITLE);

export const BEST_PLACE = 'best';

export const completionForm = z.object({
  title,
  message: words(LONGEST_MESSAGE),
  people: count(1, MOST_PEOPLE).optional(),
  /** The id of one resource, chosen by hand. */
  place: z.string().max(80).default(BEST_PLACE),
});

export const againForm = z.object({ title: title.catch(undefined) });

export const moveHereForm = z.object(wishFields);

export const mineQuery = z.object({
  when: z.enum(['coming', 'past']).catch('coming'),
  after: bookingParams.shape.reference.optional().catch(undefined),
});

/** Where somebody is asked for the same again whose session was over: the wish is in the address, and books nothing. */
export function askAgainForWish({ typed }: SentForm): string {
  const wish = wishIn(typed);
  return wish === null ? '/' : newBookingPath(wish);
}

export function wishIn(fields: unknown): Wish | null {
  const read = wishQuery.safeParse(fields);
  return read.success ? wishOf(read.data) : null;
}
