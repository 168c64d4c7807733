import { Controller, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import { whenOf } from '../availability/when.schemas.js';
import type { Caller } from '../permissions/caller.js';
import type { Permission } from '../permissions/permissions.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import { UNDO_MINUTES } from '../reservation/booking.js';
import { bookingView } from './booking-record.js';
import {
  bookingAnswer,
  bookingCancellation,
  bookingMove,
  bookingParams,
  bookingsAnswer,
  bookingsQuery,
  newBooking,
  retryHeaders,
} from './bookings.schemas.js';
import { BookingsService } from './bookings.service.js';
import { beneficiaryOf } from './party.js';
import type { PlacingWish } from './placing.service.js';
import { retryOf } from './retry-key.js';
import { whereOf } from './target.js';

const TAG = 'Bookings';

/** One's own and a colleague's, or those at a telecentre where one receives people; the verb knows which. */
const CHANGE: readonly Permission[] = ['bookings.own.change', 'bookings.place.change'];
const READ: readonly Permission[] = ['bookings.own.read', 'bookings.place.read'];

const create = {
  tag: TAG,
  summary: 'Book, or hold for some minutes',
  description:
    'By telecentre and kind, the engine chooses the place; by resource, you do. Taken: 409 `/problems/slot-taken` with ' +
    'alternatives. A rule broken: 422 `/problems/rule-broken` with every violation. What is only given on request is held until a host ' +
    'agrees (`awaitsApproval`), unless you receive people there. With `for`, for somebody else: a colleague who has ' +
    'allowed it or, at a telecentre where you receive people, any member or a guest; else 404. With `else`, the first of your choices ' +
    'that can be had; none: 409 `/problems/no-choice-left` with the refusal of each.',
  access: CHANGE,
  headers: retryHeaders,
  body: newBooking,
  answers: { 201: { description: 'Booked, or held until `expiresAt`', schema: bookingAnswer } },
  problems: [404, 409, 422, 429],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'My bookings',
  access: 'bookings.own.read',
  query: bookingsQuery,
  answers: {
    200: { description: 'Coming ones soonest first, otherwise latest first', schema: bookingsAnswer },
  },
} satisfies EndpointDescription;

const show = {
  tag: TAG,
  summary: 'One booking',
  description:
    'Mine, one that I made for a colleague, or one at a telecentre where I receive people. Any other looks as if it were not there.',
  access: READ,
  params: bookingParams,
  answers: { 200: { description: 'The booking', schema: bookingAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const change = {
  tag: TAG,
  summary: 'Move to another time or place, or change the title or the message',
  description:
    'What is not said stays. The old time is kept until the new one is won. As it is already: nothing is written. ' +
    'To what is only given on request only a host moves: 409 `/problems/needs-approval`.',
  access: CHANGE,
  params: bookingParams,
  body: bookingMove,
  answers: { 200: { description: 'The booking as it now is', schema: bookingAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const confirmation = {
  tag: TAG,
  summary: 'Confirm a hold',
  access: CHANGE,
  params: bookingParams,
  answers: { 200: { description: 'Confirmed', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const cancellation = {
  tag: TAG,
  summary: 'Give the time back, at once',
  description:
    'Whoever receives people at the telecentre says why: they must when a member was to come who is neither themselves nor ' +
    'somebody they book for as a colleague. The first reason stays.',
  access: CHANGE,
  params: bookingParams,
  body: bookingCancellation,
  answers: { 200: { description: 'Cancelled', schema: bookingAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const restoration = {
  tag: TAG,
  summary: 'Take back a cancellation of some minutes ago',
  description:
    `Whoever cancelled a confirmed booking may for ${UNDO_MINUTES} minutes. The same place where it is still free, else another of its ` +
    'kind; taken: 409 `/problems/slot-taken` with alternatives. Notice is not asked for again, closures count.',
  access: CHANGE,
  params: bookingParams,
  answers: { 200: { description: 'Confirmed, as it was before', schema: bookingAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

@Controller('api/v1/bookings')
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint(create)
  async create(
    @Calling() caller: Caller,
    @Input() { body, headers, language }: InputOf<typeof create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { where, time } = choiceOf(body);
    const { people, equipment, title = null, message = null, hold } = body;
    const retry = retryOf(headers['idempotency-key'], body);
    const otherwise = (body.else ?? []).map(choiceOf);
    const terms = { people, equipment, title, message, hold, otherwise };
    const wish = { where, time, ...terms, for: beneficiaryOf(body.for) };
    const { snapshot, replayed } = await this.bookings.book(caller, wish, retry, language);
    void reply.header('location', `/api/v1/bookings/${snapshot.reference}`);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return bookingView(snapshot, replayed ? FIRST_TOLD : this.clock.now());
  }

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller, @Input() { query }: InputOf<typeof list>): Promise<object> {
    const { when, limit, after } = query;
    const bookings = await this.bookings.list(caller, { when, limit, after });
    return { bookings: bookings.map((booking) => bookingView(booking, this.clock.now())) };
  }

  @Get(':reference')
  @Endpoint(show)
  async show(@Calling() caller: Caller, @Input() { params }: InputOf<typeof show>): Promise<object> {
    return bookingView(await this.bookings.find(caller, params.reference), this.clock.now());
  }

  @Patch(':reference')
  @Endpoint(change)
  async move(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof change>,
  ): Promise<object> {
    const { people, equipment, title, message, revision } = body;
    const { telecentre, kind, resource } = body;
    const where = { telecentre, kind, resource };
    const wish = { where, time: whenOf(body), people, equipment, title, message, revision };
    return bookingView(await this.bookings.move(caller, params.reference, wish, language), this.clock.now());
  }

  @Post(':reference/confirmation')
  @HttpCode(200)
  @Endpoint(confirmation)
  async confirm(
    @Calling() caller: Caller,
    @Input() { params }: InputOf<typeof confirmation>,
  ): Promise<object> {
    return bookingView(await this.bookings.confirm(caller, params.reference), this.clock.now());
  }

  @Post(':reference/cancellation')
  @HttpCode(200)
  @Endpoint(cancellation)
  async cancel(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof cancellation>,
  ): Promise<object> {
    const { reference } = params;
    const reason = body?.reason ?? null;
    return bookingView(await this.bookings.cancel(caller, reference, language, reason), this.clock.now());
  }

  @Post(':reference/restoration')
  @HttpCode(200)
  @Endpoint(restoration)
  async restore(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof restoration>,
  ): Promise<object> {
    return bookingView(await this.bookings.restore(caller, params.reference, language), this.clock.now());
  }
}

/** An answer told again is told as it was then, even of a hold that has lapsed since. */
const FIRST_TOLD = Number.NEGATIVE_INFINITY;

function choiceOf(fields: Parameters<typeof whereOf>[0] & Parameters<typeof whenOf>[0]): Choice {
  const where = whereOf(fields);
  const time = whenOf(fields);
  // The schema has seen to it that both are there.
  if (where === null || time === null) throw invalidRequest([]);
  return { where, time };
}

type Choice = Pick<PlacingWish, 'where' | 'time'>;
