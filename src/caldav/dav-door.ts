import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { FeedDoor, type OpenedFeed } from '../calendar-feeds/feed-door.js';
import { Clock } from '../platform/clock.js';
import { MINUTE, type Instant } from '../reservation/period.js';

/** Nobody guesses 256 bits: this is for programs that would ask for ever. The right password is never waited for. */
const MOST_FAILURES = 60;
const WITHIN = 10 * MINUTE;
const ADDRESSES_REMEMBERED = 10_000;

export type Admission =
  | { readonly outcome: 'open'; readonly opened: OpenedFeed }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'too-many'; readonly retryAfterSeconds: number };

/** Lets in by name and password, as calendar programs ask people for: any name, and the token of a feed. */
@Injectable()
export class DavDoor {
  private readonly failures = new LRUCache<string, { readonly count: number; readonly until: Instant }>({
    max: ADDRESSES_REMEMBERED,
  });

  constructor(
    private readonly feeds: FeedDoor,
    private readonly clock: Clock,
  ) {}

  /** `address`: where the request comes from. */
  async admit(authorization: string | undefined, address: string): Promise<Admission> {
    const token = passwordIn(authorization);
    // Programs first ask without one, to hear that one is needed: that is no failure.
    if (token === undefined || token === '') return { outcome: 'unknown' };
    const looked = await this.feeds.look(token);
    if (looked.kind === 'unknown') return this.failed(address);
    if (looked.kind === 'gone' || looked.opened.over) return { outcome: 'unknown' };
    return { outcome: 'open', opened: looked.opened };
  }

  private failed(address: string): Admission {
    const now = this.clock.now();
    const known = this.failures.get(address);
    const { count, until } = known && known.until > now ? known : { count: 0, until: now + WITHIN };
    if (count >= MOST_FAILURES)
      return { outcome: 'too-many', retryAfterSeconds: Math.ceil((until - now) / 1000) };
    this.failures.set(address, { count: count + 1, until });
    return { outcome: 'unknown' };
  }
}

/** RFC 7617, 2: the name ends at the first colon. */
function passwordIn(authorization: string | undefined): string | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return password.length === 0 ? undefined : password.join(':');
}
