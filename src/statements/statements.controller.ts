import { Controller, Get } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { monthAtNow } from './asked-month.js';
import {
  monthQuery,
  ownStatementsAnswer,
  placeStatementsAnswer,
  telecentreParams,
} from './statements.schemas.js';
import { StatementsService } from './statements.service.js';
import { placeView, statementView } from './answers.views.js';

const mine = {
  tag: 'My account',
  summary: 'What is due for a month, at each place where I was',
  description: 'Nothing is paid here. Until a month is closed at a place, amounts may still change.',
  access: 'statements.own',
  query: monthQuery,
  answers: { 200: { description: 'One statement for each telecentre', schema: ownStatementsAnswer } },
} satisfies EndpointDescription;

const ofPlace = {
  tag: 'Receiving people',
  summary: 'What is due at a telecentre for a month',
  description:
    'By member, employer and tenant. That the names were read is remembered. Nothing is paid here: statements of closed months ' +
    'have numbers, and are what a formal demand may be based on.',
  access: 'statements',
  params: telecentreParams,
  query: monthQuery,
  answers: { 200: { description: 'All statements of the month', schema: placeStatementsAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1')
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly clock: Clock,
  ) {}

  @Get('statements')
  @Endpoint(mine)
  async mine(@Calling() caller: Caller, @Input() { query, language }: InputOf<typeof mine>): Promise<object> {
    const month = query.month ?? monthAtNow(this.clock.now());
    const own = await this.statements.mine(caller, month);
    return { statements: own.map(({ at, statement }) => statementView(at, statement, language)) };
  }

  @Get('telecentres/:slug/statements')
  @Endpoint(ofPlace)
  async ofPlace(
    @Calling() caller: Caller,
    @Input() { params, query, language }: InputOf<typeof ofPlace>,
  ): Promise<object> {
    const month = query.month ?? monthAtNow(this.clock.now());
    return placeView(await this.statements.ofPlace(caller, params.slug, month), language);
  }
}
