import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { FeedsService } from '../calendar-feeds/feeds.service.js';
import { declinedMailOf, declineMail } from '../notifications/preferences.queries.js';
import { HOST_TOPICS, MEMBER_TOPICS, type Topic } from '../notifications/topics.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import type { Done } from './done.js';
import { MailsPage } from './mails.views.js';
import { accountQuery, mailsForm } from './my-account.schemas.js';

const show = { access: 'account.own', query: accountQuery } satisfies PageDescription;
const choose = { access: 'account.own', form: mailsForm } satisfies PageDescription;

/** Which mails somebody wants, of those that can be declined. */
@Controller('account/mails')
export class MailsPages {
  constructor(
    private readonly database: Database,
    private readonly feeds: FeedsService,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query.done);
  }

  /** What is not shown to somebody is not theirs to change: a host of last year keeps what they chose. */
  @Post()
  @Page(choose)
  async choose(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof choose>): Promise<Answer> {
    if (form.errors) return this.page(visit, form);
    const wanted = form.value;
    const asked = topicsFor(visit);
    const unwanted = asked.filter((topic) => !wanted[topic]);
    await declineMail(this.database, visitorOf(visit).caller.account, asked, unwanted);
    return seeOther('/account/mails?done=mails');
  }

  private async page(visit: Visit, form: Filled<unknown> | null, done?: Done): Promise<Answer> {
    const { account } = visitorOf(visit).caller;
    const [declined, calendars] = await Promise.all([
      declinedMailOf(this.database, account),
      this.feeds.list(account, visit.language),
    ]);
    const page = (
      <MailsPage
        visit={visit}
        topics={topicsFor(visit)}
        declined={declined}
        hasCalendar={calendars.some(({ subject, revokedAt }) => subject.scope === 'me' && revokedAt === null)}
        form={form}
        done={done}
      />
    );
    return html(page, form === null ? 200 : 422);
  }
}

function topicsFor(visit: Visit): readonly Topic[] {
  const isHost = visitorOf(visit).caller.grants.some(({ role }) => role === 'host');
  return isHost ? [...MEMBER_TOPICS, ...HOST_TOPICS] : MEMBER_TOPICS;
}
