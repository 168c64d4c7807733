import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BusyTime } from '../busy-times/busy-times.js';
import { readBusyTimes } from '../busy-times/read-busy-times.js';
import { DerivedUids } from '../calendar-feeds/derived-uid.js';
import type { KnownVersion } from '../outside-web/fetched.js';
import { OutsideWeb } from '../outside-web/outside-web.js';
import { Database } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { windowAt, type CalendarContent, type ReadingFailure } from './external-calendar.js';
import { FewAtOnce } from './few-at-once.js';
import { ownUidsAmong } from './placing.queries.js';

/** What came of looking at a calendar elsewhere. Nothing has been changed by it. */
export type Look =
  | { readonly outcome: 'read'; readonly content: CalendarContent }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly why: ReadingFailure };

/** What calendars are asked for as; some servers answer others with a page. */
const ACCEPT = 'text/calendar, text/plain;q=0.8, */*;q=0.5';
/** Each may be five megabytes and a thread of its own: whoever asks, the service stays quick for those who book. */
const MOST_AT_ONCE = 8;
/** Enough to know the event again; what comes after it is nobody's to keep. */
const LONGEST_TITLE = 200;
/** Longer ones are kept as their hash: an index takes no more. */
const LONGEST_UID = 255;

/** Asks for a calendar, understands it, and leaves out of it what is our own. */
@Injectable()
export class CalendarReader {
  private readonly few = new FewAtOnce(MOST_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly web: OutsideWeb,
    private readonly derived: DerivedUids,
  ) {}

  look(address: string, timeZone: string, now: Instant, known: KnownVersion | undefined): Promise<Look> {
    return this.few.do(() => this.lookNow(address, timeZone, now, known));
  }

  private async lookNow(
    address: string,
    timeZone: string,
    now: Instant,
    known: KnownVersion | undefined,
  ): Promise<Look> {
    const fetched = await this.web.get(address, known, ACCEPT);
    if (fetched.outcome !== 'fetched') return fetched;
    if (fetched.body.trim() === '') return { outcome: 'failed', why: { kind: 'empty' } };
    const reading = await readBusyTimes({ text: fetched.body, timeZone, ...windowAt(now) });
    if (reading.outcome === 'unreadable') return { outcome: 'failed', why: { kind: reading.why } };
    const { events, warnings } = reading;
    const { etag, lastModified } = fetched;
    const busy = await this.withoutOurs(reading.busy);
    return { outcome: 'read', content: { busy, events, warnings, etag, lastModified } };
  }

  /** A calendar that subscribes to us, or into which our invitations went, would block what is already booked. */
  private async withoutOurs(busy: readonly BusyTime[]): Promise<BusyTime[]> {
    const uids = [...new Set(busy.map(({ uid }) => uid))];
    const ours = await ownUidsAmong(this.database, uids);
    return busy
      .filter(({ uid }) => !ours.has(uid.toLowerCase()) && !this.derived.isOurs(uid))
      .filter(({ start, end }) => start < end)
      .map((one) => ({ ...one, uid: keptUid(one.uid), title: plain(one.title).slice(0, LONGEST_TITLE) }));
  }
}

function keptUid(uid: string): string {
  const text = plain(uid);
  return text.length <= LONGEST_UID ? text : createHash('sha256').update(uid).digest('hex');
}

/** No database keeps a NUL or half of a character, and nobody reads the other control characters. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\p{Bidi_Control}]+/gu, ' ')
    .trim();
}
