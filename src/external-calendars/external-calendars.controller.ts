import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import {
  externalCalendarAnswer,
  externalCalendarParams,
  externalCalendarsAnswer,
  externalCalendarsQuery,
  newExternalCalendar,
} from './external-calendars.schemas.js';
import { ExternalCalendarsService } from './external-calendars.service.js';
import { externalCalendarView } from './external-calendars.views.js';

const TAG = 'Calendars kept elsewhere';
const ACCESS = 'external-calendars';

const attach = {
  tag: TAG,
  summary: 'Attach a calendar that is kept elsewhere to a resource',
  description:
    'Its events block the resource; it is read at once, and every quarter of an hour from then on. Bookings that stand ' +
    'stay: what collides with them is told in `conflicts`, and to the hosts by mail. An address that cannot be read is ' +
    'refused with the reason, and nothing of it is kept. At most 5 per resource and 100 per telecentre.',
  access: ACCESS,
  body: newExternalCalendar,
  answers: { 201: { description: 'Attached and read', schema: externalCalendarAnswer } },
  problems: [404, 409, 422, 429],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'The calendars that are attached where one receives people',
  access: ACCESS,
  query: externalCalendarsQuery,
  answers: { 200: { description: 'In the order of the resources', schema: externalCalendarsAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const find = {
  tag: TAG,
  summary: 'One attached calendar',
  access: ACCESS,
  params: externalCalendarParams,
  answers: { 200: { description: 'As it is now', schema: externalCalendarAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const detach = {
  tag: TAG,
  summary: 'Detach a calendar',
  access: ACCESS,
  params: externalCalendarParams,
  answers: { 204: { description: 'What it blocked is free' } },
  problems: [404],
} satisfies EndpointDescription;

const reading = {
  tag: TAG,
  summary: 'Read a calendar now',
  description:
    'What came of it is in the answer: a calendar that cannot be read changes nothing. At most twice a minute for each.',
  access: ACCESS,
  params: externalCalendarParams,
  answers: { 200: { description: 'As it is now', schema: externalCalendarAnswer } },
  problems: [404, 429],
} satisfies EndpointDescription;

const confirmation = {
  tag: TAG,
  summary: 'Confirm that a calendar is meant to be as empty as it is',
  access: ACCESS,
  params: externalCalendarParams,
  answers: { 200: { description: 'It has been read and believed', schema: externalCalendarAnswer } },
  problems: [404, 429],
} satisfies EndpointDescription;

@Controller('api/v1/external-calendars')
export class ExternalCalendarsController {
  constructor(
    private readonly calendars: ExternalCalendarsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint(attach)
  async attach(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof attach>,
  ): Promise<object> {
    const attached = await this.calendars.attach(caller, body, language);
    return externalCalendarView(attached, this.clock.now(), language);
  }

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller, @Input() { query, language }: InputOf<typeof list>): Promise<object> {
    const calendars = await this.calendars.listAll(caller, query.telecentre);
    const now = this.clock.now();
    return { externalCalendars: calendars.map((one) => externalCalendarView(one, now, language)) };
  }

  @Get(':id')
  @Endpoint(find)
  async find(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof find>,
  ): Promise<object> {
    return externalCalendarView(await this.calendars.find(caller, params.id), this.clock.now(), language);
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint(detach)
  async detach(@Calling() caller: Caller, @Input() { params }: InputOf<typeof detach>): Promise<void> {
    await this.calendars.detach(caller, params.id);
  }

  @Post(':id/reading')
  @HttpCode(200)
  @Endpoint(reading)
  async read(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof reading>,
  ): Promise<object> {
    return externalCalendarView(await this.calendars.read(caller, params.id), this.clock.now(), language);
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @Endpoint(confirmation)
  async confirm(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof confirmation>,
  ): Promise<object> {
    return externalCalendarView(await this.calendars.confirm(caller, params.id), this.clock.now(), language);
  }
}
