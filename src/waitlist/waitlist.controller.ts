import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import { whenOf } from '../availability/when.schemas.js';
import { bookingView } from '../bookings/booking-record.js';
import { bookingAnswer } from '../bookings/bookings.schemas.js';
import { whereOf } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import { entryView } from './waitlist-entry.js';
import { entriesAnswer, entryAnswer, entryParams, newEntry, offerParams } from './waitlist.schemas.js';
import { WaitlistService } from './waitlist.service.js';

const TAG = 'Waitlist';

const ask = {
  tag: TAG,
  summary: 'Wait in line for a place that is taken',
  description:
    'When something frees, the first in line is offered it by mail, and it is held for them until a deadline; then the next. ' +
    'Whoever is offered something at that time, or has booked another place of the same sort since they asked, is passed over; what they ' +
    'had when they asked stands in nobody’s way. Free right now: 409 `/problems/free-now`, book it instead. Asked once more, the ' +
    'same entry is answered.',
  access: 'bookings.own.change',
  body: newEntry,
  answers: { 201: { description: 'Waiting', schema: entryAnswer } },
  problems: [409, 422],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'My places in line',
  access: 'bookings.own.read',
  answers: { 200: { description: 'Offers first, then the soonest', schema: entriesAnswer } },
} satisfies EndpointDescription;

const withdrawal = {
  tag: TAG,
  summary: 'Leave a line; an offer is declined with it',
  access: 'bookings.own.change',
  params: entryParams,
  answers: { 204: { description: 'Not in line any more' } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const acceptance = {
  tag: TAG,
  summary: 'Accept what is offered to me',
  access: 'bookings.own.change',
  params: offerParams,
  answers: { 200: { description: 'Booked', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const refusal = {
  tag: TAG,
  summary: 'Decline what is offered to me; the next in line is offered it',
  access: 'bookings.own.change',
  params: offerParams,
  answers: { 204: { description: 'Declined, and not in line any more' } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

@Controller('api/v1')
export class WaitlistController {
  constructor(
    private readonly waitlist: WaitlistService,
    private readonly clock: Clock,
  ) {}

  @Post('waitlist-entries')
  @Endpoint(ask)
  async ask(@Calling() caller: Caller, @Input() { body, language }: InputOf<typeof ask>): Promise<object> {
    const [where, time] = [whereOf(body), whenOf(body)];
    if (where === null || time === null) throw invalidRequest([]);
    const { people, equipment } = body;
    return entryView(await this.waitlist.ask(caller, { where, time, people, equipment }, language));
  }

  @Get('waitlist-entries')
  @Endpoint(list)
  async list(@Calling() caller: Caller): Promise<object> {
    return { entries: (await this.waitlist.list(caller)).map(entryView) };
  }

  @Delete('waitlist-entries/:id')
  @HttpCode(204)
  @Endpoint(withdrawal)
  async withdraw(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof withdrawal>,
  ): Promise<void> {
    await this.waitlist.withdraw(caller, params.id, language);
  }

  @Post('offers/:id/acceptance')
  @HttpCode(200)
  @Endpoint(acceptance)
  async accept(@Calling() caller: Caller, @Input() { params }: InputOf<typeof acceptance>): Promise<object> {
    return bookingView(await this.waitlist.accept(caller, params.id), this.clock.now());
  }

  @Post('offers/:id/refusal')
  @HttpCode(204)
  @Endpoint(refusal)
  async refuse(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof refusal>,
  ): Promise<void> {
    await this.waitlist.refuse(caller, params.id, language);
  }
}
