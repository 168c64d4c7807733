import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { calendarAround } from '../icalendar/calendar.js';
import { pack, type Coding } from '../platform/http/codings.js';
import type { FeedContent } from './feed-content.js';
import type { FeedEntry } from './feed.js';

/** Bytes: some hundred of the largest feeds, and thousands of ordinary ones. */
const BYTES_KEPT = 48_000_000;
/** RFC 7986, 5.7: how often we would like calendars to look. Nextcloud does, where it would wait for a week. */
const REFRESH = 'PT1H';
/** The green of what is free, however a calendar is read; RFC 7986 knows only the names of CSS. */
export const CALENDAR_COLOUR = { css: 'seagreen', hex: '#23693F' };

/** The octets of each version, made once for all who ask. */
@Injectable()
export class FeedBodies {
  private readonly kept = new LRUCache<string, Buffer>({
    maxSize: BYTES_KEPT,
    sizeCalculation: ({ length }) => length,
  });
  /** As long as the entry itself is kept: most are the same in the next version. */
  private readonly octets = new WeakMap<FeedEntry, Buffer>();

  async of(content: FeedContent, coding: Coding): Promise<Buffer> {
    const plain = this.plain(content);
    if (coding === 'identity') return plain;
    const key = `${content.version} gzip`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const compressed = await pack(plain);
    this.kept.set(key, compressed);
    return compressed;
  }

  private plain({ name, timeZone, entries, version }: FeedContent): Buffer {
    const known = this.kept.get(version);
    if (known !== undefined) return known;
    const [head, foot] = calendarAround({ name, timeZone, refresh: REFRESH, colour: CALENDAR_COLOUR });
    const octets = entries.map((entry) => this.octetsOf(entry));
    const body = Buffer.concat([Buffer.from(head), ...octets, Buffer.from(foot)]);
    this.kept.set(version, body);
    return body;
  }

  private octetsOf(entry: FeedEntry): Buffer {
    let octets = this.octets.get(entry);
    if (octets === undefined) {
      octets = Buffer.from(entry.text);
      this.octets.set(entry, octets);
    }
    return octets;
  }
}
