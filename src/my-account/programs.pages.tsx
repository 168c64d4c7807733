import { Controller, Get, Post } from '@nestjs/common';
import { AccessTokensService } from '../accounts/access-tokens.service.js';
import { idParams } from '../accounts/accounts.schemas.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { mayAnywhere } from '../permissions/may.js';
import { TOKEN_SCOPES } from '../permissions/permissions.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import type { Done } from './done.js';
import { accountQuery, programForm } from './my-account.schemas.js';
import { NewProgramPage, ProgramsPage } from './programs.views.js';

const show = { access: 'account.own', query: accountQuery } satisfies PageDescription;
const add = { access: 'account.own', form: programForm } satisfies PageDescription;
const stop = { access: 'account.own', params: idParams } satisfies PageDescription;

/** Access tokens, as people see them: programs that act for them. */
@Controller('account/programs')
export class ProgramsPages {
  constructor(
    private readonly tokens: AccessTokensService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query.done);
  }

  /** The answer holds the secret, so it is no page that one could come back to. */
  @Post()
  @Page(add)
  async add(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof add>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { language } = visit;
    if (form.errors) return this.page(visit, form);
    const { label, days, ...ticked } = form.value;
    const scopes = TOKEN_SCOPES.filter((scope) => ticked[scope]);
    try {
      if (scopes.length === 0) throw invalidRequest([{ field: 'scopes', message: NO_SCOPE[language] }]);
      const issued = await this.tokens.issueFor(caller, { label, scopes, days }, language);
      return html(<NewProgramPage visit={visit} label={label} issued={issued} />);
    } catch (refusal) {
      return this.page(visit, refusedForm(form, refusal, language));
    }
  }

  /** One that is already stopped is stopped: somebody may press twice. */
  @Post(':id/revocation')
  @Page(stop)
  async stop(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof stop>): Promise<Answer> {
    await this.tokens.revoke(visitorOf(visit).caller, params.id);
    return seeOther('/account/programs?done=program-stopped');
  }

  private async page(visit: Visit, form: Filled<unknown> | null, done?: Done): Promise<Answer> {
    const programs = await this.tokens.list(visitorOf(visit).caller.account);
    const known = { programs, isHost: isHost(visit), now: this.clock.now() };
    return html(<ProgramsPage visit={visit} {...known} form={form} done={done} />, form === null ? 200 : 422);
  }
}

const NO_SCOPE: Words = { fr: 'cochez au moins une case', en: 'tick at least one box' };

function isHost(visit: Visit): boolean {
  return mayAnywhere(visitorOf(visit).caller, 'bookings.place.change');
}
