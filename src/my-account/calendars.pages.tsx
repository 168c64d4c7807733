import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { FEED_ALREADY_MADE } from '../calendar-feeds/feeds.problems.js';
import { FeedsService } from '../calendar-feeds/feeds.service.js';
import { declinedMailOf } from '../notifications/preferences.queries.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { Site } from '../platform/web/site.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { askedFor, calendarChoices, chosenOf, resourceIn, type CalendarChoices } from './calendar-choices.js';
import { AlreadyMadePage } from './already-made.views.js';
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
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query);
  }

  /** The answer holds the address, so it is no page that one could come back to: reloaded, it makes no other. */
  @Post()
  @Page(make)
  async make(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof make>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { language } = visit;
    if (form.errors) return this.page(visit, form);
    const { what, form: formId } = form.value;
    const choice = chosenOf(await this.choices(visit, resourceIn(what)), what);
    try {
      if (choice === undefined) throw invalidRequest([{ field: 'what', message: NOT_OFFERED[language] }]);
      const label = form.value.label ?? Array.from(choice.label).slice(0, LONGEST_LABEL).join('');
      const made = await this.feeds.create(caller, { subject: choice.subject, label }, language, formId);
      return html(<NewCalendarPage visit={visit} made={made} caldav={`${this.site.baseUrl}/caldav/`} />);
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.content.name === FEED_ALREADY_MADE)
        return this.alreadyMade(visit, refusal.content.members?.['feed']);
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
    const { account } = visitorOf(visit).caller;
    const [calendars, choices, declined] = await Promise.all([
      this.feeds.list(account, visit.language),
      this.choices(visit, query.resource ?? resourceIn(form?.typed['what'])),
      declinedMailOf(this.database, account),
    ]);
    const page = (
      <CalendarsPage
        visit={visit}
        calendars={calendars}
        choices={choices}
        asked={form?.typed['what'] ?? askedFor(choices, query)}
        formId={randomUUID()}
        invitations={!declined.includes('invitation')}
        now={this.clock.now()}
        form={form}
        done={query.done}
      />
    );
    return html(page, form === null ? 200 : 422);
  }

  private async alreadyMade(visit: Visit, id: unknown): Promise<Answer> {
    const calendars = await this.feeds.list(visitorOf(visit).caller.account, visit.language);
    const calendar = calendars.find((one) => one.id === id && one.revokedAt === null);
    if (calendar === undefined) return seeOther('/account/calendars');
    return html(<AlreadyMadePage visit={visit} calendar={calendar} now={this.clock.now()} />);
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
