/** How those come to know of a closing who were to come: by mail, from the host's mouth, or not at all. Pure. */
import type { Holder } from '../bookings/people.js';
import type { Effect } from './effects.queries.js';

/** `nobody`: they said no name, or have been erased. */
export type Reach = 'mail' | 'call' | 'nobody';

export interface Reached {
  readonly byMail: number;
  readonly toCall: number;
}

export function reachOf(holder: Holder): Reach {
  switch (holder.kind) {
    case 'member':
      return 'mail';
    case 'guest':
      return 'call';
    case 'walk-in':
      return holder.name === null ? 'nobody' : 'call';
    case 'erased':
      return 'nobody';
  }
}

/** People: a member may have several bookings in the way; a guest is one each time. */
export function countReached(holders: readonly Holder[]): Reached {
  const members = holders.flatMap((one) => (one.kind === 'member' ? [one.account] : []));
  return {
    byMail: new Set(members).size,
    toCall: holders.filter((one) => reachOf(one) === 'call').length,
  };
}

/** Nothing says yet that they know. */
export function isToCall({
  holder,
  seenAt,
  phonedAt,
}: Pick<Effect, 'holder' | 'seenAt' | 'phonedAt'>): boolean {
  return reachOf(holder) !== 'nobody' && seenAt === null && phonedAt === null;
}
