import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { hashOfToken } from '../accounts/random-token.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import { FeedContents, type FeedContent } from './feed-content.js';
import { readerFor, standingFor } from './feed-rights.js';
import { NO_STATE, type FeedState } from './feed-state.js';
import { endFeed, feedOf, findFeed, SAYS_SO_FOR, type FoundFeed } from './feeds.queries.js';
import type { EndReason, Feed } from './feed.js';
import { overContent, overVersion, type OverFeed } from './over.js';
import { ReadingNotes } from './reading-notes.js';

/** A feed that its address has opened. */
export interface OpenedFeed {
  readonly feed: Feed;
  /** It tells only that it is over, for two weeks. */
  readonly over: boolean;
  readonly overBecause: EndReason | null;
  /** A short safe token that changes with whatever the feed tells, and with the first day of its window. */
  readonly version: string;
  readonly language: Language;
  /** The last version that was sent, and its Last-Modified; null when none was. */
  readonly sent: { readonly version: string; readonly since: Instant } | null;
  readonly state: FeedState;
}

/** What an address leads to. Gone: it has said for long enough that it is over. */
export type Looked =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'opened'; readonly opened: OpenedFeed };

/** Where calendars come in, whichever way they ask. */
@Injectable()
export class FeedDoor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly contents: FeedContents,
    private readonly notes: ReadingNotes,
    private readonly site: Site,
  ) {}

  /** One indexed read. Null: an unknown token, or a feed that is gone for good. */
  async open(token: string): Promise<OpenedFeed | null> {
    const looked = await this.look(token);
    return looked.kind === 'opened' ? looked.opened : null;
  }

  async look(token: string): Promise<Looked> {
    if (!TOKEN.test(token)) return { kind: 'unknown' };
    const now = this.clock.now();
    const found = await findFeed(this.database, hashOfToken(token), now);
    if (found === undefined) return { kind: 'unknown' };
    const feed = feedOf(found);
    if (feed.revokedAt !== null && feed.revokedAt <= now - SAYS_SO_FOR) return { kind: 'gone' };
    if (feed.revokedAt !== null || isStillTheirs(found, feed))
      return { kind: 'opened', opened: this.opened(feed, found) };
    await this.end(found, now);
    const ended = { ...found, overBecause: 'right-lost' } as const;
    return { kind: 'opened', opened: this.opened({ ...feed, revokedAt: now }, ended) };
  }

  /** Warm from memory when it is what it was. */
  async read({ feed, overBecause, language, state }: OpenedFeed): Promise<FeedContent> {
    if (overBecause !== null) return overContent(this.overFeed(feed, overBecause, language));
    return this.contents.inState(feed.subject, language, state);
  }

  /** Who reads; written down now and then. */
  note({ feed, over }: OpenedFeed, userAgent: string | undefined): void {
    if (!over) this.notes.note(feed.id, userAgent, this.clock.now());
  }

  private opened(feed: Feed, found: FoundFeed): OpenedFeed {
    const { overBecause, sentVersion, sentSince } = found;
    const over = overBecause !== null;
    const { language } = found;
    const version = over
      ? overVersion(this.overFeed(feed, overBecause, language))
      : this.contents.versionIn(feed.subject, language, found);
    const sent =
      sentVersion === null || sentSince === null ? null : { version: sentVersion, since: sentSince };
    return { feed, over, overBecause, version, language, sent, state: over ? NO_STATE : found };
  }

  /** For good: a role that comes back later does not bring back addresses that have long been forgotten somewhere. */
  private async end({ id, account, pseudonym }: FoundFeed, now: Instant): Promise<void> {
    await this.database.transaction(async (sql) => {
      if (!(await endFeed(sql, { id, account }, 'right-lost', now))) return;
      await remember(
        sql,
        { action: 'feed.ended', actor: null, subject: pseudonym, details: { feed: id } },
        now,
      );
    });
  }

  private overFeed({ id, createdAt }: Feed, because: EndReason, language: Language): OverFeed {
    return { id, createdAt, because, language, baseUrl: this.site.baseUrl, now: this.clock.now() };
  }
}

/** As `newToken` makes them: anything else is not even looked for. */
const TOKEN = /^[\w-]{43}$/;

function isStillTheirs(found: FoundFeed, { subject }: Feed): boolean {
  const reader = readerFor(found.account, found.pseudonym, found.grants);
  return standingFor(reader, subject, found) !== null;
}
