import { createHash } from 'node:crypto';
import type { RetryKey } from './bookings.queries.js';

/** Of a program's request, as its header names it and by what it asks for; null: it names none. */
export function retryOf(key: string | undefined, body: unknown): RetryKey | null {
  if (key === undefined) return null;
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest();
  return { key, fingerprint, refusals: 'kept' };
}
