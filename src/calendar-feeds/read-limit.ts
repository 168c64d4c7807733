import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { MINUTE, type Instant } from '../reservation/period.js';

/** Whoever sets up a calendar looks twenty times in a row; after that, once a minute: sixty an hour. */
const AT_ONCE = 20;
const ONE_EVERY = MINUTE;
/** Of the busiest; a reader that is forgotten may begin anew. */
const READERS_COUNTED = 50_000;

/**
 * How often one feed is put together. By its address and not by who asks: Google's many subscribers come from a few
 * machines. That nothing has changed may be asked without end.
 */
@Injectable()
export class ReadLimit {
  /** By feed: when all of its looks are to be had again. */
  private readonly fullAgainAt = new LRUCache<string, Instant>({ max: READERS_COUNTED });

  /** Seconds to wait; 0: it may be read. */
  take(feed: string, now: Instant): number {
    const fullAgain = Math.max(this.fullAgainAt.get(feed) ?? now, now);
    const wait = fullAgain + ONE_EVERY - (now + AT_ONCE * ONE_EVERY);
    if (wait > 0) return Math.ceil(wait / 1000);
    this.fullAgainAt.set(feed, fullAgain + ONE_EVERY);
    return 0;
  }
}
