import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import type { ShownWay } from '../door-codes/door-codes.service.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { localDateOf } from '../reservation/local-time.js';
import { EndingService } from './ending.service.js';
import { RentalDoors } from './rental-doors.service.js';
import { MyRentalPage } from './rental.views.js';
import { noticeForm, rentalParams, rentalsQuery } from './rentals.schemas.js';
import { RentalsService } from './rentals.service.js';

const show = {
  access: 'bookings.own.read',
  params: rentalParams,
  query: rentalsQuery,
} satisfies PageDescription;
const notice = {
  access: 'bookings.own.change',
  params: rentalParams,
  form: noticeForm,
  asksAgain: ({ params }) => `/rentals/${params['reference'] ?? ''}`,
} satisfies PageDescription;

const doorCode = {
  access: 'bookings.own.read',
  params: rentalParams,
  asksAgain: ({ params }) => `/rentals/${params['reference'] ?? ''}`,
} satisfies PageDescription;

/** The place that a member rents, what opens its door, and their notice. */
@Controller('rentals/:reference')
export class MyRentalsPages {
  constructor(
    private readonly rentals: RentalsService,
    private readonly ending: EndingService,
    private readonly doors: RentalDoors,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.reference, { done: query.done });
  }

  @Post('notice')
  @Page(notice)
  async notice(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof notice>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { reference } = await this.rentals.findMine(caller, params.reference);
    if (form.errors) return this.page(visit, reference, { form });
    try {
      await this.ending.giveNotice(caller, reference, { ...form.value, by: 'tenant' }, visit.language);
    } catch (refusal) {
      return this.page(visit, reference, {
        form: refusedForm(form, refusal, visit.language, { 'rental-ends': 'reason' }),
      });
    }
    return seeOther(`/rentals/${reference}?done=notice`);
  }

  /** The one answer to a POST that is a page: the code stands in no address, and no reloading shows it again unasked. */
  @Post('door-code')
  @Page(doorCode)
  async doorCode(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof doorCode>,
  ): Promise<Answer> {
    const ways = await this.doors.show(visitorOf(visit).caller, params.reference);
    return this.page(visit, params.reference, { ways });
  }

  private async page(
    visit: Visit,
    reference: string,
    { done, form = null, ways = null }: Shown,
  ): Promise<Answer> {
    const rental = await this.rentals.findMine(visitorOf(visit).caller, reference);
    const today = localDateOf(this.clock.now(), rental.timeZone);
    const there = await this.doors.wayTo(rental);
    const way = there && (ways === null ? there : { ...there, doorCode: { kind: 'shown' as const, ways } });
    const page = <MyRentalPage {...{ visit, rental, today, done, form, way }} />;
    return html(page, form === null ? 200 : 422);
  }
}

interface Shown {
  readonly done?: Parameters<typeof MyRentalPage>[0]['done'];
  readonly form?: Filled<unknown> | null;
  /** What opens the door, to whoever has just asked for it. */
  readonly ways?: readonly ShownWay[] | null;
}
