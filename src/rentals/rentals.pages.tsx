import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { localDateOf } from '../reservation/local-time.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { Clock } from '../platform/clock.js';
import { EndingService } from './ending.service.js';
import { CheckRentalPage, NewRentalPage } from './new-rental.views.js';
import { RentalPage } from './rental.views.js';
import type { RentalWish } from './rental-wish.js';
import { RentalsPage } from './rentals.page.views.js';
import { amountForm, newRentalForm, noticeForm, placeRentalParams, rentalsQuery } from './rentals.schemas.js';
import { RentalsService } from './rentals.service.js';
import { pageOf, WORDS } from './rentals.words.js';
import { wishInForm } from './wish-in-form.js';

const ACCESS = 'rentals';
const list = { access: ACCESS, params: telecentreParams } satisfies PageDescription;
const add = { access: ACCESS, params: telecentreParams } satisfies PageDescription;
const create = {
  access: ACCESS,
  params: telecentreParams,
  form: newRentalForm,
  asksAgain: ({ params }) => pageOf(params['slug'] ?? '', 'new'),
} satisfies PageDescription;
const show = { access: ACCESS, params: placeRentalParams, query: rentalsQuery } satisfies PageDescription;
const asksAgain = ({ params }: { readonly params: Readonly<Record<string, string>> }): string =>
  pageOf(params['slug'] ?? '', params['reference'] ?? '');
const notice = {
  access: ACCESS,
  params: placeRentalParams,
  form: noticeForm,
  asksAgain,
} satisfies PageDescription;
const amount = {
  access: ACCESS,
  params: placeRentalParams,
  form: amountForm,
  asksAgain,
} satisfies PageDescription;

/** What is usual, to begin with. */
const USUAL = { termMonths: '12', noticeDays: '30', renewal: 'tacit' };

/** Where hosts write down who rents which place, and how it ends. */
@Controller('telecentres/:slug/rentals')
export class RentalsPages {
  constructor(
    private readonly rentals: RentalsService,
    private readonly ending: EndingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(list)
  async list(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof list>): Promise<Answer> {
    const found = await this.rentals.list(visitorOf(visit).caller, params.slug);
    return html(<RentalsPage visit={visit} {...found} />);
  }

  @Get('new')
  @Page(add)
  async add(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof add>): Promise<Answer> {
    const telecentre = await this.rentals.telecentreOf(visitorOf(visit).caller, params.slug);
    return html(<NewRentalPage visit={visit} telecentre={telecentre} typed={USUAL} form={null} />);
  }

  /** The first press shows what would be, and writes nothing; the second writes it. */
  @Post()
  @Page(create)
  async create(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof create>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const telecentre = await this.rentals.telecentreOf(caller, params.slug);
    const again = (refused: Filled<unknown>): Answer =>
      html(<NewRentalPage visit={visit} telecentre={telecentre} typed={refused.typed} form={refused} />, 422);
    if (form.errors) return again(form);
    const wish = wishInForm(form.value);
    if (wish === null) {
      const missing = { [form.value.tenant]: WORDS.sayWho[visit.language] };
      return again({ value: null, errors: missing, typed: form.typed });
    }
    try {
      if (form.value.confirmed === undefined) return await this.check(visit, params.slug, wish, form.typed);
      const { rental, again: wasThere } = await this.rentals.make(caller, params.slug, wish, visit.language);
      const done = wasThere ? 'again' : 'made';
      return seeOther(`${pageOf(params.slug, rental.reference)}?done=${done}`);
    } catch (refusal) {
      // Somebody came in between: now they are shown.
      if (refusal instanceof Problem && refusal.content.name === 'in-the-way')
        return this.check(visit, params.slug, wish, form.typed, 409);
      return again(refusedForm(form, refusal, visit.language, { 'no-such-member': 'member' }));
    }
  }

  @Get(':reference')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params, null, query.done);
  }

  @Post(':reference/notice')
  @Page(notice)
  async notice(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof notice>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    await this.rentals.find(caller, params.slug, params.reference);
    if (form.errors) return this.page(visit, params, form);
    try {
      await this.ending.giveNotice(caller, params.reference, form.value, visit.language);
    } catch (refusal) {
      const refused = refusedForm(form, refusal, visit.language, { 'rental-ends': 'endsOn' });
      return this.page(visit, params, refused);
    }
    return seeOther(`${pageOf(params.slug, params.reference)}?done=notice`);
  }

  @Post(':reference/amounts')
  @Page(amount)
  async amount(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof amount>,
  ): Promise<Answer> {
    if (form.errors) return this.page(visit, params, form);
    const { caller } = visitorOf(visit);
    const { month, monthly: cents } = form.value;
    try {
      await this.ending.changeAmount(caller, params.slug, params.reference, { month, cents }, visit.language);
    } catch (refusal) {
      return this.page(visit, params, refusedForm(form, refusal, visit.language, { 'rental-ends': 'month' }));
    }
    return seeOther(`${pageOf(params.slug, params.reference)}?done=amount`);
  }

  private async check(
    visit: Visit,
    slug: string,
    wish: RentalWish,
    typed: Filled<unknown>['typed'],
    status = 200,
  ): Promise<Answer> {
    const plan = await this.rentals.plan(visitorOf(visit).caller, slug, wish, visit.language);
    const today = localDateOf(this.clock.now(), plan.wanted.timeZone);
    const { monthlyCents } = wish;
    const { confirmed: _, ...asked } = typed;
    const shown = { visit, plan, typed: asked, monthlyCents, today };
    return html(<CheckRentalPage {...shown} />, status);
  }

  private async page(
    visit: Visit,
    { slug, reference }: PageInputOf<typeof show>['params'],
    form: Filled<unknown> | null,
    done?: Parameters<typeof RentalPage>[0]['done'],
  ): Promise<Answer> {
    const found = await this.rentals.find(visitorOf(visit).caller, slug, reference);
    return html(<RentalPage visit={visit} {...found} done={done} form={form} />, form === null ? 200 : 422);
  }
}
