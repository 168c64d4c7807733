import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { MINUTE, type Instant } from '../reservation/period.js';

/** Whoever sets up a calendar looks twenty times in a row; after that, once a minute: sixty an hour. */
const ALLOWED = { atOnce: 20, oneEvery: MINUTE };
/** Of the busiest; a reader that is forgotten may begin anew. */
const READERS_COUNTED = 50_000;

export interface Allowed {
  readonly atOnce: number;
  readonly oneEvery: number;
}

/** By its address and not by who asks: Google's many subscribers come from a few machines. */
export class LimitByFeed {
  /** By feed: when all of its looks are to be had again. The room for all of them is taken with the first. */
  private fullAgainAt: LRUCache<string, Instant> | undefined;

  constructor(private readonly allowed: Allowed) {}

  /** Seconds to wait; 0: it may be read. */
  take(feed: string, now: Instant): number {
    const { atOnce, oneEvery } = this.allowed;
    this.fullAgainAt ??= new LRUCache({ max: READERS_COUNTED });
    const fullAgain = Math.max(this.fullAgainAt.get(feed) ?? now, now);
    const wait = fullAgain + oneEvery - (now + atOnce * oneEvery);
    if (wait > 0) return Math.ceil(wait / 1000);
    this.fullAgainAt.set(feed, fullAgain + oneEvery);
    return 0;
  }
}

/** How often one feed is put together. That nothing has changed may be asked without end. */
@Injectable()
export class ReadLimit extends LimitByFeed {
  constructor() {
    super(ALLOWED);
  }
}
