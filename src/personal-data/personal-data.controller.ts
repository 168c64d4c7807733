import { Controller, Get, Header, HttpCode, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { csvOf } from './my-data.csv.js';
import { erasureRequest, myDataAnswer, readingsAnswer } from './personal-data.schemas.js';
import { PersonalDataService } from './personal-data.service.js';
import { retentionAnswer, retentionChanges, type Retention } from './retention.schemas.js';

const TAG = 'My account';

/** Who refuses new house rules may still take their data and leave. */
const MINE = 'account.enter-or-leave';

const data = {
  tag: TAG,
  summary: 'Everything the service knows of me',
  access: MINE,
  answers: { 200: { description: 'As a file: sections, each a list of entries', schema: myDataAnswer } },
  problems: [429],
} satisfies EndpointDescription;

const dataAsTable = {
  tag: TAG,
  summary: 'The same as a table',
  description: 'CSV with semicolons, in UTF-8: section, entry, field, value.',
  access: MINE,
  answers: { 200: { description: 'As a file', type: 'text/csv', schema: z.string() } },
  problems: [429],
} satisfies EndpointDescription;

const erasure = {
  tag: TAG,
  summary: 'Erase my account, at once and for good',
  description:
    'Coming bookings are given back; past ones stay without anything that says whose they were. The only administrator ' +
    'of a network gives that role to somebody else first: 409 `/problems/last-administrator`.',
  access: MINE,
  body: erasureRequest,
  answers: { 204: { description: 'Erased' } },
  problems: [409],
} satisfies EndpointDescription;

const readings = {
  tag: TAG,
  summary: 'Who has read my record',
  access: MINE,
  answers: { 200: { description: 'In which role and where, latest first', schema: readingsAnswer } },
} satisfies EndpointDescription;

const retention = {
  tag: 'Network',
  summary: 'How long what concerns people is kept',
  access: 'network.settings',
  answers: { 200: { description: 'In months, mails in days', schema: retentionAnswer } },
} satisfies EndpointDescription;

const retentionChange = {
  tag: 'Network',
  summary: 'Change how long what concerns people is kept',
  description: 'What is not said stays.',
  access: 'network.settings',
  body: retentionChanges,
  answers: { 200: { description: 'As it now is', schema: retentionAnswer } },
} satisfies EndpointDescription;

@Controller('api/v1')
export class PersonalDataController {
  constructor(private readonly personalData: PersonalDataService) {}

  @Get('me/data')
  @Header('content-disposition', 'attachment; filename="mes-donnees.json"')
  @Endpoint(data)
  async data(@Calling() caller: Caller): Promise<object> {
    return this.personalData.exportMyData(caller);
  }

  @Get('me/data.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="mes-donnees.csv"')
  @Endpoint(dataAsTable)
  async dataAsTable(@Calling() caller: Caller): Promise<string> {
    return csvOf(await this.personalData.exportMyData(caller));
  }

  @Post('me/erasure')
  @HttpCode(204)
  @Endpoint(erasure)
  async erase(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof erasure>,
  ): Promise<void> {
    await this.personalData.eraseMe(caller, body.confirm, language);
  }

  @Get('me/readings')
  @Endpoint(readings)
  async readings(@Calling() caller: Caller): Promise<object> {
    const found = await this.personalData.readings(caller);
    return { readings: found.map(({ at, role, place }) => ({ at: at.toISOString(), role, place })) };
  }

  @Get('network/retention')
  @Endpoint(retention)
  async retention(): Promise<Retention> {
    return this.personalData.retention();
  }

  @Patch('network/retention')
  @Endpoint(retentionChange)
  async changeRetention(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof retentionChange>,
  ): Promise<Retention> {
    return this.personalData.changeRetention(caller, body, language);
  }
}
