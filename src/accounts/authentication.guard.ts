import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere, needsSecondFactor } from '../permissions/may.js';
import { isPermission, type Permission } from '../permissions/permissions.js';
import { isDatabaseAway } from '../platform/database/database-away.js';
import {
  endpointOf,
  languageOf,
  pageOf,
  typedIn,
  type Access,
  type PageDescription,
} from '../platform/http/endpoint.js';
import { inLanguage, languageInAddress } from '../platform/http/language-in-address.js';
import { notFound } from '../platform/http/problem.js';
import { localPath } from '../platform/web/local-path.js';
import { Site } from '../platform/web/site.js';
import { AccessTokensService } from './access-tokens.service.js';
import { secondFactorNeeded, unauthorized, unfinished } from './accounts.problems.js';
import { formTokenOf, isOfOtherSession, refuseForgery } from './form-token.js';
import { frameOf } from './framed.js';
import { readSessionCookie, sessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import type { KnownRequest } from './visit.js';

/**
 * Finds out who calls and asks whether they may, before any handler runs. A handler that describes neither an endpoint
 * nor a page is for nobody. People who are only not ready yet are shown the way there.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly tokens: AccessTokensService,
    private readonly sessions: SessionsService,
    private readonly site: Site,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const page = pageOf(context.getHandler());
    const access = page?.access ?? endpointOf(context.getHandler())?.access ?? NOBODY;
    if (page === undefined && access === 'public') return true;

    if (page?.asksAgain && request.method !== 'GET') request.asksAgain = pageHere(request, page);
    const session = await this.recogniseIfPossible(request, reply, page);
    if (page !== undefined) await this.welcome(request, page, session);
    refuseForgery(request, session, this.site.publicHost, {
      asksAgain: page?.asksAgain && wayHere(request, page),
      keepsTyped: page?.keepsTyped,
    });
    if (access === 'public') return true;
    // What is answered is this person's; no cache on the way keeps it.
    void reply.header('cache-control', 'no-store');
    if (request.caller === undefined) throw unauthorized(page && wayHere(request, page));
    letIn(request.caller, access, page && wayHere(request, page));
    return true;
  }

  /** Whoever looks for help while the database is away need not be known. */
  private async recogniseIfPossible(
    request: KnownRequest,
    reply: FastifyReply,
    page: PageDescription | undefined,
  ): Promise<string | undefined> {
    try {
      return await this.recognise(request, reply);
    } catch (error) {
      if (page?.alsoUnknown !== true || !isDatabaseAway(error)) throw error;
      request.isUnknown = true;
      return undefined;
    }
  }

  /** By access token or by session; returns the session's secret when it is the session that speaks. */
  private async recognise(request: KnownRequest, reply: FastifyReply): Promise<string | undefined> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) {
      request.caller = await this.tokens.callerBy(token);
      return undefined;
    }
    const cookie = readSessionCookie(request.headers.cookie, this.site.behindTls);
    if (!cookie) return undefined;
    const visitor = await this.sessions.visitorBy(cookie);
    request.sessionIsOver = visitor === undefined;
    if (visitor === undefined) return undefined;
    request.caller = visitor.caller;
    request.visitor = { ...visitor, formToken: formTokenOf(cookie) };
    if (visitor.language !== null) request.spoken = visitor.language;
    if (visitor.slid) void reply.header('set-cookie', sessionCookie(cookie, this.site.behindTls));
    return cookie;
  }

  private async welcome(
    request: KnownRequest,
    page: PageDescription,
    session: string | undefined,
  ): Promise<void> {
    const look = await this.site.look();
    request.visit = {
      language: languageOf(request),
      siteName: look.name,
      look,
      path: request.url.split('?')[0] ?? '/',
      addressLanguage: languageInAddress(request.raw),
      address: localPath(pageHere(request, page), '/'),
      baseUrl: this.site.baseUrl,
      visitor: request.visitor ?? null,
      isUnknown: request.isUnknown ?? false,
      sessionIsOver: request.sessionIsOver ?? false,
      formIsOld: isOfOtherSession(request, session),
      isLocal: this.site.isVisitedLocally(request),
    };
    request.frame = frameOf(request.visit);
  }
}

/** No permission has this name. */
const NOBODY = '';

/** Throws what stands in the way. `back` is where a page's visitor wanted to go. */
function letIn(caller: Caller, access: Access, back: string | undefined): void {
  const wanted = [access].flat().filter(isPermission);
  if (caller.means.by === 'session') {
    const { secondFactorPending, complete } = caller.means;
    if (secondFactorPending && !isAmong(wanted, FIRST_STEPS)) throw secondFactorNeeded(back);
    if (!complete && !isAmong(wanted, [...FIRST_STEPS, ...SECOND_STEPS])) throw unfinished(back);
  }
  if (wanted.some((permission) => mayAnywhere(caller, permission))) return;
  if (wanted.some((permission) => needsSecondFactor(caller, permission))) throw secondFactorNeeded(back);
  throw notFound();
}

/** Before the second factor has been given, and before name and rules. */
const FIRST_STEPS: readonly Permission[] = ['sign-in.finish'];
const SECOND_STEPS: readonly Permission[] = ['account.enter-or-leave'];

function isAmong(wanted: readonly Permission[], steps: readonly Permission[]): boolean {
  return wanted.some((permission) => steps.includes(permission));
}

/** After a detour, a page can be shown; a form that was sent is asked for again, where there is a page that does. */
function wayHere(request: KnownRequest, page: PageDescription): string {
  const { method, url } = request;
  const way = localPath(method === 'GET' ? url : pageThatAsks(request, page), '/');
  return inLanguage(way, languageInAddress(request.raw));
}

function pageThatAsks({ params, body }: KnownRequest, { asksAgain }: PageDescription): string | undefined {
  return asksAgain?.({ params: typedIn(params), typed: typedIn(body) });
}

/** What was sent cannot be sent again by a link: of a form, the page that asks for it, or the nearest above its address. */
function pageHere(request: KnownRequest, page: PageDescription): string {
  if (request.method === 'GET') return request.url;
  return pageThatAsks(request, page) ?? pageAbove(request);
}

function pageAbove({ url, server, routeOptions }: KnownRequest): string {
  const parts = (url.split('?')[0] ?? '').split('/');
  const routeParts = (routeOptions.url ?? '').split('/');
  for (let kept = parts.length; kept > 1; kept--) {
    const route = routeParts.slice(0, kept).join('/');
    if (server.hasRoute({ method: 'GET', url: route })) return parts.slice(0, kept).join('/');
  }
  return '/';
}

/** Whoever calls. Not in handlers that are public. */
export const Calling = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<KnownRequest>();
  if (caller === undefined) throw unauthorized();
  return caller;
});
