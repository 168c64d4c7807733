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
import { refusedForm } from '../platform/web/refused-form.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { AttendancePage } from './attendance.views.js';
import {
  attendanceForm,
  attendanceQuery,
  screenForm,
  screenOfTelecentreParams,
  type AttendanceDone,
} from './door.schemas.js';
import { DoorService } from './door.service.js';
import { NewScreenPage } from './new-screen.views.js';
import { PosterPage } from './poster.views.js';

const ACCESS = 'attendance';

const show = { access: ACCESS, params: telecentreParams, query: attendanceQuery } satisfies PageDescription;
const settle = { access: ACCESS, params: telecentreParams, form: attendanceForm } satisfies PageDescription;
const add = { access: ACCESS, params: telecentreParams, form: screenForm } satisfies PageDescription;
const withdraw = { access: ACCESS, params: screenOfTelecentreParams } satisfies PageDescription;
const poster = { access: ACCESS, params: telecentreParams } satisfies PageDescription;

/** What a host settles about the door: who may say that they are there, what becomes of absent people's places, the screens. */
@Controller('telecentres/:slug')
export class AttendancePages {
  constructor(private readonly door: DoorService) {}

  @Get('attendance')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.slug, { done: query.done });
  }

  @Post('attendance')
  @Page(settle)
  async settle(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof settle>,
  ): Promise<Answer> {
    if (form.errors) return this.page(visit, params.slug, { form });
    const { selfCheckIn, noShow: noShowMinutes } = form.value;
    await this.door.settle(visitorOf(visit).caller, params.slug, { selfCheckIn, noShowMinutes });
    return seeOther(`${pathOf(params.slug)}?done=settled`);
  }

  /** The answer holds the secret, so it is no page that one could come back to. */
  @Post('attendance/screens')
  @Page(add)
  async add(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof add>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    if (form.errors) return this.page(visit, params.slug, { screenForm: form });
    try {
      const token = await this.door.addScreen(caller, params.slug, form.value, visit.language);
      const { telecentre } = await this.door.placeOfHost(caller, params.slug);
      const address = `${visit.baseUrl}/screen/${token}`;
      const { label } = form.value;
      return html(<NewScreenPage visit={visit} telecentre={telecentre} label={label} address={address} />);
    } catch (refusal) {
      return this.page(visit, params.slug, { screenForm: refusedForm(form, refusal, visit.language) });
    }
  }

  @Post('attendance/screens/:id/withdrawal')
  @Page(withdraw)
  async withdraw(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof withdraw>,
  ): Promise<Answer> {
    await this.door.withdrawScreen(visitorOf(visit).caller, params.slug, params.id);
    return seeOther(`${pathOf(params.slug)}?done=withdrawn`);
  }

  @Get('poster')
  @Page(poster)
  async poster(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof poster>): Promise<Answer> {
    const { telecentre } = await this.door.placeOfHost(visitorOf(visit).caller, params.slug);
    const address = `${visit.baseUrl}/arrival/${telecentre.slug}`;
    return html(<PosterPage visit={visit} telecentre={telecentre} address={address} />);
  }

  private async page(visit: Visit, slug: string, shown: Shown): Promise<Answer> {
    const known = await this.door.placeOfHost(visitorOf(visit).caller, slug);
    const { form = null, screenForm: typed = null, done } = shown;
    const page = <AttendancePage visit={visit} {...known} form={form} screenForm={typed} done={done} />;
    return html(page, form === null && typed === null ? 200 : 422);
  }
}

interface Shown {
  readonly form?: Filled<unknown>;
  readonly screenForm?: Filled<unknown>;
  readonly done?: AttendanceDone;
}

function pathOf(slug: string): string {
  return `/telecentres/${slug}/attendance`;
}
