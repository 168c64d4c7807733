import { Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import {
  newLoan,
  newRoleGrant,
  ownRolesAnswer,
  roleGrantAnswer,
  roleGrantParams,
  roleGrantsAnswer,
  roleGrantsQuery,
} from './roles.schemas.js';
import { RolesService, type Granted } from './roles.service.js';
import { grantView, ownRoleView } from './roles.views.js';

const TAG = 'Roles';

const list = {
  tag: TAG,
  summary: 'Who holds which role',
  description:
    'Hosts see those of their telecentres; coordinators those of their departments; administrators all.',
  access: 'roles.read',
  query: roleGrantsQuery,
  answers: { 200: { description: 'In force and to come; the first thousand', schema: roleGrantsAnswer } },
} satisfies EndpointDescription;

const grant = {
  tag: TAG,
  summary: 'Grant a role',
  description:
    'Coordinators grant hosts of the telecentres in their departments; administrators grant every role. Somebody who has ' +
    'never signed in finds the role at their first sign-in.',
  access: ['roles.host.grant', 'roles.every.grant'],
  body: newRoleGrant,
  answers: {
    201: { description: 'Granted', schema: roleGrantAnswer },
    200: { description: 'It was granted before', schema: roleGrantAnswer },
  },
  problems: [403, 404, 429],
} satisfies EndpointDescription;

const loan = {
  tag: TAG,
  summary: "Lend one's role of host to a neighbour",
  description:
    'For some days of the calendar at the telecentre. The lender stays host; what is lent ends with their own role at the ' +
    'latest, and cannot be lent on.',
  access: 'roles.host.lend',
  params: roleGrantParams,
  body: newLoan,
  answers: {
    201: { description: 'Lent', schema: roleGrantAnswer },
    200: { description: 'The same was lent before', schema: roleGrantAnswer },
  },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const revocation = {
  tag: TAG,
  summary: "Revoke a role, take a loan back, or give up a role of one's own",
  access: 'account.own',
  params: roleGrantParams,
  answers: { 204: { description: 'It is over; once more is the same as once' } },
  problems: [403, 404, 409],
} satisfies EndpointDescription;

const mine = {
  tag: TAG,
  summary: 'My own roles',
  access: 'profile.read',
  answers: { 200: { description: 'In force and to come', schema: ownRolesAnswer } },
} satisfies EndpointDescription;

@Controller('api/v1')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get('role-grants')
  @Endpoint(list)
  async list(@Calling() caller: Caller, @Input() { query }: InputOf<typeof list>): Promise<object> {
    const { telecentre = null, department = null, past } = query;
    const grants = await this.roles.list(caller, { telecentre, department, past: past === 'true' });
    return { grants: grants.map(grantView) };
  }

  @Post('role-grants')
  @Endpoint(grant)
  async grant(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof grant>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return answerOf(await this.roles.grant(caller, body, language), reply);
  }

  @Post('role-grants/:id/loans')
  @Endpoint(loan)
  async lend(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof loan>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return answerOf(await this.roles.lend(caller, params.id, body, language), reply);
  }

  @Delete('role-grants/:id')
  @HttpCode(204)
  @Endpoint(revocation)
  async revoke(@Calling() caller: Caller, @Input() { params }: InputOf<typeof revocation>): Promise<void> {
    await this.roles.revoke(caller, params.id);
  }

  @Get('me/roles')
  @Endpoint(mine)
  async mine(@Calling() caller: Caller, @Input() { language }: InputOf<typeof mine>): Promise<object> {
    const grants = await this.roles.ofAccount(caller.account);
    return { roles: grants.map((one) => ownRoleView(one, language)) };
  }
}

function answerOf({ grant, isNew }: Granted, reply: FastifyReply): object {
  void reply.status(isNew ? 201 : 200);
  return grantView(grant);
}
