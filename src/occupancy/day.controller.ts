import { Controller, Get } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { occupancyAnswer } from './day.schemas.js';
import { DayService } from './day.service.js';
import { occupancyView } from './day.views.js';
import { expectedQuery } from './occupancy.schemas.js';

const occupancy = {
  tag: 'Receiving people',
  summary: 'What is at each place of a telecentre on one day',
  description:
    'For each half-day and each place: who is expected, who has arrived, who did not come, what is closed, taken elsewhere or ' +
    'free. For those who receive people there; that a name was seen is remembered for the member whose name it is.',
  access: 'bookings.place.read',
  params: telecentreParams,
  query: expectedQuery,
  answers: { 200: { description: 'By half-days, then by places', schema: occupancyAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/telecentres/:slug/occupancy')
export class DayController {
  constructor(
    private readonly days: DayService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint(occupancy)
  async show(
    @Calling() caller: Caller,
    @Input() { params, query }: InputOf<typeof occupancy>,
  ): Promise<object> {
    return occupancyView(await this.days.dayAt(caller, params.slug, query.date), this.clock.now());
  }
}
