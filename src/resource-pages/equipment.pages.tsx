import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { doneQuery } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { line } from '../platform/http/fields.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { EquipmentService } from './equipment.service.js';
import { EquipmentPage } from './equipment.views.js';

const wordParams = z.strictObject({ word: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/) });
const show = { access: 'network.settings', query: doneQuery } satisfies PageDescription;
const add = {
  access: 'network.settings',
  form: z.object({ french: line(60), english: line(60) }),
} satisfies PageDescription;
const retire = {
  access: 'network.settings',
  params: wordParams,
  form: z.object({ retired: z.enum(['yes', 'no']) }),
} satisfies PageDescription;

/** What equipment is called, in the whole network. */
@Controller('administration/equipment')
export class EquipmentPages {
  constructor(private readonly equipment: EquipmentService) {}

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
      await this.equipment.add(visitorOf(visit).caller, form.value, visit.language);
    } catch (refusal) {
      return html(await this.page(visit, { form: refusedForm(form, refusal, visit.language) }), 422);
    }
    return seeOther('/administration/equipment?done=added');
  }

  @Post(':word/retirement')
  @Page(retire)
  async retire(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof retire>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    await this.equipment.setRetired(visitorOf(visit).caller, params.word, form.value.retired === 'yes');
    return seeOther('/administration/equipment?done=saved');
  }

  private async page(
    visit: Visit,
    shown: { readonly form?: Filled<unknown>; readonly done?: Done | undefined },
  ): Promise<JSX.Element> {
    return <EquipmentPage visit={visit} words={await this.equipment.words()} {...shown} />;
  }
}
