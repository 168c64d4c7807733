import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, type Visit } from '../accounts/visit.js';
import { OutboxCare } from '../outbox/outbox-care.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { OutboxPage } from './outbox.views.js';
import { DONE } from './outbox.words.js';

const show = {
  access: 'operations',
  query: z.object({ done: z.enum(DONE).optional() }),
} satisfies PageDescription;
const resend = { access: 'operations', params: idParams } satisfies PageDescription;
const resendAll = { access: 'operations' } satisfies PageDescription;
const retry = { access: 'operations' } satisfies PageDescription;

/** What has become of the mails, and another try for those that were given up. */
@Controller('operations/outbox')
export class OutboxPages {
  constructor(private readonly care: OutboxCare) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return html(<OutboxPage visit={visit} state={await this.care.state()} done={query.done} />);
  }

  @Post('retry')
  @Page(retry)
  async retry(): Promise<Answer> {
    await this.care.retryWaiting();
    return seeOther('/operations/outbox?done=retried');
  }

  @Post('resending')
  @Page(resendAll)
  async resendAll(): Promise<Answer> {
    const count = await this.care.resendAll();
    return seeOther(`/operations/outbox?done=${count > 0 ? 'all-put-back' : 'none-put-back'}`);
  }

  @Post(':id/resending')
  @Page(resend)
  async resend(@Input() { params }: PageInputOf<typeof resend>): Promise<Answer> {
    return seeOther(`/operations/outbox?done=${await this.care.resend(params.id)}`);
  }
}
