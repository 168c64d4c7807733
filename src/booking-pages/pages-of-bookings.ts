import { Injectable } from '@nestjs/common';
import { BookingLinks } from '../booking-links/booking-links.js';
import type { Done } from '../booking-links/link.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { findBooking } from '../bookings/people.queries.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';

/** The page of a booking of somebody’s own, and those around it. Of anybody else’s there is none. */
@Injectable()
export class PagesOfBookings {
  constructor(
    private readonly database: Database,
    private readonly links: BookingLinks,
  ) {}

  /** Shown next, with what has just been done said on it. */
  async after(done: Done, reference: string, account: string): Promise<string> {
    const booking = await this.own(reference, account);
    const said = done === 'booked' && booking.awaitsApproval ? 'requested' : done;
    return `${this.pathTo(booking, account)}?done=${said}`;
  }

  async pathOf(reference: string, account: string): Promise<string> {
    return this.pathTo(await this.own(reference, account), account);
  }

  pathTo({ id, end }: Pick<BookingRecord, 'id' | 'end'>, account: string): string {
    return this.links.pathOf({ booking: id, holder: account, until: end });
  }

  async own(reference: string, account: string): Promise<BookingRecord> {
    const known = await findBooking(this.database, reference);
    if (known?.holder.kind !== 'member' || known.holder.account !== account) throw notFound();
    return known.booking;
  }
}
