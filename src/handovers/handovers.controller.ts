import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Calling } from '../accounts/authentication.guard.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { OFFER_DAYS, offerView } from './handover-offer.js';
import { acceptance, newOffer, offerAnswer, offersAnswer } from './handovers.schemas.js';
import { HandoversService } from './handovers.service.js';

const TAG = 'Handing over';

const offer = {
  tag: TAG,
  summary: 'Offer a booking to a colleague',
  description:
    'Or for one of theirs, which they have told you by its reference. Whoever has the address is written to, if a member has ' +
    'it, and if the other booking is theirs: the answer is the same. The place stays yours until they accept; the offer lapses ' +
    `when the booking begins, or after ${OFFER_DAYS} days, and is void once one of the bookings has changed. Sent once more, it ` +
    'is the same offer; another one while it is open: 409 `/problems/already-offered`. What is given on request: 409 ' +
    '`/problems/given-on-request`, except by those who receive people there.',
  access: ['bookings.own.change', 'bookings.place.change'],
  params: bookingParams,
  body: newOffer,
  answers: { 201: { description: 'Offered', schema: offerAnswer } },
  problems: [404, 409, 429],
} satisfies EndpointDescription;

const list = {
  tag: TAG,
  summary: 'What I offer, and what I am offered',
  description: 'Open ones first. Settled ones are kept for a month.',
  access: ['bookings.own.read', 'bookings.place.read'],
  answers: { 200: { description: 'Both', schema: offersAnswer } },
} satisfies EndpointDescription;

const accept = {
  tag: TAG,
  summary: 'Take over what I am offered',
  description:
    'The booking is yours at once, and the one asked for in exchange is theirs; nobody else can have either in between. Title, ' +
    'message and series of the former holder do not come along. When you have booked something else at that time: 409 ' +
    '`/problems/already-booked`, unless `evenSo`. Once more is the same as once.',
  access: 'bookings.own.change',
  params: idParams,
  body: acceptance,
  answers: { 200: { description: 'Accepted', schema: offerAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const refuse = {
  tag: TAG,
  summary: 'Decline what I am offered',
  description: 'Whoever offered it keeps it. Once more is the same as once.',
  access: 'bookings.own.change',
  params: idParams,
  answers: { 200: { description: 'Declined', schema: offerAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const withdraw = {
  tag: TAG,
  summary: 'Withdraw what I offer',
  description: 'Once more is the same as once.',
  access: ['bookings.own.change', 'bookings.place.change'],
  params: idParams,
  answers: { 204: { description: 'Withdrawn' } },
  problems: [404, 409],
} satisfies EndpointDescription;

@Controller('api/v1')
export class HandoversController {
  constructor(
    private readonly handovers: HandoversService,
    private readonly clock: Clock,
  ) {}

  @Post('bookings/:reference/handover-offers')
  @Endpoint(offer)
  async offer(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof offer>,
  ): Promise<object> {
    const wish = { to: body.to, inExchangeFor: body.inExchangeFor ?? null };
    const made = await this.handovers.offer(caller, params.reference, wish, language);
    return offerView(made, this.clock.now());
  }

  @Get('handover-offers')
  @Endpoint(list)
  async list(@Calling() caller: Caller): Promise<object> {
    const [offers, now] = [await this.handovers.list(caller), this.clock.now()];
    return { offers: offers.map((one) => offerView(one, now)) };
  }

  @Post('handover-offers/:id/acceptance')
  @HttpCode(200)
  @Endpoint(accept)
  async accept(
    @Calling() caller: Caller,
    @Input() { params, body }: InputOf<typeof accept>,
  ): Promise<object> {
    const accepted = await this.handovers.accept(caller, params.id, body?.evenSo ?? false);
    return offerView(accepted, this.clock.now());
  }

  @Post('handover-offers/:id/refusal')
  @HttpCode(200)
  @Endpoint(refuse)
  async refuse(@Calling() caller: Caller, @Input() { params }: InputOf<typeof refuse>): Promise<object> {
    return offerView(await this.handovers.refuse(caller, params.id), this.clock.now());
  }

  @Delete('handover-offers/:id')
  @HttpCode(204)
  @Endpoint(withdraw)
  async withdraw(@Calling() caller: Caller, @Input() { params }: InputOf<typeof withdraw>): Promise<void> {
    await this.handovers.withdraw(caller, params.id);
  }
}
