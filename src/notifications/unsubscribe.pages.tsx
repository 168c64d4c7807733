import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, unlisted, type Answer } from '../platform/web/answer.js';
import { declinedMailOf, declineMail } from './preferences.queries.js';
import { StopLinks, type Stop } from './stop-links.js';
import { oneClickForm, stopParams } from './unsubscribe.schemas.js';
import { ComesAgainPage, StopPage, StoppedPage } from './unsubscribe.views.js';

const ask = { access: 'public', params: stopParams } satisfies PageDescription;
const stop = { access: 'public', params: stopParams, form: oneClickForm } satisfies PageDescription;
const resume = { access: 'public', params: stopParams } satisfies PageDescription;

/**
 * Stops one sort of mail, without signing in: whoever holds the mail may. Programs that look into mails follow links, so
 * looking changes nothing; the button does, and so does a mail program's own (RFC 8058).
 */
@Controller('unsubscribe/:token')
export class UnsubscribePages {
  constructor(
    private readonly database: Database,
    private readonly links: StopLinks,
  ) {}

  @Get()
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof ask>): Promise<Answer> {
    const { account, topic } = this.known(params.token);
    const declined = await declinedMailOf(this.database, account);
    const Shown = declined.includes(topic) ? StoppedPage : StopPage;
    return unlisted(html(<Shown visit={visit} token={params.token} topic={topic} />));
  }

  @Post()
  @Page(stop)
  async stop(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof stop>): Promise<Answer> {
    const { account, topic } = this.known(params.token);
    await declineMail(this.database, account, [topic], [topic]);
    return unlisted(html(<StoppedPage visit={visit} token={params.token} topic={topic} />));
  }

  @Post('resumption')
  @Page(resume)
  async resume(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof resume>): Promise<Answer> {
    const { account, topic } = this.known(params.token);
    await declineMail(this.database, account, [topic], []);
    return unlisted(html(<ComesAgainPage visit={visit} topic={topic} />));
  }

  private known(token: string): Stop {
    const known = this.links.read(token);
    if (known === null) throw notFound();
    return known;
  }
}
