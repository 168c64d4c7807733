import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, removalForm, telecentreParams } from '../administration/administration.schemas.js';
import { EditingService } from '../administration/editing.service.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { localDateOf } from '../reservation/local-time.js';
import { correctionsIn, readHolidays } from './holidays-form.js';
import { HOLIDAYS_PART, OPENINGS_PART, withHours } from './hours-parts.js';
import { holidaysForm, openingForm, openingParams } from './hours.schemas.js';
import type { HoursPageProps } from './hours.views.js';
import { OutsideService } from './outside.service.js';
import { HolidaysPage, OpeningsPage } from './special-days.views.js';
import { readDay, SHUT_DAY } from './week-form.js';

const params = telecentreParams;
const show = { access: 'network.edit', params, query: doneQuery } satisfies PageDescription;
const saveHolidays = { access: 'network.edit', params, form: holidaysForm } satisfies PageDescription;
const addOpening = { access: 'network.edit', params, form: openingForm } satisfies PageDescription;
const removeOpening = {
  access: 'network.edit',
  params: openingParams,
  form: removalForm,
} satisfies PageDescription;

type Shown = Pick<HoursPageProps, 'form' | 'refusal' | 'done'>;

/** Days unlike others: public holidays, and dates with hours of their own. */
@Controller('administration/telecentres/:slug')
export class SpecialDaysPages {
  constructor(
    private readonly editing: EditingService,
    private readonly outside: OutsideService,
    private readonly clock: Clock,
  ) {}

  @Get('holidays')
  @Page(show)
  async holidays(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(HolidaysPage, visit, slug, { done: query.done }));
  }

  @Post('holidays')
  @Page(saveHolidays)
  async saveHolidays(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof saveHolidays>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { typed } = form;
    const { file } = await this.editing.open(caller, slug);
    const read = readHolidays(typed);
    if (form.errors || read.wrong) {
      const errors = { ...form.errors, ...(read.wrong && { others: read.wrong[visit.language] }) };
      return html(await this.page(HolidaysPage, visit, slug, { form: { value: null, errors, typed } }), 422);
    }
    const { shown, seen, closed } = form.value;
    const today = localDateOf(this.clock.now(), file.timeZone);
    return doneOrAgain(
      async () => {
        await this.editing.change(caller, slug, {
          part: HOLIDAYS_PART,
          shown,
          seen,
          change: (before) => ({
            ...withHours(() => ({ holidayCorrections: correctionsIn(before, read, today) }))(before),
            closedOnPublicHolidays: closed === 'yes',
          }),
        });
        return `${placePath(slug, 'holidays')}?done=saved`;
      },
      (refusal) =>
        this.page(HolidaysPage, visit, slug, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  @Get('openings')
  @Page(show)
  async openings(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(OpeningsPage, visit, slug, { done: query.done }));
  }

  @Post('openings')
  @Page(addOpening)
  async addOpening(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof addOpening>,
  ): Promise<Answer> {
    const { typed } = form;
    const hours = readDay(typed, 'day', SHUT_DAY);
    if (form.errors || 'wrong' in hours) {
      const errors = { ...form.errors, ...('wrong' in hours && { day: hours.wrong[visit.language] }) };
      return html(await this.page(OpeningsPage, visit, slug, { form: { value: null, errors, typed } }), 422);
    }
    const { date, shown, seen } = form.value;
    return doneOrAgain(
      async () => {
        const change = withHours(({ exceptionalOpenings }) => ({
          exceptionalOpenings: [
            ...exceptionalOpenings.filter((one) => one.date !== date),
            { date, ...hours },
          ].sort((one, other) => (one.date < other.date ? -1 : 1)),
        }));
        const { caller } = visitorOf(visit);
        await this.editing.change(caller, slug, { part: OPENINGS_PART, shown, seen, change });
        return `${placePath(slug, 'openings')}?done=saved`;
      },
      (refusal) =>
        this.page(OpeningsPage, visit, slug, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  @Post('openings/:date/removal')
  @Page(removeOpening)
  async removeOpening(
    @Visiting() visit: Visit,
    @Input() { params: { slug, date }, form }: PageInputOf<typeof removeOpening>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { shown, seen } = form.value;
    return doneOrAgain(
      async () => {
        const change = withHours(({ exceptionalOpenings }) => ({
          exceptionalOpenings: exceptionalOpenings.filter((one) => one.date !== date),
        }));
        const { caller } = visitorOf(visit);
        await this.editing.change(caller, slug, { part: OPENINGS_PART, shown, seen, change });
        return `${placePath(slug, 'openings')}?done=saved`;
      },
      (refusal) => this.page((props) => OpeningsPage({ ...props, removing: date }), visit, slug, { refusal }),
    );
  }

  private async page(
    view: (props: HoursPageProps & { readonly today: string }) => JSX.Element,
    visit: Visit,
    slug: string,
    shown: Shown,
  ): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    const today = localDateOf(this.clock.now(), open.file.timeZone);
    const View = view;
    return <View visit={visit} {...open} outside={await this.outside.now(open)} today={today} {...shown} />;
  }
}
