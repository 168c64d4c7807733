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
import { isTooSoon } from './external-calendars.problems.js';
import { stateOf } from './external-calendars.views.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { pageOf } from './external-calendar.mails.js';
import { ExternalCalendarsPage, type Said } from './external-calendars.page.views.js';
import { externalCalendarForm, externalCalendarsPageQuery } from './external-calendars.schemas.js';
import { ExternalCalendarsService, type ShownCalendar } from './external-calendars.service.js';
import type { Outcome } from './external-calendars.words.js';

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
  'too-many-requests': 'url',
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
    return this.page(visit, params.slug, null, query);
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
    return cameOf('read', params, this.calendars.read(visitorOf(visit).caller, params.id));
  }

  @Post(':id/confirmation')
  @Page(one)
  async confirm(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    return cameOf('confirmed', params, this.calendars.confirm(visitorOf(visit).caller, params.id));
  }

  @Post(':id/detachment')
  @Page(one)
  async detach(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    await this.calendars.detach(visitorOf(visit).caller, params.id);
    return afterwards(params.slug, 'detached');
  }

  private async page(
    visit: Visit,
    slug: string,
    form: Filled<unknown> | null,
    said: Said = {},
  ): Promise<Answer> {
    const shown = await this.calendars.list(visitorOf(visit).caller, slug);
    const now = this.clock.now();
    const page = <ExternalCalendarsPage visit={visit} {...shown} now={now} form={form} said={said} />;
    return html(page, form === null ? 200 : 422);
  }
}

/** It was read: that says nothing yet of what was found. */
async function cameOf(
  wished: Outcome,
  { slug, id }: { readonly slug: string; readonly id: string },
  asking: Promise<ShownCalendar>,
): Promise<Answer> {
  try {
    const { calendar } = await asking;
    const outcomes = { read: wished, failing: 'unread', 'held-back': 'held-back' } as const;
    return afterwards(slug, outcomes[stateOf(calendar)], id);
  } catch (refusal) {
    if (!isTooSoon(refusal)) throw refusal;
    return afterwards(slug, 'too-soon', id);
  }
}

function afterwards(slug: string, done: Outcome, calendar?: string): Answer {
  return seeOther(`${pageOf(slug)}?done=${done}${calendar === undefined ? '' : `&calendar=${calendar}`}`);
}
