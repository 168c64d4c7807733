import { Controller, Get } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { HandoversService } from '../handovers/handovers.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import type { Instant } from '../reservation/period.js';
import { RentalsService } from '../rentals/rentals.service.js';
import { listSeries } from '../series/lists.queries.js';
import { UsualWeekService } from '../usual-week/usual-week.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { countEntries } from '../waitlist/waitlist.queries.js';
import { bookAgainPath } from './book-again.js';
import type { BookingOnList } from './booking-on-list.js';
import { mineQuery } from './booking-pages.schemas.js';
import { forTheList } from './my-bookings.queries.js';
import { MyBookingsPage } from './my-bookings.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';

const mine = { access: 'bookings.own.read', query: mineQuery } satisfies PageDescription;

/** Nearly everybody sees on one page all that is to come. */
const ON_A_PAGE = { coming: 50, past: 20 };

@Controller('bookings')
export class MyBookingsPages {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly handovers: HandoversService,
    private readonly rentals: RentalsService,
    private readonly usualWeeks: UsualWeekService,
    private readonly pages: PagesOfBookings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(mine)
  async mine(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof mine>): Promise<Answer> {
    // A program's token is not enough: what the ways on this page lead to needs none.
    const { caller } = visitorOf(visit);
    const { when, after } = query;
    const found = await this.bookings.list(caller, {
      ...{ when, after, told: true, seriesAsOne: true },
      limit: ON_A_PAGE[when] + 1,
    });
    const shown = found.slice(0, ON_A_PAGE[when]);
    const further = found.length > shown.length ? shown.at(-1)?.reference : undefined;
    const now = this.clock.now();
    const list = await this.onList(caller.account, shown, now);
    const offers = when === 'coming' && after === undefined ? await this.handovers.listOpen(caller) : [];
    const rentals = await this.rentals.mineNow(caller);
    const series = when === 'coming' ? await listSeries(this.database, caller.account, now) : [];
    const usualWeek = when === 'coming' && after === undefined ? await this.usualWeeks.offer(caller) : null;
    const inLine = await countEntries(this.database, caller.account, now);
    return html(
      <MyBookingsPage
        visit={visit}
        when={when}
        after={after}
        list={list}
        further={further}
        now={now}
        offers={offers}
        rentals={rentals}
        series={series}
        usualWeek={usualWeek}
        inLine={inLine}
      />,
    );
  }

  private async onList(
    account: string,
    bookings: readonly SeenBooking[],
    now: Instant,
  ): Promise<readonly BookingOnList[]> {
    const references = bookings.map(({ reference }) => reference);
    const [known, network] = [
      await forTheList(this.database, account, references, now),
      await this.directory.fresh(),
    ];
    return bookings.flatMap((booking) => {
      const one = known.get(booking.reference);
      if (one === undefined) return [];
      const { id, isOffered, hasWaited, furtherDates } = one;
      const page = this.pages.pathTo({ id, end: booking.end }, account);
      const again = bookAgainPath(booking, network, now);
      const commune = network.telecentres.get(booking.telecentre)?.commune.name ?? null;
      return [{ booking, page, again, commune, isOffered, hasWaited, furtherDates }];
    });
  }
}
