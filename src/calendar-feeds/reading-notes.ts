import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { namesReadToday, noteReadings, type NotedReading } from './readings.queries.js';
import { readerOf } from './readers.js';

/** So that a calendar that asks a thousand times writes once. What a crash loses is told at its next look. */
const WRITTEN_EVERY_MS = 30_000;

/** Who reads which feed: kept in memory for a moment, so that an answer never waits for it. */
@Injectable()
export class ReadingNotes implements BeforeApplicationShutdown {
  private readonly logger = new Logger('CalendarFeeds');
  private noted = new Map<string, NotedReading>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  note(feed: string, userAgent: string | undefined, at: Instant): void {
    const reader = readerOf(userAgent);
    const key = `${feed} ${reader}`;
    const before = this.noted.get(key);
    const [firstAt, times] = [before?.firstAt ?? at, (before?.times ?? 0) + 1];
    this.noted.set(key, { feed, reader, firstAt, lastAt: at, times });
    this.timer ??= setTimeout(() => void this.writeQuietly(), WRITTEN_EVERY_MS).unref();
  }

  /** All that was noted until now. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const noted = [...this.noted.values()];
    if (noted.length === 0) return;
    this.noted = new Map();
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      await noteReadings(sql, noted);
      // One by one for each name would write a thousand rows an hour: that the feed is read says whose names all are.
      const feeds = [...new Set(noted.map(({ feed }) => feed))];
      for (const { id, pseudonym, place, scope } of await namesReadToday(sql, feeds, now)) {
        const details = { feed: id, scope };
        await remember(sql, { action: 'feed.read', actor: pseudonym, subject: null, place, details }, now);
      }
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.writeQuietly();
  }

  /** Nobody waits for it, and nothing is lost but a time of day. */
  private async writeQuietly(): Promise<void> {
    try {
      await this.write();
    } catch (error) {
      this.logger.warn(`Who reads calendars could not be written down: ${(error as Error).message}`);
    }
  }
}
