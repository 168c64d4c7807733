import { Controller, Get } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { HostDayService } from './host-day.service.js';
import { HostPage } from './host.views.js';

const show = { access: 'bookings.place.read' } satisfies PageDescription;

/** Where those begin who receive people. */
@Controller('host')
export class HostPages {
  constructor(
    private readonly hostDay: HostDayService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const places = await this.hostDay.placesOf(visitorOf(visit).caller);
    return html(<HostPage visit={visit} places={places} now={this.clock.now()} />);
  }
}
