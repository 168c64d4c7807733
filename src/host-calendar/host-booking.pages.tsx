import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { LeavingService } from '../attendance/leaving.service.js';
import { refusalOf } from '../booking-links/refusal.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { fieldErrorsOf, notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { may, statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import { alternativesIn } from './alternatives.js';
import { askedDropOf, type DropFields } from './asked-drop.js';
import { attendanceForm, cancelForm, seeQuery, type Done, type Tick } from './host-booking.schemas.js';
import { HostBookingService } from './host-booking.service.js';
import type { Wrong } from './host-booking.props.js';
import { HostBookingPage } from './host-booking.views.js';
import { moveForm, moveWishOf } from './host-move.js';

const see = {
  access: 'bookings.place.read',
  params: bookingParams,
  query: seeQuery,
} satisfies PageDescription;
const change = {
  access: 'bookings.place.change',
  params: bookingParams,
  asksAgain: ({ params }: SentForm) => pathOf(params['reference'] ?? ''),
} satisfies PageDescription;
const move = { ...change, form: moveForm } satisfies PageDescription;
const cancel = { ...change, form: cancelForm } satisfies PageDescription;
const tick = { ...change, access: 'attendance', form: attendanceForm } satisfies PageDescription;

@Controller('host/bookings/:reference')
export class HostBookingPages {
  constructor(
    private readonly received: HostBookingService,
    private readonly bookings: BookingsService,
    private readonly attendance: AttendanceService,
    private readonly leaving: LeavingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(see)
  async see(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof see>): Promise<Answer> {
    return this.page(visit, params.reference, query, NOTHING_WRONG);
  }

  @Post('move')
  @Page(move)
  async move(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof move>): Promise<Answer> {
    const { reference } = params;
    if (form.errors) return this.refused(visit, reference, { ...NOTHING_WRONG, ...form }, 422);
    const { caller } = visitorOf(visit);
    const { booking, telecentre } = await this.received.open(caller, reference);
    if (telecentre === null) throw notFound();
    const asked = form.value.sure === undefined ? askedDropOf(form.value, booking, telecentre) : null;
    if (asked !== null)
      return seeOther(`${pathOf(reference)}?${new URLSearchParams(asked.fields).toString()}`);
    try {
      const wish = moveWishOf(form.value, booking, telecentre.opening);
      const moved = await this.bookings.move(caller, reference, wish, visit.language);
      const done = moved.revision === booking.revision ? 'unchanged' : 'moved';
      if (form.value.dropped === undefined) return seeOther(`${pathOf(reference)}?done=${done}`);
      const date = localDateOf(moved.start, moved.timeZone);
      const back = wish.time === null ? `&back=${booking.resource}&half=${form.value.dropped}` : '';
      return seeOther(
        `/telecentres/${moved.telecentre}/week?date=${date}&done=${done}&booking=${reference}${back}`,
      );
    } catch (error) {
      const { status, messages } = refusalOf(error, visit.language);
      const instead = alternativesIn(error, booking.telecentre);
      return this.refused(
        visit,
        reference,
        { ...NOTHING_WRONG, typed: form.typed, messages, instead },
        status,
      );
    }
  }

  @Post('cancellation')
  @Page(cancel)
  async cancel(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof cancel>,
  ): Promise<Answer> {
    const { reference } = params;
    if (form.errors) return this.refused(visit, reference, { ...NOTHING_WRONG, ...form }, 422);
    return this.doIt(visit, reference, 'cancelled', form.typed, () =>
      this.bookings.cancel(visitorOf(visit).caller, reference, visit.language, form.value.reason ?? null),
    );
  }

  @Post('attendance')
  @Page(tick)
  async tick(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof tick>): Promise<Answer> {
    const { reference } = params;
    if (form.errors) return this.refused(visit, reference, { ...NOTHING_WRONG, ...form }, 422);
    const said = form.value.tick;
    return this.doIt(visit, reference, said, form.typed, () => this.say(visit, reference, said));
  }

  private async say(visit: Visit, reference: string, said: Tick): Promise<unknown> {
    const { caller } = visitorOf(visit);
    const { language } = visit;
    switch (said) {
      case 'arrived':
        return this.attendance.checkIn(caller, reference, null, language);
      case 'not-arrived':
        return this.attendance.undoCheckIn(caller, reference, language);
      case 'left':
        return this.leaving.leave(caller, reference, null, language);
      case 'absent':
        return this.attendance.markAbsent(caller, reference, language);
      case 'not-absent':
        return this.attendance.undoAbsent(caller, reference, language);
    }
  }

  /** What only those may do who receive people there, whatever else the booking is to them. */
  private async doIt(
    visit: Visit,
    reference: string,
    done: Done,
    typed: Wrong['typed'],
    deed: () => Promise<unknown>,
  ): Promise<Answer> {
    await this.received.open(visitorOf(visit).caller, reference);
    try {
      await deed();
      return seeOther(`${pathOf(reference)}?done=${done}`);
    } catch (error) {
      const { status, messages } = refusalOf(error, visit.language);
      const errors = error instanceof Problem ? fieldErrorsOf(error.content) : [];
      if (errors.length === 0)
        return this.refused(visit, reference, { ...NOTHING_WRONG, typed, messages }, status);
      const byField = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
      return this.refused(visit, reference, { ...NOTHING_WRONG, typed, errors: byField }, 422);
    }
  }

  private refused(visit: Visit, reference: string, wrong: Wrong, status: number): Promise<Answer> {
    return this.page(visit, reference, {}, wrong, status);
  }

  private async page(
    visit: Visit,
    reference: string,
    { done = null, ...drop }: SeeQuery,
    wrong: Wrong,
    status = 200,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const received = await this.received.open(caller, reference);
    const missed = await this.attendance.missedByHolder(caller, reference);
    const now = this.clock.now();
    const { booking, telecentre } = received;
    const canMove = telecentre !== null && may(statusAt(booking, now), 'move');
    const asked = canMove ? askedDropOf(drop, booking, telecentre) : null;
    return html(<HostBookingPage {...{ visit, received, missed, asked, done, wrong, now }} />, status);
  }
}

interface SeeQuery extends DropFields {
  readonly done?: Done | null | undefined;
}

const NOTHING_WRONG: Wrong = { typed: {}, errors: {}, messages: [], instead: [] };

function pathOf(reference: string): string {
  return `/host/bookings/${reference}`;
}
