import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { pageOf } from './external-calendar.mails.js';
import { ExternalCalendarsPage } from './external-calendars.page.views.js';
import { externalCalendarForm, externalCalendarsPageQuery } from './external-calendars.schemas.js';
import { ExternalCalendarsService } from './external-calendars.service.js';
import type { Done } from './external-calendars.words.js';

const ACCESS = 'external-calendars';
const ONE = telecentreParams.extend(idParams.shape);

const show = {
  access: ACCESS,
  params: telecentreParams,
  query: externalCalendarsPageQuery,
} satisfies PageDescription;
const attach = {
  access: ACCESS,
  params: telecentreParams,
  form: externalCalendarForm,
} satisfies PageDescription;
const one = { access: ACCESS, params: ONE } satisfies PageDescription;

/** Which field a refusal is about. */
const FIELDS = {
  'calendar-unusable': 'url',
  'calendar-attached-before': 'url',
  'too-many-calendars': 'resource',
};

/** Where hosts look after the calendars that they keep elsewhere. */
@Controller('telecentres/:slug/external-calendars')
export class ExternalCalendarsPages {
  constructor(
    private readonly calendars: ExternalCalendarsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.slug, null, query.done);
  }

  @Post()
  @Page(attach)
  async attach(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof attach>,
  ): Promise<Answer> {
    if (form.errors) return this.page(visit, params.slug, form);
    try {
      await this.calendars.attach(visitorOf(visit).caller, form.value, visit.language);
      return afterwards(params.slug, 'attached');
    } catch (refusal) {
      return this.page(visit, params.slug, refusedForm(form, refusal, visit.language, FIELDS));
    }
  }

  @Post(':id/reading')
  @Page(one)
  async read(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    await this.calendars.read(visitorOf(visit).caller, params.id);
    return afterwards(params.slug, 'read');
  }

  @Post(':id/confirmation')
  @Page(one)
  async confirm(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    await this.calendars.confirm(visitorOf(visit).caller, params.id);
    return afterwards(params.slug, 'confirmed');
  }

  @Post(':id/detachment')
  @Page(one)
  async detach(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    await this.calendars.detach(visitorOf(visit).caller, params.id);
    return afterwards(params.slug, 'detached');
  }

  private async page(visit: Visit, slug: string, form: Filled<unknown> | null, done?: Done): Promise<Answer> {
    const shown = await this.calendars.list(visitorOf(visit).caller, slug);
    const now = this.clock.now();
    const page = <ExternalCalendarsPage visit={visit} {...shown} now={now} form={form} done={done} />;
    return html(page, form === null ? 200 : 422);
  }
}

function afterwards(slug: string, done: Done): Answer {
  return seeOther(`${pageOf(slug)}?done=${done}`);
}
