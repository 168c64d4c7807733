import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endpointOf } from '../platform/http/endpoint.js';
import { Problem } from '../platform/http/problem.js';
import { AccessTokensService } from './access-tokens.service.js';

interface KnownRequest extends FastifyRequest {
  accountId?: string;
}

/** Lets in whoever the endpoint's description says; a handler that describes nothing is for nobody. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly tokens: AccessTokensService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = endpointOf(context.getHandler());
    if (endpoint?.access === 'public') return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const accountId = token === undefined ? undefined : await this.tokens.holderOf(token);
    if (accountId === undefined) throw unauthorized();
    request.accountId = accountId;
    // What is answered is this person's; no cache on the way keeps it.
    void context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store');
    return true;
  }
}

/** The account of whoever calls. Only in handlers for members. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { accountId } = context.switchToHttp().getRequest<KnownRequest>();
  if (accountId === undefined) throw unauthorized();
  return accountId;
});

function unauthorized(): Problem {
  return new Problem({
    status: 401,
    name: 'unauthorized',
    title: { fr: 'Identifiez-vous.', en: 'Say who you are.' },
    detail: {
      fr: 'Joignez un jeton d’accès valable\u00a0: Authorization: Bearer tlc_…',
      en: 'Send a valid access token: Authorization: Bearer tlc_…',
    },
    headers: { 'www-authenticate': 'Bearer realm="telecentre"' },
  });
}
