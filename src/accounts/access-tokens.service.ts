import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere } from '../permissions/may.js';
import type { TokenScope } from '../permissions/permissions.js';
import type { Grant } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Statement } from '../platform/database/database.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { HOUR, type Instant } from '../reservation/period.js';
import { AccountNotices } from './account-notices.js';
import { AccessToken } from './access-token.entity.js';
import { LONGEST_DAYS } from './access-token-days.js';
import { tokenIssued } from './access-tokens.mail.js';
import { NO_HOST } from './access-tokens.words.js';
import { accountOf, markActive } from './accounts.queries.js';
import { hashOfToken, newToken } from './random-token.js';

/** So that a token found in a log or a repository is recognised for what it is. */
const TOKEN_PREFIX = 'tlc_';
/** "Last used" is told to the hour, so that reading does not mean writing each time. */
const NOTED_EVERY = HOUR;

const HOLDER_OF_TOKEN: Statement = {
  name: 'holder-of-token',
  text: `select t.id, t.scopes, t.last_used_at as "lastUsedAt", a.id as account, a.pseudonym, active_grants(a.id, $2) as grants,
  t.second_factor and exists (
    select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "secondFactor"
from access_token t join account a on a.id = t.account_id
where t.hash = $1 and t.revoked_at is null and t.expires_at > $2`,
};

export interface NewToken {
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

export interface IssuedToken {
  readonly id: string;
  /** Shown once; it cannot be read again. */
  readonly token: string;
  readonly expiresAt: Date;
}

@Injectable()
export class AccessTokensService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
    private readonly notices: AccountNotices,
  ) {}

  /**
   * By the operator, for an address; the account is made when the address is new. It counts as made with a second factor:
   * whoever runs the command has the database anyway.
   */
  async issueTo(email: string, wish: NewToken): Promise<IssuedToken> {
    const account = await accountOf(this.database, email, this.clock.now());
    return this.issue(account.id, wish, true, { actor: null, subject: account.pseudonym });
  }

  /** By people who have signed in, for themselves. */
  async issueFor(caller: Caller, wish: NewToken, language: Language): Promise<IssuedToken> {
    if (wish.scopes.includes('host') && !mayAnywhere(caller, 'bookings.place.change'))
      throw invalidRequest([{ field: 'scopes', message: NO_HOST[language] }]);
    const { account, pseudonym, means } = caller;
    return this.issue(account, wish, means.secondFactor, { actor: pseudonym, subject: pseudonym });
  }

  /** Those that still work, newest first. */
  async list(account: string): Promise<AccessToken[]> {
    const expiresAt = MoreThan(new Date(this.clock.now()));
    const order = { createdAt: 'desc' } as const;
    return this.tokens.find({ where: { accountId: account, revokedAt: IsNull(), expiresAt }, order });
  }

  /** False when there is no such token of this account. */
  async revoke({ account, pseudonym }: Caller, id: string): Promise<boolean> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      const revoked = await sql.query(
        'update access_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null returning id',
        [id, account, new Date(now)],
      );
      if (revoked.length === 0) return false;
      await remember(sql, { action: 'token.revoked', actor: pseudonym, subject: pseudonym }, now);
      return true;
    });
  }

  /** Whoever this token acts for; undefined when it is unknown, revoked or past its time. */
  async callerBy(token: string): Promise<Caller | undefined> {
    if (!token.startsWith(TOKEN_PREFIX) || token.length > 100) return undefined;
    const now = this.clock.now();
    const [row] = await this.database.query<HolderRow>(HOLDER_OF_TOKEN, [hashOfToken(token), new Date(now)]);
    if (row === undefined) return undefined;
    const { account, pseudonym, grants, secondFactor, scopes } = row;
    if (row.lastUsedAt === null || row.lastUsedAt.getTime() <= now - NOTED_EVERY)
      await this.noteUse(row.id, account, now);
    return { account, pseudonym, grants, means: { by: 'token', secondFactor, scopes } };
  }

  private async issue(
    accountId: string,
    { label, days, ...wish }: NewToken,
    secondFactor: boolean,
    who: { readonly actor: string | null; readonly subject: string },
  ): Promise<IssuedToken> {
    const now = this.clock.now();
    const { token, hash } = newToken(TOKEN_PREFIX);
    const scopes = [...new Set(wish.scopes)];
    const expiresAt = new Date(now + Math.min(days, LONGEST_DAYS) * 24 * HOUR);
    const issued = await this.database.transaction(async (sql) => {
      const [row] = await sql.query<{ id: string }>(
        `insert into access_token (account_id, hash, label, scopes, second_factor, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [accountId, hash, label, scopes, secondFactor, new Date(now), expiresAt],
      );
      await remember(sql, { action: 'token.issued', ...who, details: { scopes: scopes.join(' ') } }, now);
      const words = tokenIssued({ label, scopes, expiresAt, byOperator: who.actor === null });
      await this.notices.tell(sql, accountId, 'token-issued', words, now);
      return { id: row?.id ?? '', token, expiresAt };
    });
    this.notices.send();
    return issued;
  }

  private async noteUse(id: string, account: string, now: Instant): Promise<void> {
    await this.database.query('update access_token set last_used_at = $2 where id = $1', [id, new Date(now)]);
    await markActive(this.database, account, now);
  }
}

interface HolderRow {
  readonly id: string;
  readonly scopes: readonly TokenScope[];
  readonly lastUsedAt: Date | null;
  readonly account: string;
  readonly pseudonym: string;
  readonly grants: readonly Grant[];
  readonly secondFactor: boolean;
}
