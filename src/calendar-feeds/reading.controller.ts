import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Endpoint, type EndpointDescription } from '../platform/http/endpoint.js';
import { isDatabaseAway } from '../platform/database/database-away.js';
import { Answer } from '../platform/web/answer.js';
import type { Instant } from '../reservation/period.js';
import { codingFor, codingHeaders, tagsOf } from '../platform/http/codings.js';
import { heldBy, httpDate } from '../platform/http/conditional.js';
import { FeedBodies } from './feed-bodies.js';
import { FeedDoor, type OpenedFeed } from './feed-door.js';
import { DATABASE_AWAY, FEED_GONE, NO_FEED, TOO_OFTEN } from './feed.words.js';
import { noteSent } from './feeds.queries.js';
import { ReadLimit } from './read-limit.js';

const read = {
  tag: 'Calendars',
  summary: 'What a calendar reads',
  access: 'public',
  params: z.object({ file: z.string() }),
  // Some calendars add a number of their own so as not to be answered from memory.
  query: z.looseObject({}),
  answers: { 200: { description: 'An iCalendar object (RFC 5545)', type: 'text/calendar' } },
} satisfies EndpointDescription;

/** A database that is away is so for a minute; an empty calendar would make readers forget everything at once. */
const AWAY_SECONDS = '120';

/** Where calendars read: plain text to whoever cannot be served, and never a page to sign in on. */
@Controller('calendars')
export class ReadingController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly door: FeedDoor,
    private readonly bodies: FeedBodies,
    private readonly limit: ReadLimit,
  ) {}

  @Get(':file')
  @Endpoint(read)
  async read(@Req() request: FastifyRequest): Promise<Answer> {
    const { file } = request.params as { readonly file: string };
    try {
      const looked = await this.door.look(FILE.exec(file)?.[1] ?? '');
      if (looked.kind === 'unknown') return said(404, NO_FEED);
      if (looked.kind === 'gone') return said(410, FEED_GONE);
      return await this.answer(looked.opened, request);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      return said(503, DATABASE_AWAY, { 'retry-after': AWAY_SECONDS });
    }
  }

  private async answer(opened: OpenedFeed, { headers }: FastifyRequest): Promise<Answer> {
    const now = this.clock.now();
    const { feed, version, sent } = opened;
    const coding = codingFor(headers['accept-encoding']);
    const since = sent?.version === version && sent.since <= now ? sent.since : null;
    const held = heldBy(headers, { tags: tagsOf(version, coding), since });
    if (held !== undefined) {
      this.door.note(opened, headers['user-agent']);
      return new Answer(304, { ...ALWAYS, ...validators(held, since, now) });
    }
    const wait = this.limit.take(feed.id, now);
    if (wait > 0) return said(429, TOO_OFTEN, { 'retry-after': String(wait) });

    const content = await this.door.read(opened);
    const [sentSince, body] = await Promise.all([
      sent?.version === content.version ? sent.since : noteSent(this.database, feed.id, content.version, now),
      this.bodies.of(content, coding),
    ]);
    this.door.note(opened, headers['user-agent']);
    const [tag] = tagsOf(content.version, coding);
    return new Answer(
      200,
      {
        ...ALWAYS,
        ...validators(tag, sentSince, now),
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="agenda.ics"',
        ...codingHeaders(coding),
      },
      body,
    );
  }
}

const FILE = /^(.+)\.ics$/;

/** Its reader asks each time whether anything has changed; nothing on the way keeps it (RFC 9213), and nobody lists it. */
const ALWAYS = {
  'cache-control': 'private, no-cache',
  'cdn-cache-control': 'no-store',
  vary: 'Accept-Encoding',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};

/** A date that is still to come is not told: versions that follow within a second are counted on. */
function validators(etag: string, since: Instant | null, now: Instant): Record<string, string> {
  return { etag, ...(since === null || since > now ? {} : { 'last-modified': httpDate(since) }) };
}

function said(status: number, words: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'x-robots-tag': 'noindex' };
  return new Answer(status, { ...plain, 'cache-control': 'no-store', ...headers }, words);
}
