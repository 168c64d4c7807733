import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { inLanguage } from '../platform/http/language-in-address.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { isInForce } from '../roles/grant-record.js';
import { RolesService } from '../roles/roles.service.js';
import { readProfile, writeProfile } from '../sign-in/profile.queries.js';
import type { Done } from './done.js';
import { accountQuery, profileForm } from './my-account.schemas.js';
import { readReach, writeReach } from './reach.queries.js';
import { ProfilePage } from './profile.views.js';

const show = { access: 'account.own', query: accountQuery } satisfies PageDescription;
const change = { access: 'account.own', form: profileForm } satisfies PageDescription;

@Controller('account')
export class ProfilePages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly roles: RolesService,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return this.page(visit, null, query.done);
  }

  @Post('profile')
  @Page(change)
  async change(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof change>): Promise<Answer> {
    if (form.errors) return this.page(visit, form);
    const { account } = visitorOf(visit).caller;
    const { phone, doorInitials, ...profile } = form.value;
    await this.database.transaction(async (sql) => {
      await writeProfile(sql, account, profile);
      await writeReach(sql, account, { phone, doorInitials });
    });
    // Who has chosen here does not mean the language of an earlier choice.
    const language = visit.addressLanguage && form.value.language;
    return seeOther(inLanguage('/account?done=profile', language));
  }

  private async page(visit: Visit, form: Filled<unknown> | null, done?: Done): Promise<Answer> {
    const { account } = visitorOf(visit).caller;
    const profile = (await readProfile(this.database, account)) ?? null;
    const reach = await readReach(this.database, account);
    const now = this.clock.now();
    const roles = (await this.roles.ofAccount(account)).filter((grant) => isInForce(grant, now));
    const page = (
      <ProfilePage visit={visit} profile={profile} reach={reach} roles={roles} form={form} done={done} />
    );
    return html(page, form === null ? 200 : 422);
  }
}
