import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, removalForm, telecentreParams } from '../administration/administration.schemas.js';
import { EditingService, fingerprintOf } from '../administration/editing.service.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { seasonIn, seasonPart, withHours, type Season } from './hours-parts.js';
import { seasonForm, seasonParams } from './hours.schemas.js';
import type { HoursPageProps } from './hours.views.js';
import { OutsideService } from './outside.service.js';
import { seasonGone, seasonGoneWhileWriting } from './seasons.problems.js';
import { SeasonPage, SeasonsPage } from './seasons.views.js';
import { readWeek } from './week-form.js';

const params = telecentreParams;
const list = { access: 'network.edit', params, query: doneQuery } satisfies PageDescription;
const ask = { access: 'network.edit', params } satisfies PageDescription;
const add = { access: 'network.edit', params, form: seasonForm } satisfies PageDescription;
const show = { access: 'network.edit', params: seasonParams } satisfies PageDescription;
const save = { access: 'network.edit', params: seasonParams, form: seasonForm } satisfies PageDescription;
const remove = { access: 'network.edit', params: seasonParams, form: removalForm } satisfies PageDescription;

type Sent = PageInputOf<typeof add>['form'];
type Shown = Pick<HoursPageProps, 'form' | 'refusal' | 'done'>;

/** Summer, school holidays: named periods with a week of their own. */
@Controller('administration/telecentres/:slug/seasons')
export class SeasonsPages {
  constructor(
    private readonly editing: EditingService,
    private readonly outside: OutsideService,
  ) {}

  @Get()
  @Page(list)
  async list(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof list>,
  ): Promise<Answer> {
    return html(await this.listed(visit, slug, { done: query.done }));
  }

  @Get('new')
  @Page(ask)
  async ask(
    @Visiting() visit: Visit,
    @Input() { params: { slug } }: PageInputOf<typeof ask>,
  ): Promise<Answer> {
    return html(await this.page(visit, slug, null, {}));
  }

  @Post('new')
  @Page(add)
  add(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof add>): Promise<Answer> {
    return this.put(visit, params.slug, null, form);
  }

  @Get(':season')
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof show>): Promise<Answer> {
    const { file } = await this.editing.open(visitorOf(visit).caller, params.slug);
    if (seasonIn(file.openingHours, params.season) === undefined) throw notFound();
    return html(await this.page(visit, params.slug, params.season, {}));
  }

  @Post(':season')
  @Page(save)
  save(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof save>): Promise<Answer> {
    return this.put(visit, params.slug, params.season, form);
  }

  @Post(':season/removal')
  @Page(remove)
  async remove(
    @Visiting() visit: Visit,
    @Input() { params: { slug, season }, form }: PageInputOf<typeof remove>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { shown, seen } = form.value;
    return doneOrAgain(
      async () => {
        const change = withHours(({ namedPeriods }) => ({ namedPeriods: without(namedPeriods, season) }));
        const part = seasonPart(season);
        await this.editing.change(visitorOf(visit).caller, slug, { part, shown, seen, change });
        return `${placePath(slug, 'seasons')}?done=saved`;
      },
      (refusal) => this.page(visit, slug, season, { refusal }, true),
    );
  }

  /** `season`: which of those there are; null for a new one. */
  private async put(visit: Visit, slug: string, season: string | null, form: Sent): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { file } = await this.editing.open(caller, slug);
    const { typed } = form;
    const keptWeek = (seasonIn(file.openingHours, season) ?? file.openingHours).week;
    const { week, errors } = readWeek(typed, keptWeek, visit.language);
    if (form.errors || Object.keys(errors).length > 0) {
      const wrong = { value: null, errors: { ...form.errors, ...errors }, typed };
      return html(await this.page(visit, slug, season, { form: wrong }), 422);
    }
    const { name, from, to, shown, seen } = form.value;
    const wanted: Season = { name, from, to, week };
    return doneOrAgain(
      async () => {
        const change = withHours(({ namedPeriods }) => ({
          namedPeriods: placed(without(namedPeriods, season), wanted),
        }));
        await this.editing.change(caller, slug, { part: seasonPart(season), shown, seen, change });
        return `${placePath(slug, 'seasons')}?done=saved`;
      },
      (refusal) => this.page(visit, slug, season, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  private async listed(visit: Visit, slug: string, shown: Shown): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    return <SeasonsPage visit={visit} {...open} outside={await this.outside.now(open)} {...shown} />;
  }

  private async page(
    visit: Visit,
    slug: string,
    name: string | null,
    shown: Shown,
    removing = false,
  ): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    const season = seasonIn(open.file.openingHours, name) ?? null;
    const isGone = name !== null && season === null;
    if (isGone && removing) return this.listed(visit, slug, { refusal: seasonGone().content });
    const outside = await this.outside.now(open);
    const refusal = isGone ? seasonGoneWhileWriting().content : shown.refusal;
    return <SeasonPage {...{ visit, ...open, outside, season, removing, ...shown, refusal }} />;
  }
}

function without(seasons: readonly Season[], season: string | null): Season[] {
  return seasons.filter((one) => fingerprintOf(one) !== season);
}

/** Of two that overlap the first counts: the shorter one, which is the more particular, stands before the longer. */
function placed(seasons: readonly Season[], season: Season): Season[] {
  return [...seasons, season].sort((one, other) => lengthOf(one) - lengthOf(other));
}

function lengthOf({ from, to }: Season): number {
  return Date.parse(to) - Date.parse(from);
}
