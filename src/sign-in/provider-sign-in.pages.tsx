import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionCookie } from '../accounts/session-cookie.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Mailbox } from '../outbox/mailbox.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { inLanguage } from '../platform/http/language-in-address.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { localPath } from '../platform/web/local-path.js';
import { Site } from '../platform/web/site.js';
import { deviceOf } from './device.js';
import { endFormerSession, forgetOthers } from './former-session.js';
import { CALLBACK_PATH, ProviderSignInService } from './provider-sign-in.service.js';
import { ATTEMPT, noSignInCookie, PROOF, readSignInCookie, signInCookie } from './sign-in-cookies.js';
import { wayQuery } from './sign-in.schemas.js';
import { ProveAddressPage } from './sign-in.views.js';

const begin = { access: 'public', query: wayQuery } satisfies PageDescription;
/** Everything that the provider adds is checked by the library, against what we have kept. */
const finish = { access: 'public', query: z.looseObject({}) } satisfies PageDescription;

@Controller()
export class ProviderSignInPages {
  constructor(
    private readonly provider: ProviderSignInService,
    private readonly sessions: SessionsService,
    private readonly mailbox: Mailbox,
    private readonly site: Site,
  ) {}

  /** By GET, as nothing is written here; and a form could not lead to the provider under our content security policy. */
  @Get('sign-in/provider')
  @Page(begin)
  async begin(
    @Visiting() visit: Visit,
    @Input() { query }: PageInputOf<typeof begin>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    if (this.provider.name === null) throw notFound();
    const begun = await this.provider.begin(localPath(query.to, '/'), visit.addressLanguage);
    if (begun === null) return seeOther('/sign-in?trouble=away');
    void reply.header('set-cookie', signInCookie(ATTEMPT, begun.kept, this.site.behindTls));
    return seeOther(begun.url);
  }

  @Get(CALLBACK_PATH.slice(1))
  @Page(finish)
  async finish(
    @Visiting() came: Visit,
    @Req() { headers, url, ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    if (this.provider.name === null) throw notFound();
    const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    const kept = readSignInCookie(ATTEMPT, headers.cookie, this.site.behindTls);
    const attempt = this.provider.attemptOf(kept);
    // The provider knows one way back only: in which language somebody left is kept meanwhile.
    const addressLanguage = attempt?.addressLanguage;
    const visit = { ...came, addressLanguage, language: addressLanguage ?? came.language };
    const context = { device: deviceOf(headers['user-agent']), language: visit.language, source: ip };
    const result = await this.provider.finish(query, attempt, context);
    const { behindTls } = this.site;
    const used = noSignInCookie(ATTEMPT, behindTls);
    switch (result.outcome) {
      case 'signed-in':
        await endFormerSession(this.sessions, visit);
        forgetOthers(visit, result.by.account, reply);
        void reply.header('set-cookie', [used, sessionCookie(result.by.session, behindTls)]);
        return seeOther(inLanguage(wayOn(result.by.returnTo), addressLanguage));
      case 'prove-address':
        void reply.header('set-cookie', [used, signInCookie(PROOF, result.proof, behindTls)]);
        return html(<ProveAddressPage visit={visit} hasMailbox={visit.isLocal && this.mailbox.isInUse} />);
      default:
        void reply.header('set-cookie', used);
        return seeOther(inLanguage(`/sign-in?trouble=${result.outcome}`, addressLanguage));
    }
  }
}

function wayOn(returnTo: string): string {
  return `/signed-in?to=${encodeURIComponent(localPath(returnTo, '/'))}`;
}
