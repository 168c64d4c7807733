import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { localDate } from '../availability/when.schemas.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { slug } from '../platform/http/fields.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { HostCalendarService } from './host-calendar.service.js';
import { MonthPage } from './month.views.js';
import { HALVES } from './week.js';
import { WeekPage, type DoneInWeek } from './week.views.js';

const week = {
  access: 'bookings.place.read',
  params: telecentreParams,
  query: z.object({
    date: localDate.optional(),
    /** What has just been done, to which booking. */
    done: z.enum(['moved', 'unchanged']).optional().catch(undefined),
    booking: bookingParams.shape.reference.optional().catch(undefined),
    /** From where to where it was let fall, when only its place changed. */
    back: slug().optional().catch(undefined),
    half: z.enum(HALVES).optional().catch(undefined),
  }),
} satisfies PageDescription;

const month = {
  access: 'bookings.place.read',
  params: telecentreParams,
  query: z.object({ date: localDate.optional() }),
} satisfies PageDescription;

function doneOf({
  done: what,
  booking: reference,
  date,
  back: place,
  half: dropped,
}: PageInputOf<typeof week>['query']): DoneInWeek | null {
  if (what === undefined || reference === undefined) return null;
  const isKnown = date !== undefined && place !== undefined && dropped !== undefined;
  return { what, reference, back: isKnown && what === 'moved' ? { place, date, dropped } : null };
}

@Controller('telecentres/:slug')
export class HostCalendarPages {
  constructor(private readonly calendar: HostCalendarService) {}

  @Get('week')
  @Page(week)
  async week(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof week>,
  ): Promise<Answer> {
    const seen = await this.calendar.weekAt(visitorOf(visit).caller, params.slug, query.date);
    return html(<WeekPage visit={visit} week={seen} done={doneOf(query)} />);
  }

  @Get('month')
  @Page(month)
  async month(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof month>,
  ): Promise<Answer> {
    const seen = await this.calendar.monthAt(visitorOf(visit).caller, params.slug, query.date);
    return html(<MonthPage visit={visit} month={seen} />);
  }
}
