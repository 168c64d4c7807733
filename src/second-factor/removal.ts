import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import { remember } from '../audit/audit-trail.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { secondFactorRemoved } from './second-factor.mail.js';
import { deleteSecondFactor, pseudonymOf } from './second-factor.queries.js';

export type RemovedBy = 'self' | 'operator';

/** Taking a second factor away: its owner does, or the operator for whoever has lost telephone and recovery codes. */
@Injectable()
export class SecondFactorRemoval {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notices: AccountNotices,
  ) {}

  /** By its owner. Once more is the same as once. */
  async ofAccount(accountId: string): Promise<void> {
    await this.database.transaction((sql) => this.remove(sql, accountId, 'self'));
    this.notices.send();
  }

  /** By the operator. False when none was confirmed; undefined when nobody has this address. */
  async byEmail(email: string): Promise<boolean | undefined> {
    const removed = await this.database.transaction(async (sql) => {
      const [account] = await sql.query<{ id: string }>('select id from account where email = $1', [
        email.toLowerCase(),
      ]);
      return account && this.remove(sql, account.id, 'operator');
    });
    this.notices.send();
    return removed;
  }

  /**
   * False when none was confirmed; what was only begun goes as well. No session counts as having given it any more: a
   * role that needs one sleeps until another is set up.
   */
  private async remove(sql: Sql, accountId: string, by: RemovedBy): Promise<boolean> {
    const removed = await deleteSecondFactor(sql, accountId);
    if (!removed) return false;
    const now = this.clock.now();
    const pseudonym = await pseudonymOf(sql, accountId);
    const actor = by === 'self' ? pseudonym : null;
    await remember(sql, { action: 'second-factor.removed', actor, subject: pseudonym }, now);
    await this.notices.tell(sql, accountId, 'second-factor-removed', secondFactorRemoved(by), now);
    return true;
  }
}
