import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { newBookingPath, wishOf } from '../booking-forms/wish.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { askAgainForWish, holdForm } from './booking-pages.schemas.js';
import { alreadyAt, BookingsOfVisitors } from './bookings-of-visitors.service.js';
import { NewBookingPage } from './new-booking.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { WishLooks } from './wish-looks.service.js';

const hold = {
  access: 'bookings.own.change',
  form: holdForm,
  asksAgain: askAgainForWish,
} satisfies PageDescription;
const completion = { access: 'bookings.own.change', params: bookingParams } satisfies PageDescription;

/** Keeps a place while somebody fills in the longer form. */
@Controller('bookings')
export class HoldPages {
  constructor(
    private readonly visitors: BookingsOfVisitors,
    private readonly looks: WishLooks,
    private readonly own: OwnBookings,
    private readonly pages: PagesOfBookings,
  ) {}

  @Post('holds')
  @Page(hold)
  async hold(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof hold>): Promise<Answer> {
    const wish = form.value === null ? null : wishOf(form.value);
    if (wish === null) throw notFound();
    try {
      const presser = { caller: visitorOf(visit).caller, language: visit.language };
      const pressed = await this.visitors.hold(presser, { wish, key: form.value?.key });
      return seeOther('reference' in pressed ? completionPath(pressed.reference) : newBookingPath(wish));
    } catch (error) {
      const look = await this.looks.refused(wish, error, visit.language);
      const own = await this.own.of(visit);
      const already = alreadyAt(look.place, own);
      return html(<NewBookingPage {...{ visit, look, own, already }} tried />, look.refusal?.status);
    }
  }

  /**
   * Leads on to the page behind the booking’s own link: what is typed there can be sent by whoever has the page, even when
   * their session has ended meanwhile, so that nothing of it is lost and none of it stands in an address.
   */
  @Get(':reference/completion')
  @Page(completion)
  async completion(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof completion>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    return seeOther(`${await this.pages.pathOf(params.reference, caller.account)}/completion`);
  }
}

function completionPath(reference: string): string {
  return `/bookings/${reference}/completion`;
}
