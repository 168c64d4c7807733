import { Inject, Injectable } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { linkIdentity, type ProvenIdentity } from './identities.queries.js';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in-options.js';
import { identityLinked } from './sign-in.mail.js';

/** By which providers an account can be entered. Its owner is told of each that is added. */
@Injectable()
export class LinkedIdentities {
  constructor(
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
    private readonly notices: AccountNotices,
  ) {}

  /** In the caller's transaction. Whoever makes their account by coming from a provider adds nothing to it. */
  async link(
    sql: Sql,
    account: { readonly id: string; readonly isNew: boolean },
    identity: ProvenIdentity,
    now: Instant,
  ): Promise<void> {
    const isAdded = await linkIdentity(sql, account.id, identity, now);
    if (!isAdded || account.isNew) return;
    const provider = this.options.oidc?.name ?? new URL(identity.issuer).host;
    await this.notices.tell(sql, account.id, 'identity-linked', identityLinked(provider), now);
  }
}
