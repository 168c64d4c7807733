import { Controller, Get } from '@nestjs/common';
import { Visiting, type KnownVisitor, type Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { DemoService } from '../demo/demo.service.js';
import { Clock } from '../platform/clock.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { HomePage } from './home.views.js';

const first = { access: 'public' } satisfies PageDescription;

/** More than anybody has in a month. */
const BOOKINGS_READ = 50;

@Controller()
export class HomePages {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly demo: DemoService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(first)
  async first(@Visiting() visit: Visit): Promise<Answer> {
    const [network, coming, people] = await Promise.all([
      this.directory.fresh(),
      visit.visitor && hasFinished(visit.visitor) ? this.coming(visit.visitor) : null,
      visit.isLocal ? this.demo.people() : [],
    ]);
    return html(<HomePage visit={visit} network={network} coming={coming} people={people} />);
  }

  private async coming({ caller }: KnownVisitor): Promise<SeenBooking[]> {
    const page = { when: 'coming', limit: BOOKINGS_READ, after: undefined } as const;
    const now = this.clock.now();
    const bookings = await this.bookings.list(caller, page);
    return bookings.filter((booking) => occupiesTime(statusAt(booking, now)));
  }
}

/** Before that, a session is good for nothing but finishing to sign in. */
function hasFinished({ caller: { means } }: KnownVisitor): boolean {
  return means.by === 'session' && means.complete && !means.secondFactorPending;
}
