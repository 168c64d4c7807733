import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { choicesPath } from '../booking-forms/choices-path.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import type { Wish } from '../booking-forms/wish.js';
import type { Done } from '../booking-links/link.words.js';
import type { BookingSnapshot, SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
  type Typed,
} from '../platform/http/endpoint.js';
import { Problem } from '../platform/http/problem.js';
import { html, seeOther, unlisted, type Answer } from '../platform/web/answer.js';
import { localDateOf } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { choicesForm, choicesQuery, retryOfChoices, wishesOf } from './choices-form.js';
import { ChoicesPage, type ChoicesProps } from './choices.views.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { placingWishOf, WishLooks } from './wish-looks.service.js';

const ask = { access: 'bookings.own.change', query: choicesQuery } satisfies PageDescription;
const book = {
  access: 'bookings.own.change',
  form: choicesForm,
  asksAgain: ({ typed }: SentForm) => askedAgainAt(typed),
} satisfies PageDescription;

/** A second choice, and a third: one press books the first that can be had. */
@Controller('bookings/choices')
export class ChoicesPages {
  constructor(
    private readonly bookings: BookingsService,
    private readonly directory: NetworkDirectory,
    private readonly looks: WishLooks,
    private readonly own: OwnBookings,
    private readonly pages: PagesOfBookings,
  ) {}

  @Get()
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof ask>): Promise<Answer> {
    const { telecentre = '', kind = 'desk', date = '', halfDay = '', people, equipment } = query;
    const typed = {
      ...{ telecentre1: telecentre, kind1: kind, date1: date, halfDay1: halfDay },
      // Mostly it is the same elsewhere, or at another time of that day.
      ...{ kind2: kind, date2: date, halfDay2: halfDay, kind3: kind, date3: date, halfDay3: halfDay },
      ...(people === undefined ? {} : { people: String(people) }),
      ...(equipment === undefined ? {} : { equipment: equipment.join(',') }),
    };
    return unlisted(await this.page(visit, { typed, sendKey: randomUUID() }));
  }

  @Post()
  @Page(book)
  async book(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof book>): Promise<Answer> {
    const { typed } = form;
    const sendKey = form.value?.key ?? randomUUID();
    if (form.errors) return this.page(visit, { typed, form, sendKey }, 422);
    const wishes = wishesOf(form.value);
    const [first, ...others] = wishes;
    if (first === undefined) return this.page(visit, { typed, form, sendKey }, 422);
    const { caller } = visitorOf(visit);
    const otherwise = others.map((other) => placingWishOf(other));
    const turn = { unlessBooked: true, insteadOf: [] };
    const wanted = { ...placingWishOf(first), otherwise, turn, hold: false, for: 'oneself' } as const;
    try {
      const retry = retryOfChoices(form.value);
      const { snapshot } = await this.bookings.book(caller, wanted, retry, visit.language);
      return seeOther(await this.pages.after(doneOf(snapshot, wishes), snapshot.reference, caller.account));
    } catch (error) {
      if (!(error instanceof Problem) || ![409, 422].includes(error.content.status)) throw error;
      const { status, title } = error.content;
      const refused = title[visit.language];
      const looks = IS_ABOUT_WISHES.includes(error.content.name) ? await this.lookAt(visit, wishes) : [];
      const already = error.content.name === 'already-booked' ? await this.bookedAt(visit, wishes) : [];
      return this.page(visit, { typed, sendKey, refused, looks, already }, status);
    }
  }

  /** As they are by now: one of them may have become free this very moment. */
  private async lookAt(visit: Visit, wishes: readonly Wish[]): Promise<ChoicesProps['looks']> {
    const { account } = visitorOf(visit).caller;
    return Promise.all(wishes.map((wish) => this.looks.look(wish, account, visit.language)));
  }

  /** What they have at one of those times. */
  private async bookedAt(visit: Visit, wishes: readonly Wish[]): Promise<readonly SeenBooking[]> {
    const [own, places] = await Promise.all([
      this.own.of(visit),
      Promise.all(wishes.map((wish) => this.looks.placeOf(wish))),
    ]);
    return own.occupying.filter((booking) => places.some(({ stay }) => stay && overlaps(booking, stay)));
  }

  private async page(
    visit: Visit,
    props: Pick<ChoicesProps, 'typed' | 'sendKey'> & Partial<ChoicesProps>,
    status = 200,
  ): Promise<Answer> {
    const [network, own] = [await this.directory.current(), await this.own.of(visit)];
    const nothing = { form: null, refused: null, looks: [], already: [] };
    return html(<ChoicesPage {...{ ...nothing, ...props, visit, network, own }} />, status);
  }
}

const IS_ABOUT_WISHES: readonly string[] = ['no-choice-left', 'slot-taken', 'rule-broken'];

/** Which of the choices it has become. */
function doneOf(booking: BookingSnapshot, wishes: readonly Wish[]): Done {
  if (booking.awaitsApproval) return 'requested';
  const date = localDateOf(booking.start, booking.timeZone);
  const choice = wishes.findIndex(
    ({ where, time }) =>
      'telecentre' in where &&
      where.telecentre === booking.telecentre &&
      time.date === date &&
      'halfDay' in time &&
      time.halfDay === booking.halfDay,
  );
  return BECAME[choice] ?? 'booked';
}

const BECAME: readonly Done[] = ['booked', 'second-choice', 'third-choice'];

/** By then, the first of them is enough to begin with. */
function askedAgainAt(typed: Typed): string {
  const fields = choicesForm.safeParse(typed);
  const [first] = fields.success ? wishesOf(fields.data) : [];
  return first === undefined ? '/bookings/choices' : choicesPath(first);
}
