import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, telecentreParams } from '../administration/administration.schemas.js';
import { EditingService } from '../administration/editing.service.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { WEEK_PART, withHours } from './hours-parts.js';
import { hoursForm } from './hours.schemas.js';
import { HoursPage, type HoursPageProps } from './hours.views.js';
import { OutsideService } from './outside.service.js';
import { readWeek } from './week-form.js';

const params = telecentreParams;
const show = { access: 'network.edit', params, query: doneQuery } satisfies PageDescription;
const save = { access: 'network.edit', params, form: hoursForm } satisfies PageDescription;

@Controller('administration/telecentres/:slug/hours')
export class HoursPages {
  constructor(
    private readonly editing: EditingService,
    private readonly outside: OutsideService,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(visit, slug, { done: query.done }));
  }

  @Post()
  @Page(save)
  async save(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof save>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { file } = await this.editing.open(caller, slug);
    const { week, errors } = readWeek(form.typed, file.openingHours.week, visit.language);
    const { typed } = form;
    if (form.errors || Object.keys(errors).length > 0) {
      const wrong = { value: null, errors: { ...form.errors, ...errors }, typed };
      return html(await this.page(visit, slug, { form: wrong }), 422);
    }
    const { shown, seen } = form.value;
    return doneOrAgain(
      async () => {
        const change = withHours(() => ({ week }));
        await this.editing.change(caller, slug, { part: WEEK_PART, shown, seen, change });
        return `${placePath(slug, 'hours')}?done=saved`;
      },
      (refusal) => this.page(visit, slug, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  private async page(
    visit: Visit,
    slug: string,
    shown: Pick<HoursPageProps, 'form' | 'refusal' | 'done'>,
  ): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    const outside = await this.outside.now(open);
    return <HoursPage visit={visit} {...open} outside={outside} {...shown} />;
  }
}
