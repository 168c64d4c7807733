import { Controller, Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { newBookingPath, wishOf, type UnderstoodWish, type Wish } from '../booking-forms/wish.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, unlisted, type Answer } from '../platform/web/answer.js';
import { AlreadyPage } from './already.views.js';
import { askAgainForWish, bookForm, wishQuery } from './booking-pages.schemas.js';
import { alreadyAt, BookingsOfVisitors, keptAt } from './bookings-of-visitors.service.js';
import { NewBookingPage } from './new-booking.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { WishLooks, type Look } from './wish-looks.service.js';

const ask = { access: 'public', query: wishQuery } satisfies PageDescription;
const book = {
  access: 'bookings.own.change',
  form: bookForm,
  asksAgain: askAgainForWish,
} satisfies PageDescription;

/** One press books; whoever has followed a link to a wish, or has just signed in, is asked first. */
@Controller('bookings')
export class BookingPages {
  constructor(
    private readonly visitors: BookingsOfVisitors,
    private readonly looks: WishLooks,
    private readonly own: OwnBookings,
    private readonly pages: PagesOfBookings,
  ) {}

  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof ask>): Promise<Answer> {
    const account = visit.visitor?.caller.account ?? null;
    const look = await this.looks.look(wishIn(query), account, visit.language);
    return unlisted(html(await this.page(visit, look, false)));
  }

  @Post()
  @Page(book)
  async book(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof book>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    if (form.value === null) throw notFound();
    const { key, again, ...fields } = form.value;
    const wish = wishIn(fields);
    try {
      const presser = { caller, language: visit.language };
      const pressed = await this.visitors.book(presser, { wish, key }, again === 'yes');
      if ('reference' in pressed)
        return seeOther(await this.pages.after('booked', pressed.reference, caller.account));
      // A question, and no refusal.
      return pressed.ask === 'anew' ? seeOther(newBookingPath(wish)) : html(await this.asked(visit, wish));
    } catch (error) {
      const look = await this.looks.refused(wish, error, visit.language);
      return html(await this.page(visit, look, true), look.refusal?.status);
    }
  }

  private async page(visit: Visit, look: Look, tried: boolean): Promise<VNode> {
    const own = await this.own.of(visit);
    const already = alreadyAt(look.place, own);
    const kept = keptAt(look.place, look.wish, own);
    // What they hold themselves is not taken.
    const seen = kept !== undefined && look.refusal?.isTaken === true ? { ...look, refusal: null } : look;
    return <NewBookingPage {...{ visit, look: seen, own, already, kept, tried }} />;
  }

  private async asked(visit: Visit, wish: Wish): Promise<VNode> {
    const [own, place] = [await this.own.of(visit), await this.looks.placeOf(wish)];
    return <AlreadyPage visit={visit} wish={wish} place={place} own={own} already={alreadyAt(place, own)} />;
  }
}

/** An address that says neither where nor when is none of ours. */
function wishIn(fields: UnderstoodWish): Wish {
  const wish = wishOf(fields);
  if (wish === null) throw notFound();
  return wish;
}
