import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import type { AllowedColleague } from './colleagues.queries.js';
import { colleagueAnswer, colleaguesAnswer, newColleague } from './colleagues.schemas.js';
import { ColleaguesService } from './colleagues.service.js';

const TAG = 'Colleagues';

const list = {
  tag: TAG,
  summary: 'Who may book for me, and for whom I may book',
  access: 'account.own',
  answers: { 200: { description: 'Both', schema: colleaguesAnswer } },
} satisfies EndpointDescription;

const allow = {
  tag: TAG,
  summary: 'Let a colleague book for me',
  description:
    'By their address. If a member has it, or has it one day, they may book with `for: { member }`, and see, move and ' +
    'cancel what they have booked. Whether one has it now is not told.',
  access: 'account.own',
  body: newColleague,
  answers: { 201: { description: 'Allowed, from now on or already', schema: colleagueAnswer } },
  problems: [429],
} satisfies EndpointDescription;

const withdraw = {
  tag: TAG,
  summary: 'No longer let a colleague book for me',
  description: 'What they have booked stays, and is no longer theirs to see or change.',
  access: 'account.own',
  params: idParams,
  answers: { 204: { description: 'Withdrawn' } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/colleagues')
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller): Promise<object> {
    const { allowed, allowing } = await this.colleagues.list(caller);
    return { allowed: allowed.map(colleagueView), allowing };
  }

  @Post()
  @Endpoint(allow)
  async allow(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof allow>,
  ): Promise<object> {
    return colleagueView(await this.colleagues.allow(caller, body.email, language));
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint(withdraw)
  async withdraw(@Calling() caller: Caller, @Input() { params }: InputOf<typeof withdraw>): Promise<void> {
    await this.colleagues.withdraw(caller, params.id);
  }
}

function colleagueView({ id, email, allowedAt }: AllowedColleague): object {
  return { id, email, allowedAt: allowedAt.toISOString() };
}
