import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Caller } from '../permissions/caller.js';
import { DatabaseListener } from '../platform/database/listener.js';
import { Problem } from '../platform/http/problem.js';

/** Tells the browser how soon to come back when the line breaks, or when we have said good-bye. */
const COMES_BACK_AFTER_MS = 500;
/** Proxies close what is silent for a minute; most patience is shorter than that on mobile lines. */
const BEATS_EVERY_MS = 20_000;
/** Whoever comes back is asked again who they are: so the end of a session or of a role is noticed within this. */
const LASTS_MS = 55_000;
/** Tabs of one person at one instance. A browser keeps no more connections to one host (HTTP/1.1). */
const MOST_OF_A_PERSON = 6;

/** Streams that say one thing: look again. Nothing personal travels in them; who looks again is asked who they are. */
@Injectable()
export class DayChanges implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<Readable>>();
  private stopped = false;

  constructor(private readonly listener: DatabaseListener) {}

  /** For as long as it is read, and no longer than a minute. */
  stream(caller: Caller, telecentres: ReadonlySet<number>): Readable {
    const own = this.open.get(caller.account) ?? new Set<Readable>();
    if (own.size >= MOST_OF_A_PERSON) throw tooMany();
    const stream = new Readable({ read: () => undefined });
    const stopHearing = this.listener.hear((channel, told) => {
      if (channel === 'time_kept' && told !== null) return;
      if (told === null || channel === 'network_changed' || telecentres.has(Number(told))) say('look');
    });
    const beat = setInterval(() => stream.push(': \n\n'), BEATS_EVERY_MS);
    const farewell = setTimeout(() => stream.push(null), LASTS_MS);
    own.add(stream);
    this.open.set(caller.account, own);
    stream.once('close', () => {
      stopHearing();
      clearInterval(beat);
      clearTimeout(farewell);
      own.delete(stream);
      if (own.size === 0) this.open.delete(caller.account);
    });
    stream.push(`retry: ${COMES_BACK_AFTER_MS}\n\n`);
    // Between two streams something may have happened.
    say('look');
    if (this.stopped) stream.push(null);
    return stream;

    function say(event: string): void {
      if (!stream.destroyed) stream.push(`event: ${event}\ndata:\n\n`);
    }
  }

  /** Before the server waits for the end of what is under way: these would not end by themselves in time. */
  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const own of this.open.values()) for (const stream of own) stream.push(null);
  }
}

function tooMany(): Problem {
  return new Problem({
    status: 429,
    name: 'too-many-requests',
    title: { fr: 'Trop de pages ouvertes en même temps.', en: 'Too many pages open at the same time.' },
    headers: { 'retry-after': '60' },
  });
}
