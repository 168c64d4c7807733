/**
 * What a calendar program keeps between two looks (RFC 6578, 3.2): which version it knows, and since when that one holds.
 * Everything is in the token; of what we remember beside it, nothing is lost with us.
 */
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CHANGES_KEPT } from '../calendar-feeds/changes.queries.js';
import { RENDERER } from '../calendar-feeds/feed-state.js';
import type { Instant } from '../reservation/period.js';

export interface Known {
  readonly version: string;
  /** Of what the version was made of beside its entries: nobody writes down what each change of it means. */
  readonly basis: string;
}

export interface Synced extends Known {
  /** Whatever it does not know has changed since. */
  readonly since: Instant;
}

/** Whoever has been away for longer begins anew: what has changed meanwhile is most of it anyway. */
const KEPT = CHANGES_KEPT / 2;
/** As many calendars as may be looked at within the few hours that a version lasts. */
const CALENDARS_REMEMBERED = 10_000;

@Injectable()
export class SyncTokens {
  private readonly first = new LRUCache<string, Synced>({ max: CALENDARS_REMEMBERED });

  /** The same token for as long as nothing changes: programs compare it before they ask for changes. */
  tokenOf(feed: string, { version, basis }: Known, now: Instant): string {
    const known = this.first.get(feed);
    const synced = known?.version === version ? known : { version, basis, since: now };
    this.first.set(feed, synced);
    return `${PREFIX}:${feed}:${synced.since.toString(36)}:${synced.basis}:${version}`;
  }

  /** Null for one that is not ours, of another calendar, or too old to tell what has changed since. */
  read(token: string, feed: string, now: Instant): Synced | null {
    const begin = `${PREFIX}:${feed}:`;
    const [since, basis, version, ...more] = token.slice(begin.length).split(':');
    if (!token.startsWith(begin) || basis === undefined || version === undefined || more.length > 0)
      return null;
    const instant = TIME.test(since ?? '') ? parseInt(since ?? '', 36) : -Infinity;
    return now - instant <= KEPT ? { version, basis, since: instant } : null;
  }
}

/** Once the same events are written otherwise, everybody begins anew. */
const PREFIX = `urn:telecentres:sync:${RENDERER}`;
const TIME = /^[0-9a-z]{1,9}$/;
