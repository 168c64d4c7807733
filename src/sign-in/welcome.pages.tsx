import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor, waitingForSecondFactor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { localPath } from '../platform/web/local-path.js';
import { acceptHouseRules, currentHouseRules, readProfile, writeProfile } from './profile.queries.js';
import { wayQuery, welcomeForm } from './sign-in.schemas.js';
import { HouseRulesPage, WelcomePage } from './welcome.views.js';

const signedIn = { access: 'sign-in.finish', query: wayQuery } satisfies PageDescription;
const show = { access: 'account.enter-or-leave', query: wayQuery } satisfies PageDescription;
const tell = { access: 'account.enter-or-leave', form: welcomeForm } satisfies PageDescription;
const rules = { access: 'public' } satisfies PageDescription;

/** What stands between the button of the mail and the place one wanted to go. */
@Controller()
export class WelcomePages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Shows the way: second factor, then name and rules, then where one wanted to go. */
  @Get('signed-in')
  @Page(signedIn)
  signedIn(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof signedIn>): Answer {
    const { caller } = visitorOf(visit);
    const to = localPath(query.to, '/');
    const detour = encodeURIComponent(to);
    const { means } = caller;
    if (means.by === 'session' && means.secondFactorPending) return seeOther(`/second-factor?to=${detour}`);
    if (means.by === 'session' && !means.complete) return seeOther(`/welcome?to=${detour}`);
    if (waitingForSecondFactor(caller).length > 0) return seeOther(`/second-factor?to=${detour}`);
    return seeOther(to === '/' ? firstPageOf(caller) : to);
  }

  @Get('welcome')
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const { account } = visitorOf(visit).caller;
    const [houseRules, profile] = await Promise.all([
      currentHouseRules(this.database, visit.language),
      readProfile(this.database, account),
    ]);
    const to = localPath(query.to, '/');
    return html(
      <WelcomePage visit={visit} rules={houseRules} profile={profile ?? null} to={to} form={null} />,
    );
  }

  @Post('welcome')
  @Page(tell)
  async tell(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof tell>): Promise<Answer> {
    const { account } = visitorOf(visit).caller;
    const to = localPath(form.typed['to'], '/');
    const houseRules = await currentHouseRules(this.database, visit.language);
    if (form.errors)
      return html(<WelcomePage visit={visit} rules={houseRules} profile={null} to={to} form={form} />, 422);
    const { rulesVersion, accepted: _, to: __, ...profile } = form.value;
    const accepted = await this.database.transaction(async (sql) => {
      await writeProfile(sql, account, profile);
      return acceptHouseRules(sql, account, rulesVersion, this.clock.now());
    });
    return seeOther(`/${accepted ? 'signed-in' : 'welcome'}?to=${encodeURIComponent(to)}`);
  }

  @Get('house-rules')
  @Page(rules)
  async rules(@Visiting() visit: Visit): Promise<Answer> {
    const houseRules = await currentHouseRules(this.database, visit.language);
    return html(<HouseRulesPage visit={visit} rules={houseRules} />);
  }
}

/** Where nobody said where to: hosts begin with their day. */
function firstPageOf(caller: Caller): string {
  return grantsFor(caller, 'attendance').some(({ role }) => role === 'host') ? '/host' : '/';
}
