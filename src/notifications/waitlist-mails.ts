import { Injectable } from '@nestjs/common';
import { waitlistLetter } from '../booking-letters/waitlist-letter.js';
import { BookingLinks } from '../booking-links/booking-links.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import { statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { Letterheads } from './letterheads.js';

/** What offers a place to whoever has waited for it in line. Nobody declines these: they have asked for them. */
@Injectable()
export class WaitlistMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly links: BookingLinks,
    private readonly site: Site,
  ) {}

  /** In the transaction in which the event ceases to be untold. What was answered or has lapsed is offered no more. */
  async tell(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { id, kind, known, holder, at } = event;
    const { booking } = known;
    const { expiresAt } = booking;
    if (kind !== 'offered' || holder === null || expiresAt === null || statusAt(booking, now) !== 'held')
      return;
    if (!this.letterheads.reaches(holder) || !(await isFromTheLine(sql, booking.id))) return;
    const { account, email } = holder;
    const place = { slug: booking.telecentre, name: booking.telecentreName };
    const news = {
      ...this.letterheads.of(holder, place, network),
      kind: 'held' as const,
      ...{ at, booking, by: 'clock' as const, byName: null, before: null, now: null },
      telecentre: network.telecentres.get(booking.telecentre) ?? null,
      ...{ doorCode: null, stop: null, calendar: null },
      page: `${this.site.baseUrl}/bookings/${booking.reference}`,
      links: this.links.of({ booking: booking.id, holder: account, until: booking.end }),
    };
    const mail = {
      kind: 'waitlist-offer',
      to: email,
      letter: waitlistLetter(news),
      account,
      thread: booking.id,
      key: `event:${id}:waitlist`,
      expiresAt,
    };
    await this.outbox.put(sql, mail, now);
  }
}

/** A closing offers as well, and tells of it itself. */
async function isFromTheLine(sql: Sql, booking: string): Promise<boolean> {
  const found = await sql.query('select from waitlist_entry where offer_id = $1', [booking]);
  return found.length > 0;
}
