import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { refusalOf, type Refusal } from '../booking-links/refusal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
  type Typed,
} from '../platform/http/endpoint.js';
import { fieldErrorsOf, notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { ChangedSeries } from '../series-changes/series-change.js';
import { SeriesChangesService } from '../series-changes/series-changes.service.js';
import { takeSeriesInHand, type SeriesInHand } from '../series/known-series.js';
import { seriesParams } from '../series/series.schemas.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { changeOfForm, fieldsOfSeries } from './change-of-form.js';
import { ChangeSeriesPage, NOTHING_TO_CHANGE } from './change-series.views.js';
import { changeForm, dateQuery, scopeOf, type ChangeFields } from './series-pages.schemas.js';
import { donePath, seriesPath } from '../new-series/series-path.js';

/** Whoever receives them may give a series back, with a reason: what else becomes of it is for those who come. */
const ACCESS = ['bookings.own.change', 'bookings.place.change'];

const ask = { access: ACCESS, params: seriesParams, query: dateQuery } satisfies PageDescription;
const change = {
  access: ACCESS,
  params: seriesParams,
  form: changeForm,
  asksAgain: ({ params }: SentForm) => `${seriesPath(params['id'] ?? '')}/change`,
} satisfies PageDescription;

interface Shown {
  readonly typed: Typed;
  readonly date: string | undefined;
  readonly errors?: Readonly<Record<string, string>>;
  readonly refusal?: Refusal | null;
  /** What would become of each date. */
  readonly tried?: ChangedSeries | null;
}

/** Says what is to change; sees what becomes of each date; and only then it is done. */
@Controller('series')
export class ChangeSeriesPages {
  constructor(
    private readonly database: Database,
    private readonly changes: SeriesChangesService,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  @Get(':id/change')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof ask>): Promise<Answer> {
    const known = await this.toChange(visit, params.id);
    const typed = fieldsOfSeries(known.series, await this.directory.fresh());
    return this.page(visit, known, { typed, date: query.date });
  }

  @Post(':id/change')
  @Page(change)
  async change(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof change>,
  ): Promise<Answer> {
    const known = await this.toChange(visit, params.id);
    const shown = { typed: form.typed, date: form.typed['date'] };
    if (form.errors) return this.refused(visit, known, { ...shown, errors: form.errors });
    const wish = changeOfForm(form.value, known.series, await this.directory.fresh());
    const { language } = visit;
    if (wish === null)
      return this.refused(visit, known, { ...shown, errors: { halfDay: NOTHING_TO_CHANGE[language] } });
    try {
      const changed = await this.carryOut(visit, params.id, form.value, wish);
      if (form.value.sure !== 'yes') return await this.page(visit, known, { ...shown, tried: changed });
      const stayed = changed.outcomes.filter(({ deed }) => deed === 'kept');
      return seeOther(
        donePath(
          changed.after.series.id,
          'changed',
          stayed.map(({ date }) => date),
        ),
      );
    } catch (error) {
      const refusal = refusalOf(error, language);
      const errors = errorsOf(error);
      const isField = Object.keys(errors).length > 0;
      return this.page(visit, known, {
        ...shown,
        errors,
        refusal: isField ? { ...refusal, messages: [] } : refusal,
      });
    }
  }

  private async carryOut(
    visit: Visit,
    id: string,
    sent: ChangeFields,
    wish: NonNullable<ReturnType<typeof changeOfForm>>,
  ): Promise<ChangedSeries> {
    const how = { onConflict: 'skip', dryRun: sent.sure !== 'yes', revision: sent.revision } as const;
    const asked = { scope: scopeOf(sent), change: wish, ...how };
    return this.changes.change(visitorOf(visit).caller, id, asked, visit.language);
  }

  private async toChange(visit: Visit, id: string): Promise<SeriesInHand> {
    const known = await takeSeriesInHand(this.database, visitorOf(visit).caller, id);
    if (known.standing.as === 'receiver') throw notFound();
    return known;
  }

  private refused(visit: Visit, known: SeriesInHand, shown: Shown): Promise<Answer> {
    return this.page(visit, known, { ...shown, refusal: { status: 422, messages: [] } });
  }

  private async page(visit: Visit, known: SeriesInHand, shown: Shown): Promise<Answer> {
    const network = await this.directory.fresh();
    const { errors = {}, refusal = null, tried = null } = shown;
    return html(
      <ChangeSeriesPage
        {...{ ...shown, visit, known, network, errors, refusal, tried }}
        now={this.clock.now()}
      />,
      refusal?.status ?? 200,
    );
  }
}

/** Beside the field of this form that it is about. */
function errorsOf(error: unknown): NonNullable<Filled<unknown>['errors']> {
  if (!(error instanceof Problem) || error.content.status !== 400) return {};
  const beside: Readonly<Record<string, string>> = { startTime: 'from', endTime: 'to' };
  return Object.fromEntries(
    fieldErrorsOf(error.content).map(({ field, message }) => [beside[field] ?? field, message]),
  );
}
