import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { DerivedUids } from './derived-uid.js';
import { entryOf, tellingOf, tellsWhose, type Telling } from './entry.js';
import type { FeedEntry, FeedSubject } from './feed.js';
import type { EntryRow } from './entry-row.js';
import {
  changedUids,
  readEntries,
  readState,
  readVersions,
  type EntryVersion,
  type FeedVersions,
} from './feed-content.queries.js';
import { calendarNameOf, versionOf, zoneOf, type FeedState } from './feed-state.js';
import { feedWindow, type FeedWindow } from './feed-window.js';

/** What a feed tells at one moment. */
export interface FeedContent {
  readonly name: string;
  readonly timeZone: string;
  /** By start. */
  readonly entries: readonly FeedEntry[];
  /** Of all of it: see `FeedContents.versionOf`. */
  readonly version: string;
}

interface Written {
  readonly entry: FeedEntry;
  readonly stamp: Instant;
}

/** More than anybody looks through, and some calendars refuse a megabyte. */
export const MOST_ENTRIES = 2000;
/** Characters, of entries and of what is put together of them: fifty thousand entries. */
const TEXT_KEPT = 32_000_000;
/** What keeping a content costs beside its text, in the same measure. */
const AROUND = 1000;
/** Longer than any of our transactions takes: what commits late may tell an earlier time. */
const COMMITS_WITHIN = 10 * MINUTE;

/** What feeds tell. Unchanged entries are written once, and unchanged feeds put together once. */
@Injectable()
export class FeedContents {
  private readonly logger = new Logger('CalendarFeeds');
  private readonly written = new LRUCache<string, Written>({
    maxSize: TEXT_KEPT,
    sizeCalculation: ({ entry }) => entry.text.length,
  });
  private readonly contents = new LRUCache<string, FeedContent>({
    maxSize: TEXT_KEPT,
    sizeCalculation: ({ entries }) => entries.reduce((sum, { text }) => sum + text.length, AROUND),
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: NetworkDirectory,
    private readonly site: Site,
    private readonly uids: DerivedUids,
  ) {}

  async of(subject: FeedSubject, language: Language): Promise<FeedContent> {
    return this.inState(subject, language, await readState(this.database, subject));
  }

  /** For whoever knows the state already. */
  async inState(subject: FeedSubject, language: Language, state: FeedState): Promise<FeedContent> {
    const known = this.contents.get(this.versionIn(subject, language, state));
    if (known !== undefined) return known;
    const content = await this.build(subject, language, state);
    this.contents.set(content.version, content);
    return content;
  }

  /** A short safe token that changes with whatever the feed tells, and with the first day of its window. */
  async versionOf(subject: FeedSubject, language: Language): Promise<string> {
    return this.versionIn(subject, language, await readState(this.database, subject));
  }

  versionIn(
    subject: FeedSubject,
    language: Language,
    state: FeedState,
    now: Instant = this.clock.now(),
  ): string {
    return versionOf(subject, language, state, { baseUrl: this.site.baseUrl, now });
  }

  /** UIDs, as the feed tells them, of all that changed, left or may have left it since. */
  async changedSince(subject: FeedSubject, since: Instant): Promise<ReadonlySet<string>> {
    const from = since - COMMITS_WITHIN;
    const zone = zoneOf(await readState(this.database, subject));
    const [then, now] = [from, this.clock.now()].map((at) => feedWindow(subject.scope, zone, at));
    if (then === undefined || now === undefined) return new Set();
    const { uids, renamed } = await changedUids(this.database, subject, from);
    const shifted = [
      { ...now, start: then.start, end: now.start },
      { ...now, start: then.end, end: now.end },
    ].filter(({ start, end }) => start < end);
    const moved = await Promise.all(
      [...shifted, ...(renamed ? [now] : [])].map((window) =>
        readVersions(this.database, subject, window, MOST_ENTRIES),
      ),
    );
    const all = [...uids, ...moved.flatMap(({ versions }) => versions.map(({ uid }) => uid))];
    return new Set(all.map((uid) => this.uidIn(tellingOf(subject), uid)));
  }

  private async build(subject: FeedSubject, language: Language, state: FeedState): Promise<FeedContent> {
    const now = this.clock.now();
    const window = feedWindow(subject.scope, zoneOf(state), now);
    const found = await readVersions(this.database, subject, window, MOST_ENTRIES);
    // The place has got another clock meanwhile: these are another day's.
    if (zoneOf(found) !== zoneOf(state)) return this.build(subject, language, found);
    if (found.versions.length > MOST_ENTRIES)
      this.logger.warn(`A feed of scope ${subject.scope} tells its nearest ${MOST_ENTRIES} entries only.`);
    const entries = await this.entries(subject, language, window, found);
    // One of them has changed while it was read. What is told is of one moment; most of it is kept by now.
    if (entries === null) return this.build(subject, language, found);
    return {
      name: calendarNameOf(subject, found, language),
      timeZone: zoneOf(found),
      entries,
      version: this.versionIn(subject, language, found, now),
    };
  }

  /** Null when one of them is not there any more in the version that was found. */
  private async entries(
    subject: FeedSubject,
    language: Language,
    window: FeedWindow,
    { versions, networkVersion }: FeedVersions,
  ): Promise<readonly FeedEntry[] | null> {
    const telling = tellingOf(subject);
    const wanted = versions.slice(0, MOST_ENTRIES);
    const keyOf = ({ uid }: EntryVersion): string => `${telling} ${language} ${uid}`;
    const missing = wanted.filter((version) => this.kept(keyOf(version), version) === undefined);
    if (missing.length > 0) {
      const network = await this.directory.atLeast(networkVersion);
      const uids = missing.map(({ uid }) => uid);
      const rows = await readEntries(this.database, subject, window, uids);
      const byUid = new Map(rows.map((row) => [row.uid, row]));
      for (const version of missing) {
        const row = byUid.get(version.uid);
        if (row?.sequence !== version.sequence || row.stamp !== version.stamp) continue;
        const entry = this.write(row, telling, language, network);
        this.written.set(keyOf(version), { entry, stamp: row.stamp });
      }
    }
    const entries = wanted.flatMap((version) => this.kept(keyOf(version), version) ?? []);
    if (entries.length < wanted.length) return null;
    return entries.sort((one, other) => one.start - other.start || (one.uid < other.uid ? -1 : 1));
  }

  /** The sequence says which version of the entry it is, so nothing else of it need be looked at. */
  private kept(key: string, { sequence, stamp }: EntryVersion): FeedEntry | undefined {
    const known = this.written.get(key);
    return known?.entry.sequence === sequence && known.stamp === stamp ? known.entry : undefined;
  }

  private write(row: EntryRow, telling: Telling, language: Language, network: Network): FeedEntry {
    const telecentre = network.telecentres.get(row.telecentre);
    const frame = { telling, language, baseUrl: this.site.baseUrl, telecentre };
    return entryOf(row, this.uidIn(telling, row.uid), frame);
  }

  private uidIn(telling: Telling, uid: string): string {
    return tellsWhose(telling) || telling === 'closures' ? uid : this.uids.of(uid);
  }
}
