import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { EndingService } from './ending.service.js';
import type { WantedTenant } from './rental-wish.js';
import {
  newNotice,
  newRental,
  rentalAnswer,
  rentalParams,
  rentalPlanAnswer,
  rentalsAnswer,
} from './rentals.schemas.js';
import { RentalsService } from './rentals.service.js';
import { planView, rentalView } from './rentals.views.js';

const TAG = 'Rentals';

const mine = {
  tag: TAG,
  summary: 'The places that I rent',
  access: 'bookings.own.read',
  answers: { 200: { description: 'By place and start', schema: rentalsAnswer } },
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'The rentals of a telecentre where I receive people',
  description:
    'For people who have signed in: agreements are nothing that a program reads or writes down by a token.',
  access: 'rentals',
  params: telecentreParams,
  answers: { 200: { description: 'By place and start', schema: rentalsAnswer } },
} satisfies EndpointDescription;

const create = {
  tag: TAG,
  summary: 'Write down that a place is rented for months',
  description:
    'Its tenant has the place day and night, closed days included: closures and calendars elsewhere step aside. A booking or another ' +
    'rental does not: then nothing is written, and 409 `/problems/in-the-way` names them in `bookings` and `rentals`. With `dryRun` ' +
    'nothing is written. Written down already in the same words: 200 with what was written then. For people who have signed in, and ' +
    'never by a token.',
  access: 'rentals',
  params: telecentreParams,
  body: newRental,
  answers: {
    200: { description: 'Of a dry run, or written down before', schema: rentalPlanAnswer.or(rentalAnswer) },
    201: { description: 'Written down', schema: rentalAnswer },
  },
  problems: [404, 409],
} satisfies EndpointDescription;

const notice = {
  tag: TAG,
  summary: 'Give notice of a rental',
  description:
    'The tenant, for the end of a term with the days of notice that were agreed; whoever receives people there, for the tenant or for ' +
    'the telecentre, which may end it sooner with a reason, as public property is only ever lent until further notice. The time after ' +
    'it is free at once. By a token of the tenant only.',
  access: ['bookings.own.change', 'rentals'],
  params: rentalParams,
  body: newNotice,
  answers: { 200: { description: 'It ends', schema: rentalAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

@Controller('api/v1')
export class RentalsController {
  constructor(
    private readonly rentals: RentalsService,
    private readonly ending: EndingService,
    private readonly clock: Clock,
  ) {}

  @Get('rentals')
  @Endpoint(mine)
  async mine(@Calling() caller: Caller): Promise<object> {
    const now = this.clock.now();
    return { rentals: (await this.rentals.mine(caller)).map((one) => rentalView(one, now)) };
  }

  @Get('telecentres/:slug/rentals')
  @Endpoint(list)
  async list(@Calling() caller: Caller, @Input() { params }: InputOf<typeof list>): Promise<object> {
    const { rentals } = await this.rentals.list(caller, params.slug);
    const now = this.clock.now();
    return { rentals: rentals.map((one) => rentalView(one, now)) };
  }

  @Post('telecentres/:slug/rentals')
  @Endpoint(create)
  async create(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dryRun, tenant, ...rest } = body;
    const wish = { ...rest, tenant: tenantIn(tenant) };
    if (dryRun) {
      void reply.status(200);
      return planView(await this.rentals.plan(caller, params.slug, wish, language), this.clock.now());
    }
    const { rental, again } = await this.rentals.make(caller, params.slug, wish, language);
    if (again) void reply.status(200);
    return rentalView(rental, this.clock.now());
  }

  @Post('rentals/:reference/notice')
  @HttpCode(200)
  @Endpoint(notice)
  async notice(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof notice>,
  ): Promise<object> {
    const rental = await this.ending.giveNotice(caller, params.reference, body, language);
    return rentalView(rental, this.clock.now());
  }
}

interface SaidTenant {
  readonly member?: string | undefined;
  readonly employer?: string | undefined;
  readonly name?: string | undefined;
}

/** The schema has seen to it that one of them is said. */
export function tenantIn({ member, employer, name }: SaidTenant): WantedTenant {
  if (member !== undefined) return { member };
  if (employer !== undefined) return { employer };
  if (name !== undefined) return { name };
  throw invalidRequest([]);
}
