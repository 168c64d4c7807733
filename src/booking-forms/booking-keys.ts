/**
 * Two tabs, a double press and the way back must not book twice: one intention has one key. It follows from the wish
 * and from how often anything has happened to its maker's bookings, so two tabs that show the same offer have the same key.
 * Whatever a press does counts itself: no page shown after it has its key, wherever the booking has moved since.
 */
import { createHash } from 'node:crypto';
import type { Own } from './own-bookings.js';
import { fieldsOf, type Wish } from './wish.js';

export function bookingKey(wish: Wish, { changes }: Own): string {
  const said = JSON.stringify([fieldsOf(wish), changes]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}
