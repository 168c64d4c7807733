import { Controller, Get } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { bookAgainPath } from './book-again.js';
import { mineQuery } from './booking-pages.schemas.js';
import { idsOf } from './my-bookings.queries.js';
import { MyBookingsPage, type BookingOnList } from './my-bookings.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';

const mine = { access: 'bookings.own.read', query: mineQuery } satisfies PageDescription;

/** More than anybody has to come. */
const MOST_COMING = 100;
/** Of the past, on a page. */
const PAST_ON_A_PAGE = 20;

@Controller('bookings')
export class MyBookingsPages {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly pages: PagesOfBookings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(mine)
  async mine(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof mine>): Promise<Answer> {
    // A program's token is not enough: what the ways on this page lead to needs none.
    const { caller } = visitorOf(visit);
    const { when, after } = query;
    const limit = when === 'coming' ? MOST_COMING : PAST_ON_A_PAGE + 1;
    const found = await this.bookings.list(caller, { when, limit, after });
    const shown = when === 'coming' ? found : found.slice(0, PAST_ON_A_PAGE);
    const further = found.length > shown.length ? shown.at(-1)?.reference : undefined;
    const now = this.clock.now();
    const list = await this.onList(
      caller.account,
      shown.filter((booking) => isToldOf(booking, now)),
    );
    return html(
      <MyBookingsPage visit={visit} when={when} after={after} list={list} further={further} now={now} />,
    );
  }

  private async onList(account: string, bookings: readonly SeenBooking[]): Promise<readonly BookingOnList[]> {
    const references = bookings.map(({ reference }) => reference);
    const [ids, network] = [await idsOf(this.database, account, references), await this.directory.fresh()];
    return bookings.flatMap((booking) => {
      const id = ids.get(booking.reference);
      if (id === undefined) return [];
      const page = this.pages.pathTo({ id, end: booking.end }, account);
      return [{ booking, page, again: bookAgainPath(booking, network, this.clock.now()) }];
    });
  }
}

/** What was only held and let go of, and what they gave back themselves, is nothing to come back to. */
function isToldOf(booking: SeenBooking, now: number): boolean {
  const status = statusAt(booking, now);
  if (status === 'expired') return false;
  return occupiesTime(status) || booking.end <= now || booking.cancellationReason !== null;
}
