import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import { placeFor, placesOf } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DayChanges } from './day-changes.js';

const ACCESS = 'bookings.place.read';
const ofOne = { access: ACCESS, params: telecentreParams } satisfies PageDescription;
const ofAll = { access: ACCESS } satisfies PageDescription;

/** Streams of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): see `DayChanges`. */
@Controller()
export class ChangesPages {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly changes: DayChanges,
  ) {}

  @Get('telecentres/:slug/day/changes')
  @Page(ofOne)
  async ofOne(
    @Calling() caller: Caller,
    @Input() { params }: PageInputOf<typeof ofOne>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { telecentre } = placeFor(caller, ACCESS, await this.directory.fresh(), params.slug);
    this.send(request, reply, caller, new Set([telecentre.id]), `/telecentres/${telecentre.slug}/day`);
  }

  @Get('host/changes')
  @Page(ofAll)
  async ofAll(
    @Calling() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const places = placesOf(caller, ACCESS, await this.directory.fresh());
    this.send(request, reply, caller, new Set(places.map(({ telecentre }) => telecentre.id)), '/host');
  }

  private send(
    { method, headers }: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    telecentres: ReadonlySet<number>,
    page: string,
  ): void {
    const isAskedFor = method === 'GET' && (headers.accept ?? '').includes(EVENT_STREAM);
    if (!isAskedFor) {
      // Somebody has opened the address itself: there is nothing to see, and the page is near.
      void reply.status(303).header('location', page).send('');
      return;
    }
    void reply
      .headers({
        'content-type': `${EVENT_STREAM}; charset=utf-8`,
        'cache-control': 'no-store',
        // Some proxies would collect it all before they pass anything on.
        'x-accel-buffering': 'no',
      })
      .send(this.changes.stream(caller, telecentres));
  }
}

const EVENT_STREAM = 'text/event-stream';
