import { Controller, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { wantedTimeOf, wishOf, type Wish } from '../booking-forms/wish.js';
import type { Done } from '../booking-links/link.words.js';
import { refusalOf } from '../booking-links/refusal.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { BookingsService } from '../bookings/bookings.service.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { moveHereForm, wishIn } from './booking-pages.schemas.js';
import { MoveHerePage } from './move-here.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { searchPath } from './search-path.js';
import { WishLooks } from './wish-looks.service.js';

const move = {
  access: 'bookings.own.change',
  params: bookingParams,
  form: moveHereForm,
  asksAgain: searchAgain,
} satisfies PageDescription;

/** Moves a booking to what a search has found; it stays where it is until the new place is won. */
@Controller('bookings/:reference/move')
export class MoveHerePages {
  constructor(
    private readonly bookings: BookingsService,
    private readonly looks: WishLooks,
    private readonly own: OwnBookings,
    private readonly pages: PagesOfBookings,
  ) {}

  @Post()
  @Page(move)
  async move(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof move>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const booking = await this.pages.own(params.reference, caller.account);
    const wish = form.value && wishOf(form.value);
    if (wish === null) throw notFound();
    // What was not looked for stays as it is.
    const { people, equipment } = form.typed;
    try {
      const moved = await this.bookings.move(
        caller,
        booking.reference,
        {
          where: wish.where,
          time: wantedTimeOf(wish.time),
          people: people === undefined ? undefined : wish.people,
          equipment: equipment === undefined ? undefined : wish.equipment,
          title: undefined,
          revision: undefined,
        },
        visit.language,
      );
      const done: Done = moved.revision === booking.revision ? 'unchanged' : 'moved';
      return seeOther(
        `${this.pages.pathTo({ id: booking.id, end: moved.end }, caller.account)}?done=${done}`,
      );
    } catch (error) {
      const { status, messages } = refusalOf(error, visit.language);
      return html(await this.refused(visit, booking, wish, error, messages), status);
    }
  }

  private async refused(
    visit: Visit,
    booking: BookingRecord,
    wish: Wish,
    error: unknown,
    messages: readonly string[],
  ): Promise<VNode> {
    const look = isAboutThePlace(error) ? await this.looks.refused(wish, error, visit.language) : null;
    const page = this.pages.pathTo(booking, visitorOf(visit).caller.account);
    const own = await this.own.of(visit);
    return (
      <MoveHerePage visit={visit} booking={booking} page={page} look={look} messages={messages} own={own} />
    );
  }
}

function isAboutThePlace(error: unknown): boolean {
  return error instanceof Problem && ['slot-taken', 'rule-broken'].includes(error.content.name);
}

/** The search from which it was sent. */
function searchAgain({ params, typed }: SentForm): string {
  const [wish, moving] = [wishIn(typed), params['reference']];
  if (wish === null || !('telecentre' in wish.where)) return '/bookings';
  return searchPath(wish, wish.where.telecentre, { kind: wish.where.kind, moving });
}
