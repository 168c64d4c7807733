import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { LinkDoor, type OpenedLink } from '../booking-links/link-door.js';
import { linkParams } from '../booking-links/link.schemas.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { download, unlisted, type Answer } from '../platform/web/answer.js';
import { Site } from '../platform/web/site.js';
import { localDateOf } from '../reservation/local-time.js';
import { Senders } from '../outbox/senders.js';
import { calendarFileOf } from './calendar-file.js';
import { lastChangeOf } from './calendar-file.queries.js';

const file = { access: 'public', params: linkParams } satisfies PageDescription;

/** A booking as a file for somebody’s calendar. What is not confirmed is no entry. */
@Controller('booking/:token/calendar.ics')
export class CalendarFilePages {
  constructor(
    private readonly database: Database,
    private readonly door: LinkDoor,
    private readonly senders: Senders,
    private readonly site: Site,
  ) {}

  @Get()
  @Page(file)
  async file(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof file>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => this.of(link));
  }

  private async of({ booking, telecentre, visit }: OpenedLink): Promise<Answer> {
    if (booking.status !== 'confirmed' && booking.status !== 'checked_in') throw notFound();
    const organizer = this.senders.telecentre({ slug: booking.telecentre, name: booking.telecentreName });
    const content = calendarFileOf({
      booking,
      telecentre,
      organizer,
      stamp: await lastChangeOf(this.database, booking.id),
      page: `${this.site.baseUrl}/bookings/${booking.reference}`,
      language: visit.language,
    });
    const name = `telecentre-${localDateOf(booking.start, booking.timeZone)}.ics`;
    return unlisted(download('text/calendar; charset=utf-8; method=PUBLISH', name, content));
  }
}
