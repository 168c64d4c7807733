import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { localDate } from '../availability/when.schemas.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { mondayOf } from './usual-week.js';
import { UsualWeekService } from './usual-week.service.js';
import { UsualWeekPage } from './usual-week.views.js';

const show = { access: 'bookings.own.read', query: z.object({ week: localDate }) } satisfies PageDescription;
const book = {
  access: 'bookings.own.change',
  form: z.object({ week: localDate, key: z.string().regex(/^[\w-]{1,40}$/) }),
  asksAgain: ({ typed }: SentForm) => usualWeekPath(typed['week'] ?? ''),
} satisfies PageDescription;

/** One press books what is usual, each half-day on its own; the page after it says what was had. */
@Controller('usual-week')
export class UsualWeekPages {
  constructor(
    private readonly weeks: UsualWeekService,
    private readonly own: OwnBookings,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const slots = await this.weeks.see(visitorOf(visit).caller, query.week);
    const own = await this.own.of(visit);
    return html(<UsualWeekPage {...{ visit, slots, own }} week={mondayOf(query.week)} />);
  }

  @Post()
  @Page(book)
  async book(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof book>): Promise<Answer> {
    if (form.value === null) throw notFound();
    const { week, key } = form.value;
    await this.weeks.book(visitorOf(visit).caller, week, key, visit.language);
    return seeOther(usualWeekPath(week));
  }
}

function usualWeekPath(week: string): string {
  return `/usual-week?${new URLSearchParams({ week }).toString()}`;
}
