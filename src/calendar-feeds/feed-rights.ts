/** Who may subscribe to what. Asked when a feed is made, and again whenever it is read. */
import { mayAnywhere, roleAt } from '../permissions/may.js';
import type { Caller } from '../permissions/caller.js';
import type { Role } from '../permissions/roles.js';
import type { FeedSubject } from './feed.js';
import type { FeedState } from './feed-state.js';

/** As what somebody may have this feed; null: to them there is no such place. */
export function standingFor(
  caller: Caller,
  subject: FeedSubject,
  { departmentCode }: Pick<FeedState, 'departmentCode'>,
): Role | null {
  if (!('names' in subject && subject.names)) return mayAnywhere(caller, 'feeds.own') ? 'member' : null;
  // Of a whole department: no telecentre has this number, so that a host of one has no say.
  const telecentreId = subject.scope === 'telecentre' ? subject.telecentre : 0;
  const place = { telecentreId, departmentCode: departmentCode ?? '' };
  return roleAt(caller, 'bookings.place.read', place);
}

/**
 * A calendar that reads speaks for its owner as they are now. Their second factor was asked for when the feed was made; that
 * nobody gives one to a calendar every hour takes nothing from them.
 */
export function readerFor(account: string, pseudonym: string, grants: Caller['grants']): Caller {
  return {
    account,
    pseudonym,
    grants,
    means: { by: 'token', secondFactor: true, scopes: ['read', 'host'] },
  };
}
