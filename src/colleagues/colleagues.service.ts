import { Injectable } from '@nestjs/common';
import { Attempts, tooManyAttempts } from '../accounts/attempts.js';
import { remember, type AuditEntry } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import {
  allowColleague,
  isOwnAddress,
  listAllowed,
  listAllowing,
  withdrawColleague,
  type AllowedColleague,
  type AllowingColleague,
} from './colleagues.queries.js';

export interface Colleagues {
  /** Who may book for the caller. */
  readonly allowed: readonly AllowedColleague[];
  /** For whom the caller may book. */
  readonly allowing: readonly AllowingColleague[];
}

/** Nobody has more new colleagues in a day; each of them reads in their account who has named them. */
const ALLOWED_IN_A_DAY = { most: 20, minutes: 24 * 60 };

@Injectable()
export class ColleaguesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
  ) {}

  async list({ account }: Caller): Promise<Colleagues> {
    const allowed = await listAllowed(this.database, account);
    return { allowed, allowing: await listAllowing(this.database, account) };
  }

  /**
   * Lets whoever has this address book for the caller. Nobody looks whether a member has it: the answer is the same, and
   * so is what is remembered. Once more is the same as once.
   */
  async allow(caller: Caller, email: string, language: Language): Promise<AllowedColleague> {
    const taken = await this.attempts.take('colleague', caller.account, ALLOWED_IN_A_DAY);
    if (!taken.allowed) throw tooManyAttempts(taken);
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      if (await isOwnAddress(sql, caller.account, email))
        throw invalidRequest([{ field: 'email', message: YOURSELF[language] }]);
      const { isNew, ...colleague } = await allowColleague(sql, caller.account, email, now);
      if (isNew) await remember(sql, entryOf('colleague.allowed', caller), now);
      return colleague;
    });
  }

  /** From now on they can neither book for the caller nor touch what they have booked. */
  async withdraw(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      if (!(await withdrawColleague(sql, caller.account, id))) throw notFound();
      await remember(sql, entryOf('colleague.withdrawn', caller), now);
    });
  }
}

/** Without a subject: it would say in the caller's own data whether a member has the address. */
function entryOf(action: 'colleague.allowed' | 'colleague.withdrawn', { pseudonym }: Caller): AuditEntry {
  return { action, actor: pseudonym, subject: null };
}

const YOURSELF: Words = {
  fr: 'est votre propre adresse\u00a0: vous réservez déjà pour vous',
  en: 'is your own address: you book for yourself already',
};
