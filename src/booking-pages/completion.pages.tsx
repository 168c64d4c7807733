import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { newBookingPath } from '../booking-forms/wish.js';
import { LinkDoor, linkPage, type OpenedLink } from '../booking-links/link-door.js';
import { linkPath } from '../booking-links/booking-links.js';
import { linkParams } from '../booking-links/link.schemas.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { seeOther, type Answer } from '../platform/web/answer.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { statusAt } from '../reservation/booking.js';
import { againForm, completionForm } from './booking-pages.schemas.js';
import { CompletionPage } from './completion.views.js';
import { Completions } from './completions.service.js';
import { LapsedPage } from './lapsed.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { wishOfBooking } from './wish-of-booking.js';
import { WishLooks, type Look } from './wish-looks.service.js';

const show = { access: 'public', params: linkParams } satisfies PageDescription;
const deed = {
  access: 'public',
  params: linkParams,
  // They have signed in anew since, in another tab.
  asksAgain: ({ params }: SentForm) => `${linkPath(params['token'] ?? '')}/completion`,
} satisfies PageDescription;
const complete = { ...deed, form: completionForm, keepsTyped: true } satisfies PageDescription;
const again = { ...deed, form: againForm } satisfies PageDescription;

/**
 * The longer form, while the place is kept. It stands behind the booking’s own link, as the other deeds of a booking do:
 * whoever has opened it can send it, whatever has become of their session.
 */
@Controller('booking/:token')
export class CompletionPages {
  constructor(
    private readonly door: LinkDoor,
    private readonly completions: Completions,
    private readonly looks: WishLooks,
    private readonly own: OwnBookings,
    private readonly pages: PagesOfBookings,
    private readonly clock: Clock,
  ) {}

  @Get('completion')
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof show>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => this.page(link, null));
  }

  @Post('completion')
  @Page(complete)
  async complete(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof complete>,
  ): Promise<Answer> {
    return this.door.open(params.token, visit, async (link) => {
      if (this.statusOf(link) !== 'held' || form.value === null) return this.page(link, form);
      if (visit.formIsOld) return this.page(link, signedInSince(form, link.visit.language));
      const errors = await this.completions.complete(link, form.value);
      if (errors === null)
        return seeOther(
          `${linkPath(link.token)}?done=${link.booking.awaitsApproval ? 'requested' : 'booked'}`,
        );
      // It may have lapsed, or been confirmed by a twin of this press.
      const refused = { value: null, errors, typed: form.typed };
      return this.door.open(params.token, visit, (now) => this.page(now, refused));
    });
  }

  /** The same again, for somebody who took longer than the place was kept. */
  @Post('hold')
  @Page(again)
  async holdAgain(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof again>,
  ): Promise<Answer> {
    return this.door.open(params.token, visit, async (link) => {
      // A link outlives its booking: what was cancelled or is over is not had again by it.
      if (this.statusOf(link) !== 'expired') return this.page(link, null);
      const title = form.value?.title ?? null;
      try {
        const pressed = await this.completions.holdAgain(link, title);
        if ('ask' in pressed) return seeOther(newBookingPath(wishOfBooking(link.booking)));
        return seeOther(`${await this.pages.pathOf(pressed.reference, link.holder.account)}/completion`);
      } catch (error) {
        const look = await this.looks.refused(wishOfBooking(link.booking), error, link.visit.language);
        return this.lapsed(link, look, title, look.refusal?.status);
      }
    });
  }

  private async page(link: OpenedLink, form: Filled<unknown> | null): Promise<Answer> {
    const status = this.statusOf(link);
    if (status === 'expired') return this.hasLapsed(link, form);
    // Sent twice, or opened once more later: it is what it is.
    if (status !== 'held')
      return seeOther(linkPath(link.token) + (status === 'confirmed' ? '?done=booked' : ''));
    const places = await this.completions.placesFor(link);
    return linkPage(
      <CompletionPage link={link} places={places} form={form} now={this.clock.now()} />,
      form?.errors ? 422 : 200,
    );
  }

  private async hasLapsed(link: OpenedLink, form: Filled<unknown> | null): Promise<Answer> {
    const wish = wishOfBooking(link.booking);
    const title = form?.typed['title'] ?? link.booking.title;
    const look = await this.looks.look(wish, link.holder.account, link.visit.language);
    return this.lapsed(link, look, title, form === null ? 200 : 409);
  }

  private async lapsed(link: OpenedLink, look: Look, title: string | null, status?: number): Promise<Answer> {
    const own = await this.own.of(link.visit);
    return linkPage(<LapsedPage link={link} look={look} own={own} title={title} />, status);
  }

  private statusOf({ booking }: OpenedLink): ReturnType<typeof statusAt> {
    return statusAt(booking, this.clock.now());
  }
}

/** What was typed stays: in an address it would be read by others, and the form alone has it. */
function signedInSince({ typed }: Filled<unknown>, language: Language): Filled<never> {
  return { value: null, errors: { title: SIGNED_IN_SINCE[language] }, typed };
}

const SIGNED_IN_SINCE: Words = {
  fr: 'vous vous êtes connecté de nouveau depuis. Rien n’est encore confirmé\u00a0: relisez, puis confirmez.',
  en: 'you have signed in anew since. Nothing is confirmed yet: read it again, then confirm.',
};
