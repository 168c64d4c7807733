import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { FeedsService } from '../calendar-feeds/feeds.service.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { Site } from '../platform/web/site.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { calendarChoices, chosenOf, resourceIn, type CalendarChoices } from './calendar-choices.js';
import { CalendarsPage } from './calendars.views.js';
import { calendarForm, calendarsQuery, LONGEST_LABEL } from './my-account.schemas.js';
import { NewCalendarPage } from './new-calendar.views.js';

const show = { access: 'account.own', query: calendarsQuery } satisfies PageDescription;
const make = { access: 'account.own', form: calendarForm } satisfies PageDescription;
const stop = { access: 'account.own', params: idParams } satisfies PageDescription;

type Query = PageInputOf<typeof show>['query'];

/** Feeds, as people see them: calendars that their own program reads. */
@Controller('account/calendars')
export class CalendarsPages {
  constructor(
    private readonly feeds: FeedsService,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query);
  }

  /** The answer holds the address, so it is no page that one could come back to. */
  @Post()
  @Page(make)
  async make(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof make>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { language } = visit;
    if (form.errors) return this.page(visit, form);
    const choice = chosenOf(await this.choices(visit, resourceIn(form.value.what)), form.value.what);
    try {
      if (choice === undefined) throw invalidRequest([{ field: 'what', message: NOT_OFFERED[language] }]);
      const label = form.value.label ?? Array.from(choice.label).slice(0, LONGEST_LABEL).join('');
      const made = await this.feeds.create(caller, { subject: choice.subject, label }, language);
      return html(<NewCalendarPage visit={visit} made={made} caldav={`${this.site.baseUrl}/caldav/`} />);
    } catch (refusal) {
      return this.page(visit, refusedForm(form, refusal, language, { 'too-many-feeds': 'what' }));
    }
  }

  /** One that has stopped has stopped: somebody may press twice. */
  @Post(':id/revocation')
  @Page(stop)
  async stop(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof stop>): Promise<Answer> {
    await this.feeds.revoke(visitorOf(visit).caller, params.id);
    return seeOther('/account/calendars?done=calendar-stopped');
  }

  private async page(visit: Visit, form: Filled<unknown> | null, query: Query = {}): Promise<Answer> {
    const resource = query.resource ?? resourceIn(form?.typed['what']);
    const [calendars, choices] = await Promise.all([
      this.feeds.list(visitorOf(visit).caller.account, visit.language),
      this.choices(visit, resource),
    ]);
    const known = { calendars, choices, resource, now: this.clock.now(), done: query.done };
    return html(<CalendarsPage visit={visit} {...known} form={form} />, form === null ? 200 : 422);
  }

  private async choices(visit: Visit, resource: string | undefined): Promise<CalendarChoices> {
    const network = await this.directory.fresh();
    return calendarChoices(visitorOf(visit).caller, network, visit.language, resource);
  }
}

const NOT_OFFERED: Words = {
  fr: 'Choisissez dans la liste ce que le calendrier montre.',
  en: 'Choose from the list what the calendar shows.',
};
