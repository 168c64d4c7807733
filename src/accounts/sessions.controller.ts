import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { idParams, sessionsAnswer } from './accounts.schemas.js';
import { Calling } from './authentication.guard.js';
import { SessionsService } from './sessions.service.js';

const TAG = 'My account';

const list = {
  tag: TAG,
  summary: 'Where I am signed in',
  access: 'account.own',
  answers: { 200: { description: 'Last used first', schema: sessionsAnswer } },
} satisfies EndpointDescription;

const close = {
  tag: TAG,
  summary: 'Sign out there, at once',
  access: 'account.own',
  params: idParams,
  answers: { 204: { description: 'Signed out' } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Endpoint(list)
  async list(@Calling() { account, means }: Caller): Promise<object> {
    const own = means.by === 'session' ? means.session : null;
    return {
      sessions: (await this.sessions.list(account)).map(({ id, device, signedInAt, lastSeenAt }) => ({
        id,
        device,
        signedInAt: signedInAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        current: id === own,
      })),
    };
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint(close)
  async close(@Calling() { account }: Caller, @Input() { params }: InputOf<typeof close>): Promise<void> {
    if (!(await this.sessions.close(account, params.id))) throw notFound();
  }
}
