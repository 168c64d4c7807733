import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { doneQuery } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import { editedDepartments, editedPlaces } from '../administration/edited-place.js';
import { grantsFor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { localDateOf } from '../reservation/local-time.js';
import { TariffsService } from '../tariffs/tariffs.service.js';
import { absencesForm, endForm, ruleForm, ruleOf } from './tariff-rule-form.js';
import { TariffsPage } from './tariffs.views.js';

const ACCESS = 'tariffs';
const PATH = '/administration/tariffs';
const show = { access: ACCESS, query: doneQuery } satisfies PageDescription;
const add = { access: ACCESS, form: ruleForm } satisfies PageDescription;
const end = {
  access: ACCESS,
  params: z.strictObject({ id: z.uuid() }),
  form: endForm,
} satisfies PageDescription;
const absences = { access: ACCESS, form: absencesForm } satisfies PageDescription;

/** What things cost: coordinators say it for their department, administrators for the network. */
@Controller('administration/tariffs')
export class TariffsPages {
  constructor(
    private readonly tariffs: TariffsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return html(await this.page(visit, { done: query.done }));
  }

  @Post()
  @Page(add)
  async add(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof add>): Promise<Answer> {
    if (form.errors) return html(await this.page(visit, { form }), 422);
    try {
      await this.tariffs.add(visitorOf(visit).caller, ruleOf(form.value), visit.language);
    } catch (refusal) {
      return html(await this.page(visit, { form: refusedForm(form, refusal, visit.language) }), 422);
    }
    return seeOther(`${PATH}?done=added`);
  }

  @Post('absences')
  @Page(absences)
  async absences(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof absences>): Promise<Answer> {
    if (form.errors || form.value.where.scope === 'department') throw notFound();
    const { where, charged } = form.value;
    const telecentre = where.scope === 'telecentre' ? where.telecentre : null;
    await this.tariffs.chargeAbsences(
      visitorOf(visit).caller,
      telecentre,
      charged === 'as-network' ? null : charged === 'yes',
    );
    return seeOther(`${PATH}?done=saved`);
  }

  @Post(':id/end')
  @Page(end)
  async end(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof end>): Promise<Answer> {
    const refused = (ending: Filled<unknown>): Promise<JSX.Element> =>
      this.page(visit, { ending: { id: params.id, form: ending } });
    if (form.errors) return html(await refused(form), 422);
    try {
      await this.tariffs.end(visitorOf(visit).caller, params.id, form.value.validUntil, visit.language);
    } catch (refusal) {
      return html(await refused(refusedForm(form, refusal, visit.language)), 422);
    }
    return seeOther(`${PATH}?done=saved`);
  }

  private async page(
    visit: Visit,
    shown: {
      readonly form?: Filled<unknown>;
      readonly ending?: { readonly id: string; readonly form: Filled<unknown> };
      readonly done?: Done | undefined;
    },
  ): Promise<JSX.Element> {
    const { caller } = visitorOf(visit);
    return (
      <TariffsPage
        visit={visit}
        rules={await this.tariffs.listFor(caller)}
        departments={await editedDepartments(this.database, caller)}
        places={await editedPlaces(this.database, caller)}
        absences={await this.tariffs.absences(caller)}
        isOfNetwork={grantsFor(caller, ACCESS).some(({ role }) => role === 'administrator')}
        today={localDateOf(this.clock.now(), MAINLAND_ZONE)}
        {...shown}
      />
    );
  }
}
