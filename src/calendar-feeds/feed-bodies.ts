import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { calendarOf } from '../icalendar/calendar.js';
import type { FeedContent } from './feed-content.js';

/** What is sent of a version, plain or compressed. */
export type Coding = 'identity' | 'gzip';

/** Bytes: some hundred of the largest feeds, and thousands of ordinary ones. */
const BYTES_KEPT = 48_000_000;
/** RFC 7986, 5.7: how often we would like calendars to look. Nextcloud does, where it would wait for a week. */
const REFRESH = 'PT1H';
/** The green of what is free; RFC 7986 knows only the names of CSS. */
const GREEN = { css: 'seagreen', hex: '#23693F' };

/** The octets of each version, made once for all who ask. */
@Injectable()
export class FeedBodies {
  private readonly kept = new LRUCache<string, Buffer>({
    maxSize: BYTES_KEPT,
    sizeCalculation: ({ length }) => length,
  });

  async of(content: FeedContent, coding: Coding): Promise<Buffer> {
    const plain = this.plain(content);
    if (coding === 'identity') return plain;
    const key = `${content.version} gzip`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const compressed = await compress(plain);
    this.kept.set(key, compressed);
    return compressed;
  }

  private plain({ name, timeZone, entries, version }: FeedContent): Buffer {
    let body = this.kept.get(version);
    if (body === undefined) {
      const calendar = { name, timeZone, refresh: REFRESH, colour: GREEN };
      body = Buffer.from(
        calendarOf(
          calendar,
          entries.map(({ text }) => text),
        ),
      );
      this.kept.set(version, body);
    }
    return body;
  }
}

const compress = promisify(gzip);
