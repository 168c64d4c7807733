import { Injectable } from '@nestjs/common';
import { heldBy } from '../platform/http/conditional.js';
import { FeedContents, MOST_ENTRIES, type FeedContent } from '../calendar-feeds/feed-content.js';
import { FeedDoor, type OpenedFeed } from '../calendar-feeds/feed-door.js';
import { shortHash } from '../calendar-feeds/feed-state.js';
import { TOO_OFTEN } from '../calendar-feeds/feed.words.js';
import { Clock } from '../platform/clock.js';
import { Site } from '../platform/web/site.js';
import { DavLimit } from './dav-limit.js';
import { hrefOf, placeAt, type Place } from './places.js';
import { propfind } from './propfind.js';
import { EVENT_TYPE, objectOf, type View } from './properties.js';
import { Refused, unreadable } from './refusal.js';
import { CALENDAR_MULTIGET, CALENDAR_QUERY, SYNC_COLLECTION } from './report-names.js';
import { calendarMultiget, calendarQuery, syncCollection, syncTokenIn } from './reports.js';
import { SyncTokens } from './sync-tokens.js';
import { dav, element, readXml, writeXml, type Read } from './xml.js';

export interface DavRequest {
  readonly method: string;
  /** As it was asked for, encoded. */
  readonly url: string;
  readonly depth: string | undefined;
  readonly body: string;
  readonly ifNoneMatch: string | undefined;
}

export interface DavAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** None: of what has not changed. */
  readonly body?: string;
}

/** What can be done with it at all: everything else would change it. */
export const READING = ['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'REPORT'] as const;

/** Feeds as calendars that programs keep in step by CalDAV (RFC 4791). Nothing can be changed by it. */
@Injectable()
export class CalDav {
  constructor(
    private readonly feeds: FeedDoor,
    private readonly contents: FeedContents,
    private readonly tokens: SyncTokens,
    private readonly limit: DavLimit,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  /** Where `/.well-known/caldav` leads (RFC 6764, 5). */
  get start(): string {
    return hrefOf({ kind: 'root' }, this.base);
  }

  async answer(opened: OpenedFeed, request: DavRequest): Promise<DavAnswer> {
    try {
      const place = placeAt(request.url, this.base);
      if (place === null) throw new Refused(404);
      const wait = LOOKING.includes(request.method) ? this.limit.take(opened.feed.id, this.clock.now()) : 0;
      if (wait > 0) return tooOften(wait);
      return await this.answerAt(place, opened, request);
    } catch (error) {
      if (error instanceof Refused) return refusalOf(error);
      throw error;
    }
  }

  private async answerAt(place: Place, opened: OpenedFeed, request: DavRequest): Promise<DavAnswer> {
    switch (request.method) {
      case 'OPTIONS':
        return { status: 200, headers: { allow: READING.join(', ') }, body: '' };
      case 'GET':
      case 'HEAD':
        return this.event(place, await this.view(opened), request.ifNoneMatch);
      case 'PROPFIND':
        return xmlAnswer(207, propfind(place, request.depth, request.body, await this.view(opened)));
      case 'REPORT':
        return xmlAnswer(207, await this.report(place, opened, request.body));
      default:
        throw readOnly(hrefOf(place, this.base));
    }
  }

  private event(place: Place, view: View, ifNoneMatch: string | undefined): DavAnswer {
    if (place.kind !== 'event') throw new Refused(405);
    const entry = place.calendar === view.feed.id ? view.events.get(place.uid) : undefined;
    if (entry === undefined) throw new Refused(404);
    const headers = { etag: entry.tag, 'cache-control': 'private, no-cache' };
    const held = heldBy({ 'if-none-match': ifNoneMatch }, { tags: [entry.tag], since: null });
    if (held !== undefined) return { status: 304, headers };
    return { status: 200, headers: { ...headers, 'content-type': EVENT_TYPE }, body: objectOf(entry) };
  }

  private async report(place: Place, opened: OpenedFeed, body: string): Promise<string> {
    const asked = readXml(body);
    if (asked === null) throw unreadable();
    if (place.kind !== 'calendar') throw new Refused(403, dav('supported-report'));
    if (place.calendar !== opened.feed.id) throw new Refused(404);
    const view = await this.view(opened);
    switch (asked.name) {
      case CALENDAR_QUERY:
        return calendarQuery(asked, view);
      case CALENDAR_MULTIGET:
        return calendarMultiget(asked, view);
      case SYNC_COLLECTION:
        return syncCollection(asked, await this.changed(asked, view, opened), view);
      default:
        throw new Refused(403, dav('supported-report'));
    }
  }

  /** Null: a program that knows nothing yet. */
  private async changed(
    asked: Read,
    { feed, content }: View,
    opened: OpenedFeed,
  ): Promise<ReadonlySet<string> | null> {
    const token = syncTokenIn(asked);
    if (token === '') return null;
    const synced = this.tokens.read(token, feed.id, this.clock.now());
    if (synced === null) throw beginAnew();
    if (synced.version === content.version) return new Set();
    if (synced.basis !== this.basisOf(opened, content) || isCut(content)) throw beginAnew();
    const changed = await this.contents.changedSince(feed.subject, synced.since);
    if (changed.size > MOST_ENTRIES) throw beginAnew();
    return changed;
  }

  private async view(opened: OpenedFeed): Promise<View> {
    // Before it is read: what changes from now on may not be in it.
    const now = this.clock.now();
    const content = await this.feeds.read(opened);
    const { feed } = opened;
    return {
      base: this.base,
      feed,
      content,
      events: new Map(content.entries.map((entry) => [entry.uid, entry])),
      syncToken: this.tokens.tokenOf(
        feed.id,
        { version: content.version, basis: this.basisOf(opened, content) },
        now,
      ),
    };
  }

  /** All that changes entries, and of which nobody writes down which of them it changes. */
  private basisOf({ state }: OpenedFeed, content: FeedContent): string {
    return shortHash([state.networkVersion, this.site.baseUrl, isCut(content)]);
  }

  /** What stands before our paths where people reach us. */
  private get base(): string {
    return new URL(this.site.baseUrl).pathname.replace(/\/$/, '');
  }
}

/** Those that a calendar is looked through for. */
const LOOKING: readonly string[] = ['GET', 'HEAD', 'PROPFIND', 'REPORT'];

/** Of more entries than are told, one that goes brings in another that nothing has happened to. */
function isCut({ entries }: FeedContent): boolean {
  return entries.length >= MOST_ENTRIES;
}

/** RFC 6578, 3.2: the program then compares all that it has. */
function beginAnew(): Refused {
  return new Refused(403, dav('valid-sync-token'));
}

function tooOften(seconds: number): DavAnswer {
  const headers = { 'retry-after': String(seconds), 'content-type': 'text/plain; charset=utf-8' };
  return { status: 429, headers: { ...headers, 'cache-control': 'no-store' }, body: TOO_OFTEN };
}

function xmlAnswer(status: number, body: string): DavAnswer {
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body };
}

function refusalOf({ status, body }: Refused): DavAnswer {
  if (body !== undefined) return xmlAnswer(status, writeXml(body));
  const allow =
    status === 405 ? { allow: READING.filter((method) => !/GET|HEAD/.test(method)).join(', ') } : {};
  return { status, headers: { 'cache-control': 'no-store', ...allow }, body: '' };
}

/** RFC 3744, 7.1.1. */
function readOnly(href: string): Refused {
  const what = element(
    dav('resource'),
    element(dav('href'), href),
    element(dav('privilege'), element(dav('write'))),
  );
  return new Refused(403, dav('need-privileges'), what);
}
