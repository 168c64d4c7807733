import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { refusalOf, type Refusal } from '../booking-links/refusal.js';
import { ColleaguesService } from '../colleagues/colleagues.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { HandoverOffer } from './handover-offer.js';
import { acceptForm, newQuery, offerForm, offerQuery, type Done } from './handovers.schemas.js';
import { HandoversService } from './handovers.service.js';
import { NewOfferPage, type Colleague } from './new-offer.views.js';
import { offerPath, OfferPage } from './offer.views.js';

/** Those who receive people offer what was given on request. */
const OFFERING = ['bookings.own.change', 'bookings.place.change'];

const ask = { access: OFFERING, query: newQuery } satisfies PageDescription;
const offer = {
  access: OFFERING,
  form: offerForm,
  asksAgain: ({ typed }: SentForm) => newOfferPath(typed['booking'] ?? ''),
} satisfies PageDescription;
const see = {
  access: ['bookings.own.read', 'bookings.place.read'],
  params: idParams,
  query: offerQuery,
} satisfies PageDescription;
const asksAgain = ({ params }: SentForm): string => offerPath({ id: params['id'] ?? '' });
const accept = {
  access: 'bookings.own.change',
  params: idParams,
  form: acceptForm,
  asksAgain,
} satisfies PageDescription;
const refuse = { access: 'bookings.own.change', params: idParams, asksAgain } satisfies PageDescription;
const withdraw = { access: OFFERING, params: idParams, asksAgain } satisfies PageDescription;

/** Offers between colleagues. To look changes nothing; each answer asks for a press by whoever has signed in. */
@Controller('handovers')
export class HandoversPages {
  constructor(
    private readonly handovers: HandoversService,
    private readonly colleagues: ColleaguesService,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof ask>): Promise<Answer> {
    return this.form(visit, query.booking, null);
  }

  @Post()
  @Page(offer)
  async offer(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof offer>): Promise<Answer> {
    const { booking } = newQuery.safeParse(form.typed).data ?? {};
    if (booking === undefined) throw notFound();
    if (form.value === null) return this.form(visit, booking, form, { status: 422, messages: [] });
    const { to, inExchangeFor = null } = form.value;
    const { caller } = visitorOf(visit);
    try {
      const made = await this.handovers.offer(caller, booking, { to, inExchangeFor }, visit.language);
      return seeOther(`${offerPath(made)}?done=offered`);
    } catch (error) {
      return this.form(visit, booking, form, refusalOf(error, visit.language));
    }
  }

  @Get(':id')
  @Page(see)
  async see(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof see>): Promise<Answer> {
    return this.page(visit, params.id, { done: query.done });
  }

  @Post(':id/acceptance')
  @Page(accept)
  async accept(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof accept>,
  ): Promise<Answer> {
    const evenSo = form.value?.evenSo === 'yes';
    return this.press(visit, params.id, 'accepted', (caller) =>
      this.handovers.accept(caller, params.id, evenSo),
    );
  }

  @Post(':id/refusal')
  @Page(refuse)
  async refuse(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof refuse>): Promise<Answer> {
    return this.press(visit, params.id, 'refused', (caller) => this.handovers.refuse(caller, params.id));
  }

  @Post(':id/withdrawal')
  @Page(withdraw)
  async withdraw(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof withdraw>,
  ): Promise<Answer> {
    return this.press(visit, params.id, 'withdrawn', (caller) => this.handovers.withdraw(caller, params.id));
  }

  private async press(
    visit: Visit,
    id: string,
    done: Done,
    deed: (caller: Caller) => Promise<HandoverOffer>,
  ): Promise<Answer> {
    try {
      return seeOther(`${offerPath(await deed(visitorOf(visit).caller))}?done=${done}`);
    } catch (error) {
      return this.page(visit, id, { refusal: refusalOf(error, visit.language) });
    }
  }

  private async page(
    visit: Visit,
    id: string,
    { done, refusal = null }: { readonly done?: Done | undefined; readonly refusal?: Refusal | null },
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const offer = await this.handovers.find(caller, id);
    const askedFor = await this.handovers.askedFor(caller, offer);
    const isOpen = offer.direction === 'received' && offer.status === 'open';
    const booked = isOpen ? await this.handovers.bookedThen(caller, offer) : [];
    const shown = { visit, offer, done, refusal, now: this.clock.now() };
    return html(
      <OfferPage {...shown} askedFor={askedFor?.booking ?? null} isBookedThen={booked.length > 0} />,
      refusal?.status,
    );
  }

  private async form(
    visit: Visit,
    reference: string,
    form: Filled<unknown> | null,
    refusal: Refusal | null = null,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { booking, standing } = await this.handovers.toBeOffered(caller, reference);
    const colleagues = standing.as === 'holder' ? await this.colleaguesOf(caller) : [];
    return html(<NewOfferPage {...{ visit, booking, colleagues, form, refusal }} />, refusal?.status);
  }

  private async colleaguesOf(caller: Caller): Promise<readonly Colleague[]> {
    const { allowed, allowing } = await this.colleagues.list(caller);
    const named = new Map<string, Colleague>(allowed.map(({ email }) => [email, { email, name: null }]));
    for (const one of allowing) named.set(one.email, one);
    return [...named.values()];
  }
}

function newOfferPath(reference: string): string {
  return `/handovers/new?booking=${encodeURIComponent(reference)}`;
}
