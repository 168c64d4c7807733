import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { refusalOf, type Refusal } from '../booking-links/refusal.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { ArrivalPage } from './arrival.views.js';
import { arrivalForm } from './door.schemas.js';
import { DoorService } from './door.service.js';

const show = { access: 'public', params: telecentreParams } satisfies PageDescription;
const arrive = {
  access: 'bookings.own.change',
  params: telecentreParams,
  form: arrivalForm,
  asksAgain: ({ params }) => `/arrival/${params['slug'] ?? ''}`,
} satisfies PageDescription;

/** What the code at the door leads to: one press for those who have booked, what is free for the others. */
@Controller('arrival/:slug')
export class ArrivalPages {
  constructor(
    private readonly door: DoorService,
    private readonly attendance: AttendanceService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, params.slug, null);
  }

  @Post()
  @Page(arrive)
  async arrive(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof arrive>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const telecentre = await this.door.telecentre(params.slug);
    const own = await this.door.ownBookings(caller, telecentre);
    const booking = own.find(({ reference }) => reference === form.value?.reference);
    if (booking === undefined) throw notFound();
    try {
      await this.attendance.checkIn(caller, booking.reference, null, visit.language);
    } catch (error) {
      return this.page(visit, params.slug, refusalOf(error, visit.language));
    }
    return seeOther(`/arrival/${params.slug}`);
  }

  private async page(visit: Visit, slug: string, refusal: Refusal | null): Promise<Answer> {
    const telecentre = await this.door.telecentre(slug);
    const { visitor } = visit;
    const own = visitor === null ? [] : await this.door.ownBookings(visitor.caller, telecentre);
    const door = await this.door.placesNow(telecentre, null);
    const page = <ArrivalPage visit={visit} door={door} own={own} now={this.clock.now()} refusal={refusal} />;
    return html(page, refusal?.status ?? 200);
  }
}
