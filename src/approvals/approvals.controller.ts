import { Controller, HttpCode, Post } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import { bookingView } from '../bookings/booking-record.js';
import { bookingAnswer, bookingParams } from '../bookings/bookings.schemas.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { approvalBody } from './approvals.schemas.js';
import { ApprovalsService } from './approvals.service.js';

const answer = {
  tag: 'Receiving people',
  summary: 'Agree to a request, or decline it',
  description:
    'Of a booking that awaits approval at a telecentre where you receive people. The first answer stands: another one, a withdrawal or ' +
    'the deadline that was quicker is told by 409 `/problems/already-answered` with its `outcome`.',
  access: 'approvals',
  params: bookingParams,
  body: approvalBody,
  answers: { 200: { description: 'Confirmed, or cancelled', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

@Controller('api/v1/bookings')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly clock: Clock,
  ) {}

  @Post(':reference/approval')
  @HttpCode(200)
  @Endpoint(answer)
  async answer(
    @Calling() caller: Caller,
    @Input() { params, body }: InputOf<typeof answer>,
  ): Promise<object> {
    const { decision, word = null } = body;
    const booking = await this.approvals[decision](caller, params.reference, word);
    return bookingView(booking, this.clock.now());
  }
}
