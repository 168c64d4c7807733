import { Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readerTag } from '../accounts/reader-tag.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { LeavingService } from '../attendance/leaving.service.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { DayService } from '../occupancy/day.service.js';
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
import { invalidRequest, notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { LocalDate } from '../reservation/local-time.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DayPage } from './day.views.js';
import { HostDayService } from './host-day.service.js';
import { bookingOfDayParams, dayQuery, placeForm, tickForm, type Back } from './host-day.schemas.js';

const show = {
  access: 'bookings.place.read',
  params: telecentreParams,
  query: dayQuery,
} satisfies PageDescription;
const asksAgain = ({ params, typed }: SentForm): string => addressOf(params['slug'] ?? '', typed['date']);
const tick = {
  access: 'attendance',
  params: bookingOfDayParams,
  form: tickForm,
  asksAgain,
} satisfies PageDescription;
const place = {
  access: 'bookings.place.change',
  params: bookingOfDayParams,
  form: placeForm,
  asksAgain,
} satisfies PageDescription;

type TickInput = PageInputOf<typeof tick>;

/** A telecentre's day, and what one press does on it. */
@Controller('telecentres/:slug/day')
export class DayPages {
  constructor(
    private readonly days: DayService,
    private readonly hostDay: HostDayService,
    private readonly attendance: AttendanceService,
    private readonly leaving: LeavingService,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.slug, query.date);
  }

  @Post(':reference/arrival')
  @Page(tick)
  async arrive(
    @Visiting() visit: Visit,
    @Input() input: TickInput,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, (caller, { secondsAgo }) => {
      const at = secondsAgo === undefined ? null : this.clock.now() - secondsAgo * 1000;
      return this.attendance.checkIn(caller, input.params.reference, at, input.language);
    });
  }

  @Post(':reference/arrival/undo')
  @Page(tick)
  async undoArrival(
    @Visiting() visit: Visit,
    @Input() input: TickInput,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, (caller, { revision }) =>
      this.attendance.undoCheckIn(caller, input.params.reference, input.language, revision),
    );
  }

  /** They leave early, and the rest is free. */
  @Post(':reference/departure')
  @Page(tick)
  async depart(
    @Visiting() visit: Visit,
    @Input() input: TickInput,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, (caller, { secondsAgo, revision }) => {
      const at = secondsAgo === undefined ? null : this.clock.now() - secondsAgo * 1000;
      return this.leaving.leave(caller, input.params.reference, at, input.language, revision);
    });
  }

  @Post(':reference/absence')
  @Page(tick)
  async missed(
    @Visiting() visit: Visit,
    @Input() input: TickInput,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, (caller, { revision }) =>
      this.attendance.markAbsent(caller, input.params.reference, input.language, revision),
    );
  }

  @Post(':reference/absence/undo')
  @Page(tick)
  async undoAbsence(
    @Visiting() visit: Visit,
    @Input() input: TickInput,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, (caller, { revision }) =>
      this.attendance.undoAbsent(caller, input.params.reference, input.language, revision),
    );
  }

  /** To another place of the same telecentre, at the same time. */
  @Post(':reference/place')
  @Page(place)
  async move(
    @Visiting() visit: Visit,
    @Input() input: PageInputOf<typeof place>,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.press(visit, input, request, async (caller, { resource }) => {
      const { telecentre } = await this.days.placeAt(caller, input.params.slug);
      if (!telecentre.resources.some(({ id }) => id === resource)) throw notFound();
      const same = { people: undefined, equipment: undefined, title: undefined, revision: undefined };
      const wish = { where: { resource }, time: null, ...same };
      return this.bookings.move(caller, input.params.reference, wish, input.language);
    });
  }

  private async press<Value extends Back & { readonly reader?: string | undefined }>(
    visit: Visit,
    { params, form, language }: PressInput<Value>,
    { headers }: FastifyRequest,
    deed: (caller: Caller, value: Value) => Promise<unknown>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    if (form.errors)
      throw invalidRequest(Object.entries(form.errors).map(([field, message]) => ({ field, message })));
    const { date, from, reader } = form.value;
    if (reader !== undefined && reader !== readerTag(caller.pseudonym)) throw tickOfAnother();
    try {
      await this.days.placeAt(caller, params.slug);
      await deed(caller, form.value);
    } catch (error) {
      // A script reads what stood in the way; somebody who looks at the page is shown it with the day as it is now.
      if (!(headers.accept ?? '').includes('text/html')) throw error;
      return this.page(visit, params.slug, date, refusalOf(error, language));
    }
    return seeOther(from === 'host' ? '/host' : addressOf(params.slug, date));
  }

  private async page(
    visit: Visit,
    slug: string,
    date: LocalDate | undefined,
    refusal: Refusal | null = null,
  ): Promise<Answer> {
    const day = await this.days.dayAt(visitorOf(visit).caller, slug, date);
    const noticesOf = await this.hostDay.readNotices([day]);
    const shown = { visit, day, now: this.clock.now(), notices: noticesOf(day.telecentre) };
    const waiting = await this.hostDay.waitingOn(day);
    const page = <DayPage {...shown} waiting={waiting} refusal={refusal?.messages ?? null} />;
    return html(page, refusal?.status ?? 200);
  }
}

function addressOf(slug: string, date: string | undefined): string {
  const day = `/telecentres/${slug}/day`;
  return date === undefined ? day : `${day}?date=${encodeURIComponent(date)}`;
}

/** Kept in this browser by somebody who has signed out since: it waits for them. */
function tickOfAnother(): Problem {
  return new Problem({
    status: 403,
    name: 'other-reader',
    title: {
      fr: 'Ce pointage est celui d’une autre personne.',
      en: 'This tick is that of another person.',
    },
  });
}

interface PressInput<Value> {
  readonly params: { readonly slug: string; readonly reference: string };
  readonly form: Filled<Value>;
  readonly language: Language;
}

interface Refusal {
  readonly status: number;
  readonly messages: readonly string[];
}

/** Of what the reader can understand and act upon; anything else is thrown on. */
function refusalOf(error: unknown, language: Language): Refusal {
  if (!(error instanceof Problem) || ![400, 409, 422].includes(error.content.status)) throw error;
  const { status, title, detail, members } = error.content;
  const violations = (members?.['violations'] ?? []) as readonly { readonly message: string }[];
  const said = violations.map(({ message }) => message);
  return {
    status,
    messages: said.length > 0 ? said : [title[language], ...(detail ? [detail[language]] : [])],
  };
}
