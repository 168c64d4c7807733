import { Controller, Get } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import { bookingView } from '../bookings/booking-record.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { expectedAnswer, expectedQuery } from './occupancy.schemas.js';
import { OccupancyService } from './occupancy.service.js';

const expected = {
  tag: 'Receiving people',
  summary: 'Who is expected at a telecentre on one day',
  description:
    'For those who receive people there; to everybody else there is nothing here. That a name was seen is remembered for ' +
    'the member whose name it is.',
  access: 'bookings.place.read',
  params: telecentreParams,
  query: expectedQuery,
  answers: { 200: { description: 'By the beginning of their stay', schema: expectedAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/telecentres/:slug/bookings')
export class OccupancyController {
  constructor(
    private readonly occupancy: OccupancyService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint(expected)
  async list(
    @Calling() caller: Caller,
    @Input() { params, query }: InputOf<typeof expected>,
  ): Promise<object> {
    const { date, bookings } = await this.occupancy.expectedAt(caller, params.slug, query.date);
    const now = this.clock.now();
    return { telecentre: params.slug, date, bookings: bookings.map((one) => bookingView(one, now)) };
  }
}
