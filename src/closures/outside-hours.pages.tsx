import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { outsideHoursForm, outsideHoursQuery } from './closures.schemas.js';
import { pageOf } from './closures.words.js';
import { OutsideHoursService } from './outside-hours.service.js';
import { OutsideHoursPage } from './outside-hours.views.js';
import { choicesOf } from './wish-of-form.js';

const ACCESS = 'closures';
const show = { access: ACCESS, params: telecentreParams, query: outsideHoursQuery } satisfies PageDescription;
const settle = { access: ACCESS, params: telecentreParams, form: outsideHoursForm } satisfies PageDescription;

/** Where hosts settle what the hours have left behind. */
@Controller('telecentres/:slug/closures/outside-hours')
export class OutsideHoursPages {
  constructor(private readonly outsideHours: OutsideHoursService) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.slug, null, query.done);
  }

  @Post()
  @Page(settle)
  async settle(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof settle>,
  ): Promise<Answer> {
    if (form.errors) return this.page(visit, params.slug, form);
    const { caller } = visitorOf(visit);
    const choices = choicesOf(form.typed);
    const isSettled = await this.outsideHours.settle(caller, params.slug, choices, form.value.reason);
    return seeOther(`${pageOf(params.slug, 'outside-hours')}?done=${isSettled ? 'settled' : 'left'}`);
  }

  private async page(
    visit: Visit,
    slug: string,
    form: Filled<unknown> | null,
    done?: 'settled' | 'left',
  ): Promise<Answer> {
    const left = await this.outsideHours.list(visitorOf(visit).caller, slug);
    const page = <OutsideHoursPage visit={visit} {...left} form={form} done={done} />;
    return html(page, form === null ? 200 : 422);
  }
}
