import { Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Calling } from '../accounts/authentication.guard.js';
import { retryHeaders } from '../bookings/bookings.schemas.js';
import { beneficiaryOf } from '../bookings/party.js';
import { retryOf } from '../bookings/retry-key.js';
import { whereOf } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { SeriesTime } from './series-record.js';
import {
  newSeries,
  previewAnswer,
  seriesAnswer,
  seriesListAnswer,
  seriesParams,
  type TimeFields,
} from './series.schemas.js';
import { SeriesService } from './series.service.js';
import { previewView, seriesView, summaryView } from './series.views.js';
import type { SeriesWhen, SeriesWish } from './series-wish.js';

const TAG = 'Series';

const create = {
  tag: TAG,
  summary: 'Book the same time on many dates, or see what would become of each',
  description:
    'By a rule or chosen dates, all in one transaction. With `dryRun`, a preview: nothing is written. What is further ahead than the ' +
    'place can be booked waits and is booked as soon as it can. No date can be had: 409 `/problems/no-date-left`; with `onConflict` ' +
    '`refuse`, one that cannot: 409 `/problems/series-conflict`; both with every date. Each date of a place that is only given on request ' +
    'is a request. `for` and `Idempotency-Key` as for bookings.',
  access: ['bookings.own.change', 'bookings.place.change'],
  headers: retryHeaders,
  body: newSeries,
  answers: {
    200: { description: 'A preview', schema: previewAnswer },
    201: { description: 'The series, with every date and what became of it', schema: seriesAnswer },
  },
  problems: [404, 409, 422, 429],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'My series that have a date to come',
  access: 'bookings.own.read',
  answers: { 200: { description: 'The soonest first', schema: seriesListAnswer } },
} satisfies EndpointDescription;

const show = {
  tag: TAG,
  summary: 'One series with its dates',
  description:
    'Mine, one that I made for a colleague, or one at a telecentre where I receive people. Any other looks as if it were not there.',
  access: ['bookings.own.read', 'bookings.place.read'],
  params: seriesParams,
  answers: { 200: { description: 'The series', schema: seriesAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/series')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint(create)
  async create(
    @Calling() caller: Caller,
    @Input() { body, headers, language }: InputOf<typeof create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const wish = wishOf(body);
    if (body.dryRun) {
      void reply.status(200);
      return previewView(await this.series.preview(caller, wish, language), language);
    }
    const retry = retryOf(headers['idempotency-key'], body);
    const { made, differences, replayed } = await this.series.make(caller, wish, retry, language);
    void reply.header('location', `/api/v1/series/${made.series.id}`);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return { ...seriesView(made, this.clock.now(), language), differences };
  }

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller): Promise<object> {
    return { series: (await this.series.list(caller)).map(summaryView) };
  }

  @Get(':id')
  @Endpoint(show)
  async show(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof show>,
  ): Promise<object> {
    return seriesView(await this.series.find(caller, params.id), this.clock.now(), language);
  }
}

/** The schema has seen to it that what is needed is there. */
function wishOf(body: z.output<typeof newSeries>): SeriesWish {
  const [where, time, when] = [whereOf(body), timeOf(body), whenOf(body)];
  if (where === null || time === null || when === null) throw invalidRequest([]);
  const { people, equipment, title = null, message = null, onConflict, without, promised } = body;
  return {
    ...{ where, time, when, people, equipment, title, message, onConflict, without, promised },
    for: beneficiaryOf(body.for),
  };
}

export function timeOf({ halfDay, startTime, endTime }: TimeFields): SeriesTime | null {
  if (halfDay !== undefined) return { halfDay };
  return startTime !== undefined && endTime !== undefined ? { startTime, endTime } : null;
}

function whenOf({ dates, from, rule }: z.output<typeof newSeries>): SeriesWhen | null {
  if (dates !== undefined) return { dates };
  return from !== undefined && rule !== undefined ? { from, rule } : null;
}
