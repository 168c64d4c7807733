import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { Mailbox } from '../outbox/mailbox.js';
import { Outbox } from '../outbox/outbox.js';
import { Database } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import { DAY, type Instant } from '../reservation/period.js';
import { eraseAccount } from './erasure.js';
import { lockPerson } from './erasure.queries.js';
import { idleWarning } from './idle-warning.js';
import {
  forgetAuditEntries,
  forgetGuests,
  forgetMails,
  forgetSeriesOfGuests,
  forgetUselessLetters,
  findIdleToErase,
  isIdleToErase,
  takeIdleToWarn,
} from './retention.queries.js';
import { readRetention } from './retention.js';

/** What one night has done. */
export interface RetentionRun {
  readonly auditEntries: number;
  readonly guests: number;
  readonly mails: number;
  readonly letters: number;
  readonly warned: number;
  readonly erased: number;
}

/**
 * Forgets what has been kept for long enough. Once more is the same as once, and several instances may do it at the
 * same time: what one has taken, the others skip.
 */
@Injectable()
export class RetentionService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly site: Site,
    private readonly mailbox: Mailbox,
  ) {}

  async run(now: Instant): Promise<RetentionRun> {
    const { auditMonths, guestMonths, mailDays } = await readRetention(this.database);
    await this.mailbox.forgetBefore(now - mailDays * DAY);
    return {
      auditEntries: await forgetAuditEntries(this.database, auditMonths, now),
      guests: await this.forgetGuests(guestMonths, now),
      mails: await forgetMails(this.database, mailDays, now),
      letters: await forgetUselessLetters(this.database, now),
      warned: await untilNoneIsLeft(() => this.warnOne(now)),
      erased: await this.eraseIdle(now),
    };
  }

  /** Their series after their bookings, which keep a series as long as one of them is somebody's. */
  private async forgetGuests(months: number, now: Instant): Promise<number> {
    const guests = await forgetGuests(this.database, months, now);
    await forgetSeriesOfGuests(this.database, months, now);
    return guests;
  }

  /** The mail leaves if and only if the warning is noted. */
  private async warnOne(now: Instant): Promise<boolean> {
    const siteName = await this.site.name();
    const warned = await this.database.transaction(async (sql) => {
      const person = await takeIdleToWarn(sql, now);
      if (person === undefined) return false;
      const letter = idleWarning(person, { name: siteName, url: `${this.site.baseUrl}/sign-in` });
      await this.outbox.put(sql, { kind: 'idle-warning', to: person.email, letter }, now);
      await remember(sql, { action: 'account.idle-warned', actor: null, subject: person.pseudonym }, now);
      return true;
    });
    if (warned) this.outbox.wake();
    return warned;
  }

  private async eraseIdle(now: Instant): Promise<number> {
    for (let erased = 0; ;) {
      const idle = await findIdleToErase(this.database, now);
      if (idle === undefined) return erased;
      if (!(await this.eraseIfStillIdle(idle.id, now))) continue;
      await this.mailbox.forget(idle.email);
      erased++;
    }
  }

  /** Found without a lock, so that locks are taken in the order of every erasure: meanwhile they may have come back. */
  private async eraseIfStillIdle(account: string, now: Instant): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      await lockPerson(sql, account, now);
      if (!(await isIdleToErase(sql, account, now))) return false;
      return (await eraseAccount(sql, account, { by: 'idle', now })) !== undefined;
    });
  }
}

/** One at a time: each in a transaction of its own, so that nobody waits long. */
async function untilNoneIsLeft(work: () => Promise<boolean>): Promise<number> {
  let count = 0;
  while (await work()) count++;
  return count;
}
