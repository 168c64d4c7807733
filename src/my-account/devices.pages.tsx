import { Controller, Get, Post } from '@nestjs/common';
import { idParams } from '../accounts/accounts.schemas.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { DevicesPage } from './devices.views.js';
import { accountQuery } from './my-account.schemas.js';

const show = { access: 'account.own', query: accountQuery } satisfies PageDescription;
const closeOthers = { access: 'account.own' } satisfies PageDescription;
const close = { access: 'account.own', params: idParams } satisfies PageDescription;

/** Where I am signed in, and how I prove that it is me. */
@Controller('account')
export class DevicesPages {
  constructor(
    private readonly sessions: SessionsService,
    private readonly secondFactor: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  @Get('devices')
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const { account } = visitorOf(visit).caller;
    return html(
      <DevicesPage
        visit={visit}
        sessions={await this.sessions.list(account)}
        own={ownSession(visit)}
        hasSecondFactor={(await this.secondFactor.stateOf(account)) === 'confirmed'}
        codesLeft={await this.secondFactor.recoveryCodesLeft(account)}
        now={this.clock.now()}
        done={query.done}
      />,
    );
  }

  @Post('sessions/others/closing')
  @Page(closeOthers)
  async closeOthers(@Visiting() visit: Visit): Promise<Answer> {
    await this.sessions.closeOthers(visitorOf(visit).caller.account, ownSession(visit));
    return seeOther('/account/devices?done=signed-out-elsewhere');
  }

  /** One that is already closed is closed: somebody may press twice, or it may have come to its end. */
  @Post('sessions/:id/closing')
  @Page(close)
  async close(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof close>): Promise<Answer> {
    await this.sessions.close(visitorOf(visit).caller.account, params.id);
    return seeOther('/account/devices?done=signed-out-there');
  }
}

/** No program comes here: see `permissions`. */
function ownSession(visit: Visit): string {
  const { means } = visitorOf(visit).caller;
  if (means.by !== 'session') throw notFound();
  return means.session;
}
