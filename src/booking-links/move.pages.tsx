import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { seeOther, type Answer } from '../platform/web/answer.js';
import { isLocalDate, localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { WantedTime } from '../reservation/stay.js';
import { linkPath } from './booking-links.js';
import { whyUnchangeable } from './changeable.js';
import { FreeTimes, type DaysToChoose } from './free-times.js';
import { LinkDoor, linkPage, type OpenedLink } from './link-door.js';
import { linkParams, moveForm, moveQuery, type MoveForm } from './link.schemas.js';
import type { Done } from './link.words.js';
import { wantedTime, type MoveErrors } from './move-form.js';
import { MovePage } from './move.views.js';
import { refusalOf, type Refusal } from './refusal.js';

const choose = { access: 'public', params: linkParams, query: moveQuery } satisfies PageDescription;
const move = { access: 'public', params: linkParams, form: moveForm } satisfies PageDescription;

interface Wrong {
  readonly typed?: MoveForm;
  readonly errors?: MoveErrors;
  readonly refusal?: Refusal;
}

/** Another time in the same telecentre; the old one is kept until the new one is won. */
@Controller('booking/:token/move')
export class MovePages {
  constructor(
    private readonly door: LinkDoor,
    private readonly bookings: BookingsService,
    private readonly freeTimes: FreeTimes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(choose)
  async choose(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof choose>,
  ): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => this.page(link, query.date, {}));
  }

  @Post()
  @Page(move)
  async move(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof move>): Promise<Answer> {
    return this.door.open(params.token, visit, async (link) => {
      const typed = form.value ?? {};
      const by = link.booking.halfDay === null ? 'hour' : 'half-day';
      const wanted = wantedTime(typed, by, link.visit.language);
      if ('errors' in wanted) return this.page(link, typed.from, { typed, errors: wanted.errors });
      try {
        const { revision } = await this.moveTo(link, wanted.time);
        const done: Done = revision === link.booking.revision ? 'unchanged' : 'moved';
        return seeOther(`${linkPath(link.token)}?done=${done}`);
      } catch (error) {
        const refusal = refusalOf(error, link.visit.language);
        return this.page(link, typed.from, { typed, refusal });
      }
    });
  }

  private async moveTo({ caller, booking, visit }: OpenedLink, time: WantedTime): Promise<BookingSnapshot> {
    const same = { people: undefined, equipment: undefined, title: undefined, revision: undefined };
    return this.bookings.move(caller, booking.reference, { where: {}, time, ...same }, visit.language);
  }

  private async page(link: OpenedLink, wanted: LocalDate | undefined, wrong: Wrong): Promise<Answer> {
    const { booking, visit } = link;
    const now = this.clock.now();
    const today = localDateOf(now, booking.timeZone);
    const proposed = wanted ?? dateIn(wrong.typed) ?? localDateOf(booking.start, booking.timeZone);
    const from = proposed < today ? today : proposed;
    const why = whyUnchangeable(link, now, visit.language);
    const isByHour = booking.halfDay === null;
    const choice = why === null && !isByHour ? await this.freeTimes.halfDaysFrom(booking, from) : NOTHING;
    const openDay = why === null && isByHour ? await this.freeTimes.dayOf(booking, from) : null;
    const { typed = {}, errors = {}, refusal = null } = wrong;
    const status = refusal?.status ?? (wrong.errors === undefined ? 200 : 422);
    return linkPage(
      <MovePage {...{ link, why, from, today, choice, openDay, typed, errors, refusal }} />,
      status,
    );
  }
}

const NOTHING: DaysToChoose = { days: [], next: null };

/** The day that was asked for, to say what it is like. */
function dateIn({ date = '' }: MoveForm = {}): LocalDate | undefined {
  return isLocalDate(date) ? date : undefined;
}
