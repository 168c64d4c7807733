import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { findBooking } from '../bookings/people.queries.js';
import { readReference } from '../bookings/reference.js';
import { placeFor } from '../host-frame/received-place.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { HalfDay } from '../reservation/half-day.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { halfDayPassed } from './attendance.problems.js';
import { walkInForm, walkInsQuery } from './attendance.schemas.js';
import { AttendanceService } from './attendance.service.js';
import { canWalkIn, halfDayUnderWay } from './half-day-under-way.js';
import { WalkInsPage, type LetIn } from './walk-ins.views.js';
import { WalkInsService, type WalkInWish } from './walk-ins.service.js';

const ACCESS = 'attendance';

const show = { access: ACCESS, params: telecentreParams, query: walkInsQuery } satisfies PageDescription;
const letIn = {
  access: ACCESS,
  params: telecentreParams,
  form: walkInForm,
  asksAgain: ({ params }) => pathOf(params['slug'] ?? ''),
} satisfies PageDescription;
const undo = {
  access: ACCESS,
  params: telecentreParams.extend(bookingParams.shape),
} satisfies PageDescription;

/** Somebody stands at the door without a booking: one press says what brings them, and the engine gives them a place. */
@Controller('telecentres/:slug/walk-ins')
export class WalkInsPages {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly walkIns: WalkInsService,
    private readonly attendance: AttendanceService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    const telecentre = await this.telecentreOf(visit, params.slug);
    const date = query.date ?? this.underWay(telecentre).date;
    const halfDay = query.halfDay ?? halfDayUnderWay(telecentre.opening, date, this.clock.now());
    const done = await this.letInBefore(query.done, telecentre);
    return this.page(visit, telecentre, { date, halfDay, done });
  }

  @Post()
  @Page(letIn)
  async letIn(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof letIn>,
  ): Promise<Answer> {
    const telecentre = await this.telecentreOf(visit, params.slug);
    const underWay = this.underWay(telecentre);
    if (form.errors) return this.page(visit, telecentre, { ...underWay, form });
    const { category, date, halfDay, name = null, key, openedIn } = form.value;
    const wasUnderWay = openedIn === inAWord({ date, halfDay });
    if (openedIn !== inAWord(underWay)) {
      // What was chosen on purpose stays chosen.
      const when = wasUnderWay ? underWay : { date, halfDay };
      return this.page(visit, telecentre, { ...when, form, refusal: halfDayPassed() });
    }
    const wish = { where: { telecentre: telecentre.slug }, date, halfDay, category, name, people: 1 };
    const retry = pressOf(key, wish);
    try {
      const { snapshot } = await this.walkIns.letIn(visitorOf(visit).caller, wish, retry, visit.language);
      const chosen = wasUnderWay ? '' : `date=${date}&halfDay=${halfDay}&`;
      return seeOther(`${pathOf(telecentre.slug)}?${chosen}done=${snapshot.reference}`);
    } catch (refusal) {
      if (!(refusal instanceof Problem) || !SHOWN_HERE.includes(refusal.content.name)) throw refusal;
      return this.page(visit, telecentre, { date, halfDay, form, refusal });
    }
  }

  @Post(':reference/undo')
  @Page(undo)
  async undo(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof undo>): Promise<Answer> {
    const telecentre = await this.telecentreOf(visit, params.slug);
    const known = await findBooking(this.database, params.reference);
    if (known?.holder.kind !== 'walk-in' || known.place.telecentreId !== telecentre.id) throw notFound();
    const { caller } = visitorOf(visit);
    await this.attendance.undoCheckIn(caller, params.reference, visit.language);
    return seeOther(`${pathOf(telecentre.slug)}?done=${params.reference}`);
  }

  private async telecentreOf(visit: Visit, slug: string): Promise<Telecentre> {
    const network = await this.directory.fresh();
    return placeFor(visitorOf(visit).caller, 'attendance', network, slug).telecentre;
  }

  private async letInBefore(done: string | undefined, telecentre: Telecentre): Promise<LetIn | null> {
    const reference = done === undefined ? undefined : readReference(done);
    const known = reference === undefined ? undefined : await findBooking(this.database, reference);
    if (known?.holder.kind !== 'walk-in' || known.place.telecentreId !== telecentre.id) return null;
    return { booking: known.booking, holder: known.holder };
  }

  private underWay({ opening }: Telecentre): When {
    const now = this.clock.now();
    const date = localDateOf(now, opening.timeZone);
    return { date, halfDay: halfDayUnderWay(opening, date, now) };
  }

  private page(visit: Visit, telecentre: Telecentre, asked: Asked): Answer {
    const { form = null, refusal = null, done = null, ...when } = asked;
    const page = (
      <WalkInsPage
        visit={visit}
        telecentre={telecentre}
        {...when}
        form={form}
        refusal={refusal?.content ?? null}
        done={done}
        today={this.underWay(telecentre).date}
        isOpenToday={canWalkIn(telecentre, this.clock.now())}
        // Sent twice, this page is one person; opened anew, the next.
        sendKey={randomUUID()}
        openedIn={inAWord(this.underWay(telecentre))}
      />
    );
    return html(page, refusal?.content.status ?? (form?.errors ? 422 : 200));
  }
}

interface When {
  readonly date: LocalDate;
  /** Null: shut all day. */
  readonly halfDay: HalfDay | null;
}

interface Asked extends When {
  readonly form?: Filled<unknown>;
  readonly refusal?: Problem;
  readonly done?: LetIn | null;
}

const SHOWN_HERE = ['slot-taken', 'rule-broken', 'invalid-request'];

function inAWord({ date, halfDay }: When): string {
  return `${date} ${halfDay ?? 'shut'}`;
}

/** The same page gone back to in the browser is another person when another button is pressed or another name is typed. */
function pressOf(key: string, { category, name, date, halfDay }: WalkInWish): RetryKey {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([key, category, name, date, halfDay]))
    .digest();
  return { key: fingerprint.toString('hex'), fingerprint, refusals: 'tried-again' };
}

function pathOf(slug: string): string {
  return `/telecentres/${slug}/walk-ins`;
}
