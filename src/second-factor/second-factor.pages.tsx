import { Controller, Get, Post } from '@nestjs/common';
import { secondFactorNeeded } from '../accounts/accounts.problems.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Visiting, visitorOf, type KnownVisitor, type Visit } from '../accounts/visit.js';
import type { Caller, SignedIn } from '../permissions/caller.js';
import { ROLES_WITH_SECOND_FACTOR } from '../permissions/roles.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { localPath } from '../platform/web/local-path.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { SecondFactorRemoval } from './removal.js';
import { wrongCode } from './second-factor.problems.js';
import { codeForm, wayForm, wayQuery } from './second-factor.schemas.js';
import { SecondFactorService, type RecoveryCodes } from './second-factor.service.js';
import { CodePage, EnrolmentPage, GivenPage, RecoveryCodesPage, WhyPage } from './second-factor.views.js';

const show = { access: 'sign-in.finish', query: wayQuery } satisfies PageDescription;
const begin = { access: 'sign-in.finish', form: wayForm } satisfies PageDescription;
const confirm = { access: 'sign-in.finish', form: codeForm } satisfies PageDescription;
const verify = { access: 'sign-in.finish', form: codeForm } satisfies PageDescription;
const renew = { access: 'account.own' } satisfies PageDescription;
const remove = { access: 'account.own' } satisfies PageDescription;

/** Setting up the code of one's telephone, and giving it. Nobody who still owes it can set up another or remove it. */
@Controller('second-factor')
export class SecondFactorPages {
  constructor(
    private readonly secondFactor: SecondFactorService,
    private readonly removal: SecondFactorRemoval,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.nextStep(visit, localPath(query.to, '/'), null);
  }

  @Post('enrolment')
  @Page(begin)
  async begin(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof begin>): Promise<Answer> {
    const { caller, email } = visitorOf(visit);
    const { session } = sessionOf(caller);
    if ((await this.secondFactor.stateOf(caller.account, session)) !== 'confirmed')
      await this.secondFactor.begin(caller.account, session, email, visit.language);
    return seeOther(stepPath(localPath(form.typed['to'], '/')));
  }

  @Post('confirmation')
  @Page(confirm)
  async confirm(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof confirm>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { session } = sessionOf(caller);
    const to = localPath(form.typed['to'], '/');
    // Sent twice, or from a page of yesterday: shown where they are now.
    if ((await this.secondFactor.stateOf(caller.account, session)) !== 'begun') return seeOther(stepPath(to));
    if (form.errors) return this.nextStep(visit, to, form);
    let codes: RecoveryCodes;
    try {
      codes = await this.secondFactor.confirm(caller.account, session, form.value.code);
    } catch (refusal) {
      return this.nextStep(visit, to, refusedForm(form, refusal, visit.language, FIELD_OF));
    }
    await this.sessions.giveSecondFactor(session);
    return html(<RecoveryCodesPage visit={visit} codes={codes} next={onwards(caller, to)} />);
  }

  @Post()
  @Page(verify)
  async verify(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof verify>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const to = localPath(form.typed['to'], '/');
    if (form.errors) return this.nextStep(visit, to, form);
    if (!(await this.secondFactor.verify(caller.account, form.value.code)))
      return this.nextStep(visit, to, refusedForm(form, wrongCode(), visit.language, FIELD_OF));
    await this.sessions.giveSecondFactor(sessionOf(caller).session);
    return seeOther(onwards(caller, to));
  }

  @Post('recovery-codes')
  @Page(renew)
  async renew(@Visiting() visit: Visit): Promise<Answer> {
    const { caller } = visitorOf(visit);
    refuseWithoutCode(caller);
    const codes = await this.secondFactor.renewRecoveryCodes(caller.account);
    return html(<RecoveryCodesPage visit={visit} codes={codes} next="/account/devices" />);
  }

  @Post('removal')
  @Page(remove)
  async remove(@Visiting() visit: Visit): Promise<Answer> {
    const { caller } = visitorOf(visit);
    refuseWithoutCode(caller);
    await this.removal.ofAccount(caller.account);
    return seeOther('/account/devices?done=second-factor-removed');
  }

  /** One address for the whole way: it shows what is still to do. */
  private async nextStep(visit: Visit, to: string, form: Filled<unknown> | null): Promise<Answer> {
    const visitor = visitorOf(visit);
    const { account } = visitor.caller;
    const { session, secondFactor: isGiven } = sessionOf(visitor.caller);
    const status = form === null ? 200 : 422;
    const isConfirmed = (await this.secondFactor.stateOf(account, session)) === 'confirmed';
    const isRequired = isNeeded(visitor.caller);
    if (isConfirmed && isGiven) {
      const codesLeft = await this.secondFactor.recoveryCodesLeft(account);
      return html(<GivenPage visit={visit} codesLeft={codesLeft} isRequired={isRequired} />, status);
    }
    const step = { visit, to, form, demoCode: await this.demoCode(visit, visitor) };
    if (isConfirmed) return html(<CodePage {...step} />, status);
    const enrolment = await this.secondFactor.begun(account, session, visitor.email, visit.language);
    if (enrolment === null) return html(<WhyPage visit={visit} to={to} isRequired={isRequired} />, status);
    return html(<EnrolmentPage {...step} enrolment={enrolment} />, status);
  }

  /** A demonstration has no telephone. Null for everybody else, and seen from any other machine. */
  private async demoCode({ isLocal }: Visit, { demo, caller }: KnownVisitor): Promise<string | null> {
    return demo && isLocal ? this.secondFactor.currentCode(caller.account) : null;
  }
}

const FIELD_OF = { 'wrong-code': 'code' };

/** Someone who has not finished signing in goes on with that. */
function onwards(caller: Caller, to: string): string {
  return sessionOf(caller).complete ? to : `/signed-in?to=${encodeURIComponent(to)}`;
}

function stepPath(to: string): string {
  return to === '/' ? '/second-factor' : `/second-factor?to=${encodeURIComponent(to)}`;
}

function refuseWithoutCode(caller: Caller): void {
  if (!sessionOf(caller).secondFactor) throw secondFactorNeeded('/');
}

function isNeeded({ grants }: Caller): boolean {
  return grants.some(({ role }) => ROLES_WITH_SECOND_FACTOR.includes(role));
}

/** No program comes here: see `permissions`. */
function sessionOf({ means }: Caller): SignedIn {
  if (means.by !== 'session') throw notFound();
  return means;
}
