import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService } from '../accounts/sessions.service.js';
import { noSessionCookie, sessionCookie } from '../accounts/session-cookie.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Mailbox } from '../outbox/mailbox.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { localPath } from '../platform/web/local-path.js';
import { Site } from '../platform/web/site.js';
import { deviceOf } from './device.js';
import { endFormerSession, forgetOthers, forgetWhatIsKept } from './former-session.js';
import { noSignInCookie, PROOF, readSignInCookie } from './sign-in-cookies.js';
import { SignInLinksService } from './sign-in-links.service.js';
import { linkParams, signInForm, signInQuery, wayQuery } from './sign-in.schemas.js';
import { DeadLinkPage, LinkSentPage, PressPage, SignedOutPage, SignInPage } from './sign-in.views.js';
import { ProviderSignInService } from './provider-sign-in.service.js';
import { withWayBack } from './way-back.js';

const show = { access: 'public', query: signInQuery } satisfies PageDescription;
const ask = { access: 'public', form: signInForm } satisfies PageDescription;
const sent = { access: 'public', query: wayQuery } satisfies PageDescription;
const link = { access: 'public', params: linkParams } satisfies PageDescription;
const leave = { access: 'sign-in.finish' } satisfies PageDescription;

@Controller()
export class SignInPages {
  constructor(
    private readonly links: SignInLinksService,
    private readonly sessions: SessionsService,
    private readonly provider: ProviderSignInService,
    private readonly mailbox: Mailbox,
    private readonly site: Site,
  ) {}

  @Get('sign-in')
  @Page(show)
  show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Answer {
    const to = localPath(query.to, '/');
    const trouble = query.trouble ?? null;
    return html(
      <SignInPage visit={visit} to={to} form={null} provider={this.provider.name} trouble={trouble} />,
    );
  }

  @Post('sign-in')
  @Page(ask)
  async ask(
    @Visiting() visit: Visit,
    @Input() { form, language }: PageInputOf<typeof ask>,
    @Req() { ip }: FastifyRequest,
  ): Promise<Answer> {
    const to = localPath(form.typed['to'], '/');
    if (form.errors)
      return html(
        <SignInPage visit={visit} to={to} form={form} provider={this.provider.name} trouble={null} />,
        422,
      );
    const { addressLanguage } = visit;
    await this.links.send({ email: form.value.email, language, addressLanguage, returnTo: to, source: ip });
    return seeOther(withWayBack('/sign-in/sent', to));
  }

  @Get('sign-in/sent')
  @Page(sent)
  sent(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof sent>): Answer {
    const hasMailbox = visit.isLocal && this.mailbox.isInUse;
    return html(<LinkSentPage visit={visit} to={localPath(query.to, '/')} hasMailbox={hasMailbox} />);
  }

  @Get('sign-in/link/:token')
  @Page(link)
  async press(
    @Visiting() visit: Visit,
    @Input() { params: { token } }: PageInputOf<typeof link>,
    @Req() { headers }: FastifyRequest,
  ): Promise<Answer> {
    const seen = await this.links.lookAt(token, readSignInCookie(PROOF, headers.cookie, this.site.behindTls));
    if (seen === null) return this.dead(visit, token);
    return html(<PressPage visit={visit} token={token} link={seen} provider={this.provider.name} />);
  }

  @Post('sign-in/link/:token')
  @Page(link)
  async use(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof link>,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const proof = readSignInCookie(PROOF, headers.cookie, this.site.behindTls);
    const signedIn = await this.links.use(params.token, deviceOf(headers['user-agent']), proof);
    if (signedIn === null) return this.dead(visit, params.token);
    await endFormerSession(this.sessions, visit);
    forgetOthers(visit, signedIn.account, reply);
    const { behindTls } = this.site;
    const used = proof === undefined ? [] : [noSignInCookie(PROOF, behindTls)];
    void reply.header('set-cookie', [...used, sessionCookie(signedIn.session, behindTls)]);
    return seeOther(`/signed-in?to=${encodeURIComponent(localPath(signedIn.returnTo, '/'))}`);
  }

  @Post('sign-out')
  @Page(leave)
  async leave(@Visiting() visit: Visit, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const elsewhere = await this.provider.wayOut(caller);
    await endFormerSession(this.sessions, visit);
    void reply.header('set-cookie', noSessionCookie(this.site.behindTls));
    forgetWhatIsKept(reply);
    return html(<SignedOutPage visit={{ ...visit, visitor: null }} elsewhere={elsewhere} />);
  }

  private async dead(visit: Visit, token: string): Promise<Answer> {
    const to = localPath(await this.links.wayOf(token), '/');
    return html(<DeadLinkPage visit={visit} to={to} />, 410);
  }
}
