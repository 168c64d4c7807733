/**
 * Two tabs, a double press and the way back must not book twice: one intention has one key. It follows from the wish
 * and from what its maker has booked at that time already, so two tabs that show the same offer have the same key, and
 * booking once more on purpose another one.
 */
import { createHash } from 'node:crypto';
import type { Period } from '../reservation/period.js';
import { at, type Own } from './own-bookings.js';
import { fieldsOf, type Wish } from './wish.js';

/** `period`: the stay that the wish would be. What was given back counts too: to book it again is another intention. */
export function bookingKey(wish: Wish, period: Period, { every }: Own): string {
  const before = at(every, period).map(({ reference, status }) => `${reference} ${status}`);
  const said = JSON.stringify([fieldsOf(wish), before]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}
