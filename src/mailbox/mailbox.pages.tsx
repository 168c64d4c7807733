import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { Answer, html } from '../platform/web/answer.js';
import { Mailbox, type MailboxMessage } from '../outbox/mailbox.js';
import { MailPage, MailboxPage } from './mailbox.views.js';

const list = { access: 'public' } satisfies PageDescription;
const params = z.strictObject({ name: z.string().max(100) });
const read = { access: 'public', params } satisfies PageDescription;

/**
 * The mails of a service without a mail server, for whoever sits at the machine that it runs on. To everybody else, and
 * wherever mails really leave, these pages do not exist.
 */
@Controller('mailbox')
export class MailboxPages {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Page(list)
  async list(@Visiting() visit: Visit): Promise<Answer> {
    this.refuseOthers(visit);
    return html(<MailboxPage visit={visit} mails={await this.mailbox.list()} />);
  }

  @Get(':name')
  @Page(read)
  async read(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof read>): Promise<Answer> {
    return html(<MailPage visit={visit} mail={await this.find(visit, params.name)} />);
  }

  /** As a mail program shows it. Its styles stand in the mail itself, so it has a policy of its own. */
  @Get(':name/html')
  @Page(read)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof read>): Promise<Answer> {
    const mail = await this.find(visit, params.name);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'",
    };
    return new Answer(200, headers, mail.html);
  }

  private async find(visit: Visit, name: string): Promise<MailboxMessage> {
    this.refuseOthers(visit);
    const mail = await this.mailbox.read(name);
    if (mail === undefined) throw notFound();
    return mail;
  }

  private refuseOthers({ isLocal }: Visit): void {
    if (!isLocal || !this.mailbox.isInUse) throw notFound();
  }
}
