import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { ColleaguesService } from '../colleagues/colleagues.service.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { ColleaguesPage } from './colleagues.views.js';
import type { Done } from './done.js';
import { accountQuery, colleagueForm } from './my-account.schemas.js';

const show = { access: 'account.own', query: accountQuery } satisfies PageDescription;
const allow = { access: 'account.own', form: colleagueForm } satisfies PageDescription;
const withdraw = { access: 'account.own', params: idParams } satisfies PageDescription;

@Controller('account/colleagues')
export class ColleaguesPages {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query.done);
  }

  @Post()
  @Page(allow)
  async allow(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof allow>): Promise<Answer> {
    if (form.errors) return this.page(visit, form);
    try {
      await this.colleagues.allow(visitorOf(visit).caller, form.value.email, visit.language);
    } catch (refusal) {
      return this.page(visit, refusedForm(form, refusal, visit.language));
    }
    return seeOther('/account/colleagues?done=colleague-allowed');
  }

  @Post(':id/withdrawal')
  @Page(withdraw)
  async withdraw(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof withdraw>,
  ): Promise<Answer> {
    await this.colleagues.withdraw(visitorOf(visit).caller, params.id);
    return seeOther('/account/colleagues?done=colleague-withdrawn');
  }

  private async page(visit: Visit, form: Filled<unknown> | null, done?: Done): Promise<Answer> {
    const colleagues = await this.colleagues.list(visitorOf(visit).caller);
    const page = <ColleaguesPage visit={visit} colleagues={colleagues} form={form} done={done} />;
    return html(page, form === null ? 200 : 422);
  }
}
