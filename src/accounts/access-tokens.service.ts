import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Database, type Statement } from '../platform/database/database.js';
import { AccessToken } from './access-token.entity.js';
import { Account } from './account.entity.js';

/** 256 bits: twice what a guess would need a planet for. */
const TOKEN_BYTES = 32;
/** So that a token found in a log or a repository is recognised for what it is. */
const TOKEN_PREFIX = 'tlc_';
const DAYS_VALID = 365;

const HOLDER_OF_TOKEN: Statement = {
  name: 'holder-of-token',
  text: 'select account_id as "accountId" from access_token where hash = $1 and revoked_at is null and expires_at > $2',
};

export interface IssuedToken {
  /** Shown once; it cannot be read again. */
  readonly token: string;
  readonly email: string;
  readonly expiresAt: Date;
}

@Injectable()
export class AccessTokensService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
  ) {}

  /** The account is made when the address is new. */
  async issue(email: string, label: string): Promise<IssuedToken> {
    const address = email.toLowerCase();
    await this.accounts.createQueryBuilder().insert().values({ email: address }).orIgnore().execute();
    const account = await this.accounts.findOneByOrFail({ email: address });
    const token = TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(this.clock.now() + DAYS_VALID * 24 * 3_600_000);
    await this.tokens.insert({ accountId: account.id, hash: hashOf(token), label, expiresAt });
    return { token, email: address, expiresAt };
  }

  /** The account that this token acts for; undefined when it is unknown, revoked or past its time. */
  async holderOf(token: string): Promise<string | undefined> {
    if (!token.startsWith(TOKEN_PREFIX) || token.length > 100) return undefined;
    const [row] = await this.database.query<{ accountId: string }>(HOLDER_OF_TOKEN, [
      hashOf(token),
      new Date(this.clock.now()),
    ]);
    return row?.accountId;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
