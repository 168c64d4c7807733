import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import type { AccessToken } from './access-token.entity.js';
import { AccessTokensService } from './access-tokens.service.js';
import { accessTokensAnswer, idParams, issuedTokenAnswer, newAccessToken } from './accounts.schemas.js';
import { Calling } from './authentication.guard.js';

const TAG = 'My account';

const list = {
  tag: TAG,
  summary: 'My access tokens',
  access: 'account.own',
  answers: { 200: { description: 'Those that still work, newest first', schema: accessTokensAnswer } },
} satisfies EndpointDescription;

const issue = {
  tag: TAG,
  summary: 'An access token for a program',
  description: 'For people who have signed in: a token cannot make another one.',
  access: 'account.own',
  body: newAccessToken,
  answers: { 201: { description: 'The token is told this once', schema: issuedTokenAnswer } },
} satisfies EndpointDescription;

const revoke = {
  tag: TAG,
  summary: 'Revoke an access token, at once',
  access: 'account.own',
  params: idParams,
  answers: { 204: { description: 'It opens nothing any more' } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/access-tokens')
export class AccessTokensController {
  constructor(private readonly tokens: AccessTokensService) {}

  @Get()
  @Endpoint(list)
  async list(@Calling() caller: Caller): Promise<object> {
    return { accessTokens: (await this.tokens.list(caller.account)).map(view) };
  }

  @Post()
  @Endpoint(issue)
  async issue(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof issue>,
  ): Promise<object> {
    const { id, token, expiresAt } = await this.tokens.issueFor(caller, body, language);
    return { id, token, expiresAt: expiresAt.toISOString() };
  }

  @Delete(':id')
  @HttpCode(204)
  @Endpoint(revoke)
  async revoke(@Calling() caller: Caller, @Input() { params }: InputOf<typeof revoke>): Promise<void> {
    if (!(await this.tokens.revoke(caller, params.id))) throw notFound();
  }
}

function view({ id, label, scopes, createdAt, expiresAt, lastUsedAt }: AccessToken): object {
  return {
    id,
    label,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
