import { createHash } from 'node:crypto';
import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Visiting, type Visit } from '../accounts/visit.js';
import { pack } from '../platform/http/codings.js';
import { FeedBodies } from '../calendar-feeds/feed-bodies.js';
import { FeedContents } from '../calendar-feeds/feed-content.js';
import { freeBusyCalendar } from '../icalendar/vfreebusy.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { Site } from '../platform/web/site.js';
import { freeBusyParams } from './free-busy.schemas.js';
import { FreeBusyService, type FreeBusyFacts } from './free-busy.service.js';
import { FreeBusyPage } from './free-busy.views.js';
import { noFile, publicFile } from './public-file.js';

const place = { access: 'public', params: freeBusyParams } satisfies PageDescription;
/** Some calendars add a question of their own to an address: it is not looked at. */
const file = { access: 'public' } satisfies PageDescription;

type FileRequest = FastifyRequest<{ Params: { readonly key: string } }>;

/** When a place is taken, for everybody: for people, for programs that ask, and for calendars that subscribe. */
@Controller('free-busy')
export class FreeBusyPages {
  constructor(
    private readonly service: FreeBusyService,
    private readonly contents: FeedContents,
    private readonly bodies: FeedBodies,
    private readonly site: Site,
  ) {}

  @Get(':key.ifb')
  @Page(file)
  async freeBusy(@Req() { headers, params: { key } }: FileRequest): Promise<Answer> {
    const facts = await this.service.of(key);
    if (facts === null) return noFile();
    const text = freeBusyText(facts, this.addressOf(key));
    return publicFile(headers, {
      name: `${key}.ifb`,
      // A hold lapses by itself, and nothing that is counted changes with it: the text does.
      version: createHash('sha256').update(text).digest('base64url').slice(0, 22),
      body: async (coding) => (coding === 'gzip' ? pack(Buffer.from(text)) : Buffer.from(text)),
    });
  }

  @Get(':key.ics')
  @Page(file)
  async calendar(@Req() { headers, params: { key } }: FileRequest): Promise<Answer> {
    const resource = await this.service.idOf(key);
    if (resource === null) return noFile();
    const subject = { scope: 'resource', resource } as const;
    return publicFile(headers, {
      name: `${key}.ics`,
      version: await this.contents.versionOf(subject, 'fr'),
      body: async (coding) => this.bodies.of(await this.contents.of(subject, 'fr'), coding),
    });
  }

  @Get(':key')
  @Page(place)
  async page(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof place>): Promise<Answer> {
    const facts = await this.service.of(params.key);
    if (facts === null) throw notFound();
    return html(<FreeBusyPage visit={visit} facts={facts} address={this.addressOf(params.key)} />);
  }

  private addressOf(key: string): string {
    return `${this.site.baseUrl}/free-busy/${key}`;
  }
}

function freeBusyText({ resource, division, changedAt }: FreeBusyFacts, url: string): string {
  const uid = `${resource.id}@${new URL(url).hostname}`;
  return freeBusyCalendar({ uid, stamp: changedAt, ...division, url });
}
