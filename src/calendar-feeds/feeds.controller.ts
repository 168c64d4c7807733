import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { feedAnswer, feedsAnswer, madeFeedAnswer, newFeed } from './feeds.schemas.js';
import { FeedsService, type ListedFeed } from './feeds.service.js';

const TAG = 'Calendars';

const make = {
  tag: TAG,
  summary: 'Subscribe to a calendar',
  description:
    'My bookings, what is taken at a place, or what happens for everybody. A place that is not there, or whose names are ' +
    'not mine to read, is a 404; names where none are told, a 422.',
  access: 'feeds.own',
  body: newFeed,
  answers: { 201: { description: 'The addresses are told this once', schema: madeFeedAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'My calendar subscriptions, and who reads them',
  access: 'feeds.own',
  answers: { 200: { description: 'Newest first', schema: feedsAnswer } },
} satisfies EndpointDescription;

const show = {
  tag: TAG,
  summary: 'One calendar subscription of mine',
  access: 'feeds.own',
  params: idParams,
  answers: { 200: { description: 'Without its address', schema: feedAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const revoke = {
  tag: TAG,
  summary: 'End a calendar subscription',
  description: 'Whoever reads it is told so for two weeks; after that there is nothing.',
  access: 'feeds.own',
  params: idParams,
  answers: { 204: { description: 'It tells nothing any more' } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Post()
  @Endpoint(make)
  async make(@Calling() caller: Caller, @Input() { body, language }: InputOf<typeof make>): Promise<object> {
    const { label, ...subject } = body;
    const { feed, url, webcal } = await this.feeds.create(caller, { subject, label }, language);
    return { id: feed.id, url, webcal };
  }

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller, @Input() { language }: InputOf<typeof list>): Promise<object> {
    return { feeds: (await this.feeds.list(caller.account, language)).map(view) };
  }

  @Get(':id')
  @Endpoint(show)
  async show(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof show>,
  ): Promise<object> {
    const feed = (await this.feeds.list(caller.account, language)).find(({ id }) => id === params.id);
    if (feed === undefined) throw notFound();
    return view(feed);
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint(revoke)
  async revoke(@Calling() caller: Caller, @Input() { params }: InputOf<typeof revoke>): Promise<void> {
    if (!(await this.feeds.revoke(caller, params.id))) throw notFound();
  }
}

function view({ id, label, subject, subjectName, createdAt, revokedAt, readings }: ListedFeed): object {
  return {
    id,
    label,
    scope: subject.scope,
    names: 'names' in subject && subject.names,
    subject: subjectName,
    createdAt: timeOf(createdAt),
    revokedAt: revokedAt === null ? null : timeOf(revokedAt),
    readings: readings.map(({ reader, firstAt, lastAt, next }) => ({
      reader,
      firstAt: timeOf(firstAt),
      lastAt: timeOf(lastAt),
      nextAt: next === null ? null : timeOf(next),
    })),
  };
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}
