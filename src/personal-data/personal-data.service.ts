import { Injectable } from '@nestjs/common';
import { Attempts, tooManyAttempts } from '../accounts/attempts.js';
import { remember } from '../audit/audit-trail.js';
import { readingsOf, type Reading } from '../audit/audit.queries.js';
import { Mailbox } from '../outbox/mailbox.js';
import { grantsFor } from '../permissions/may.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { DAY } from '../reservation/period.js';
import { eraseAccount } from './erasure.js';
import { findPerson, wasExportedSince } from './my-data.queries.js';
import { collectMyData, type MyData } from './my-data.js';
import { changeRetention, readRetention } from './retention.js';
import type { Retention, RetentionChanges } from './retention.schemas.js';

/** Everything in both forms, and over again after each change: nobody needs it more often. Each costs a large statement. */
const EXPORTS_IN_A_DAY = { most: 20, minutes: 24 * 60 };

/** What people may ask about their own data, and administrators about how long data are kept. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly mailbox: Mailbox,
  ) {}

  /** Everything, and the trail remembers that it was asked for: once a day, however often it was. */
  async exportMyData({ account, pseudonym }: Caller): Promise<MyData> {
    const taken = await this.attempts.take('export', account, EXPORTS_IN_A_DAY);
    if (!taken.allowed) throw tooManyAttempts(taken);
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      const entry = { action: 'account.exported', actor: pseudonym, subject: pseudonym } as const;
      if (!(await wasExportedSince(sql, pseudonym, now - DAY))) await remember(sql, entry, now);
      return collectMyData(sql, account, now);
    });
  }

  /** Who has read my record, latest first: in which role and where. */
  async readings({ pseudonym }: Caller): Promise<Reading[]> {
    return readingsOf(this.database, pseudonym);
  }

  /** At once and for good. The address, typed once more, says that it is meant. */
  async eraseMe({ account }: Caller, confirm: string, language: Language): Promise<void> {
    const erased = await this.database.transaction(async (sql) => {
      const person = await findPerson(sql, account);
      if (person === undefined) throw notFound();
      if (confirm.trim().toLowerCase() !== person.email)
        throw invalidRequest([{ field: 'confirm', message: NOT_YOUR_ADDRESS[language] }]);
      await eraseAccount(sql, account, { by: 'self', now: this.clock.now() });
      return person;
    });
    await this.mailbox.forget(erased.email);
  }

  async retention(): Promise<Retention> {
    return readRetention(this.database);
  }

  async changeRetention(caller: Caller, changes: RetentionChanges, language: Language): Promise<Retention> {
    const role = grantsFor(caller, 'network.settings')[0]?.role ?? null;
    const editor = { pseudonym: caller.pseudonym, role, language };
    return changeRetention(this.database, changes, editor, this.clock.now());
  }
}

const NOT_YOUR_ADDRESS: Words = {
  fr: 'n’est pas l’adresse électronique de votre compte',
  en: 'is not the e-mail address of your account',
};
