import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { bookForPath } from '../host-frame/book-for-path.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { Telecentre } from '../telecentres/network.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { kindsAt } from './book-for.js';
import { refusedFor } from './book-for.refusal.js';
import { bookForForm, bookForQuery, valueOfKind } from './book-for.schemas.js';
import { BookForService } from './book-for.service.js';
import { BookForPage } from './book-for.views.js';
import { BOOK_FOR_WORDS as WORDS } from './book-for.words.js';
import type { Wrong } from './host-booking.props.js';

const ask = {
  access: 'bookings.place.change',
  params: telecentreParams,
  query: bookForQuery,
} satisfies PageDescription;
const book = {
  access: 'bookings.place.change',
  params: telecentreParams,
  form: bookForForm,
  // Never whom it is for: that would stand in the address.
  asksAgain: ({ params, typed }: SentForm) => {
    const { date } = bookForQuery.pick({ date: true }).safeParse({ date: typed['date'] }).data ?? {};
    return bookForPath(params['slug'] ?? '', { date });
  },
} satisfies PageDescription;

/** Booking ahead for somebody who calls. */
@Controller('telecentres/:slug/bookings/new')
export class BookForPages {
  constructor(private readonly bookFor: BookForService) {}

  @Get()
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof ask>): Promise<Answer> {
    const telecentre = await this.bookFor.telecentreOf(visitorOf(visit).caller, params.slug);
    const typed = this.bookFor.begin(telecentre, query);
    return this.page(visit, telecentre, { ...NOTHING_WRONG, typed }, randomUUID());
  }

  @Post()
  @Page(book)
  async book(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof book>): Promise<Answer> {
    const { language } = visit;
    const { caller } = visitorOf(visit);
    const { typed } = form;
    const telecentre = await this.bookFor.telecentreOf(caller, params.slug);
    const errors = form.errors ?? elsewhere(form.value.place, telecentre, WORDS.notHere[language]);
    // Asked for again, it is still the same intention.
    const key = form.value?.key ?? randomUUID();
    if (form.errors || errors !== null)
      return this.page(visit, telecentre, { ...NOTHING_WRONG, typed, errors: errors ?? {} }, key, 422);
    try {
      const reference = await this.bookFor.book(caller, telecentre, form.value, language);
      return seeOther(`/host/bookings/${reference}?done=booked`);
    } catch (error) {
      const { wrong, status } = refusedFor(error, typed, telecentre.slug, language);
      return this.page(visit, telecentre, wrong, key, status);
    }
  }

  private page(visit: Visit, telecentre: Telecentre, wrong: Wrong, sendKey: string, status = 200): Answer {
    return html(<BookForPage {...{ visit, telecentre, wrong, sendKey }} />, status);
  }
}

const NOTHING_WRONG: Wrong = { typed: {}, errors: {}, messages: [], instead: [] };

/** Where they receive nobody a host books nothing; null when the place is one of theirs. */
function elsewhere(
  place: string,
  telecentre: Telecentre,
  message: string,
): Readonly<Record<string, string>> | null {
  const isHere =
    telecentre.resources.some(({ id }) => id === place) ||
    kindsAt(telecentre).some((kind) => valueOfKind(kind) === place);
  return isHere ? null : { place: message };
}
