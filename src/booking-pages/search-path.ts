import type { Wish } from '../booking-forms/wish.js';
import type { Kind } from '../reservation/kind.js';

interface Further {
  readonly kind?: Kind | undefined;
  /** The reference of a booking, to find where it could go. */
  readonly moving?: string | undefined;
}

/** The search around a telecentre, filled in with what is wished. */
export function searchPath(
  { time, people, equipment }: Omit<Wish, 'where'>,
  near: string,
  { kind, moving }: Further,
): string {
  const query = new URLSearchParams({
    near,
    ...time,
    ...(kind === undefined ? {} : { kind }),
    ...(people > 1 ? { people: String(people) } : {}),
    ...(moving === undefined ? {} : { moving }),
  });
  for (const word of equipment) query.append('equipment', word);
  return `/search?${query.toString()}`;
}
