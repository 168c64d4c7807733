import { Controller, Get } from '@nestjs/common';
import { visitorOf, Visiting, type Visit } from '../accounts/visit.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { findBooking } from '../bookings/people.queries.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { seeOther, type Answer } from '../platform/web/answer.js';
import { BookingLinks } from './booking-links.js';
import { linkPage } from './link-door.js';
import { pastHolders } from './link.queries.js';
import { HandedOverPage } from './over.views.js';

const own = { access: 'bookings.own.read', params: bookingParams } satisfies PageDescription;

/**
 * The address of a booking that gives nothing away: for calendars, which people share. It leads on to the page behind
 * the links of our mails, and only whoever comes, once they have signed in.
 */
@Controller('bookings/:reference')
export class OwnBookingPages {
  constructor(
    private readonly database: Database,
    private readonly links: BookingLinks,
  ) {}

  @Get()
  @Page(own)
  async own(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof own>): Promise<Answer> {
    // A program's token is not enough: what this leads to can be cancelled without one.
    const { caller } = visitorOf(visit);
    const known = await findBooking(this.database, params.reference);
    if (known === undefined) throw notFound();
    const { id, end } = known.booking;
    if (known.holder.kind !== 'member' || known.holder.account !== caller.account) {
      if (!(await pastHolders(this.database, id)).includes(caller.account)) throw notFound();
      return linkPage(<HandedOverPage visit={visit} />, 410);
    }
    return seeOther(this.links.pathOf({ booking: id, holder: caller.account, until: end }));
  }
}
