import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { refusalOf, type Refusal } from '../booking-links/refusal.js';
import { owesReason } from '../bookings/standing.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { RestoringSeriesService } from '../series-changes/restoring.service.js';
import { SeriesChangesService } from '../series-changes/series-changes.service.js';
import { takeSeriesInHand, type SeriesInHand } from '../series/known-series.js';
import { listParts, type SeriesSummary } from '../series/lists.queries.js';
import { seriesParams } from '../series/series.schemas.js';
import { SeriesService } from '../series/series.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { findBookedApart } from './booked-apart.queries.js';
import { CancelSeriesPage } from './cancel-series.views.js';
import { asSeen } from './series-dates.js';
import { cancelForm, dateQuery, scopeOf, seriesQuery } from './series-pages.schemas.js';
import { donePath, seriesPath } from '../new-series/series-path.js';
import { SeriesPage } from './series.views.js';

const READING = ['bookings.own.read', 'bookings.place.read'];
const CHANGING = ['bookings.own.change', 'bookings.place.change'];

const show = { access: READING, params: seriesParams, query: seriesQuery } satisfies PageDescription;
const askCancel = { access: CHANGING, params: seriesParams, query: dateQuery } satisfies PageDescription;
const cancel = {
  access: CHANGING,
  params: seriesParams,
  form: cancelForm,
  asksAgain: ({ params }: SentForm) => cancellationPath(params['id'] ?? ''),
} satisfies PageDescription;

const restore = {
  access: CHANGING,
  params: seriesParams,
  asksAgain: ({ params }: SentForm) => seriesPath(params['id'] ?? ''),
} satisfies PageDescription;

/** A series with its dates, and the way to give it back: after a question, by a press. */
@Controller('series')
export class SeriesPages {
  constructor(
    private readonly database: Database,
    private readonly series: SeriesService,
    private readonly changes: SeriesChangesService,
    private readonly restoring: RestoringSeriesService,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const known = asSeen(await this.series.find(caller, params.id));
    const [network, now] = [await this.directory.fresh(), this.clock.now()];
    const { done, otherwise = [] } = query;
    const parts = (await listParts(this.database, params.id, now)).filter((part) => isSeenToo(part, known));
    const own = { account: caller.account, series: params.id };
    const apart = known.standing.as === 'holder' ? await findBookedApart(this.database, own, now) : [];
    const restorable = await this.restoring.restorable(caller, params.id);
    return html(
      <SeriesPage {...{ visit, known, network, done, otherwise, parts, apart, restorable, now }} />,
    );
  }

  @Get(':id/cancellation')
  @Page(askCancel)
  async askCancel(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof askCancel>,
  ): Promise<Answer> {
    return this.asked(visit, params.id, query.date, null);
  }

  @Post(':id/cancellation')
  @Page(cancel)
  async cancel(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof cancel>,
  ): Promise<Answer> {
    const { value, typed } = form;
    if (value === null)
      return this.asked(visit, params.id, typed['date'], form, { status: 422, messages: [] });
    const { reason = null } = value;
    const wish = { scope: scopeOf(value), reason, onConflict: 'skip', dryRun: false } as const;
    try {
      const { caller } = visitorOf(visit);
      const { outcomes } = await this.changes.cancel(caller, params.id, wish, visit.language);
      const kept = outcomes.flatMap(({ date, deed }) => (deed === 'kept' ? [date] : []));
      return seeOther(donePath(params.id, 'cancelled', kept));
    } catch (error) {
      const refusal = refusalOf(error, visit.language);
      const errors = error instanceof Problem ? fieldErrorsOf(error.content) : [];
      const [wrong] = errors;
      const again =
        wrong === undefined
          ? form
          : { value: null, errors: { [wrong.field]: wrong.message }, typed: form.typed };
      return this.asked(visit, params.id, value.date, again, refusal);
    }
  }

  @Post(':id/restoration')
  @Page(restore)
  async restore(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof restore>): Promise<Answer> {
    const { outcomes } = await this.restoring.restore(visitorOf(visit).caller, params.id);
    const lost = outcomes.flatMap(({ date, deed }) => (deed === 'changed' ? [] : [date]));
    if (outcomes.length === 0) return seeOther(seriesPath(params.id));
    return seeOther(donePath(params.id, lost.length < outcomes.length ? 'restored' : 'lost', lost));
  }

  private async asked(
    visit: Visit,
    id: string,
    date: string | undefined,
    form: Filled<unknown> | null,
    refusal: Refusal | null = null,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const known = await takeSeriesInHand(this.database, caller, id);
    const isReceiver = known.standing.as === 'receiver';
    const reason = !isReceiver ? 'none' : owesReason(caller, known) ? 'owed' : 'possible';
    const now = this.clock.now();
    return html(
      <CancelSeriesPage {...{ visit, known, date, form, refusal, reason, now }} />,
      refusal?.status,
    );
  }
}

/** Whoever receives people has nothing to do with what has gone to another telecentre. */
function isSeenToo({ telecentre }: SeriesSummary, { series, standing }: SeriesInHand): boolean {
  return standing.as !== 'receiver' || telecentre === series.telecentre;
}

export function cancellationPath(id: string): string {
  return `${seriesPath(id)}/cancellation`;
}
