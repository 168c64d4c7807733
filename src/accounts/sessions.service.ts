import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import type { Grant } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql, type Statement } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { DAY, HOUR, type Instant } from '../reservation/period.js';
import { markActive } from './accounts.queries.js';
import { hashOfToken, newToken } from './random-token.js';

/** Somebody who comes once a month does not sign in each time. */
export const SESSION_DAYS = 30;
/** Sliding, but not written at every click. */
const SLIDES_EVERY = HOUR;

const HOLDER_OF_SESSION: Statement = {
  name: 'holder-of-session',
  text: `select s.id, s.last_seen_at as "lastSeenAt", s.second_factor_at is not null as "secondFactor", a.id as account, a.pseudonym,
  a.email, a.name, a.language, a.demo, active_grants(a.id, $2) as grants,
  exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "hasSecondFactor",
  (a.name is not null and a.language is not null and a.status is not null
    and a.rules_version is not distinct from (select max(version) from house_rules)) as complete
from session s join account a on a.id = s.account_id
where s.hash = $1 and s.expires_at > $2`,
};

/** Somebody who has signed in, with what their pages say of them. */
export interface Visitor {
  readonly caller: Caller;
  readonly email: string;
  /** Null until they have told it. */
  readonly name: string | null;
  readonly language: Language | null;
  readonly demo: boolean;
  /** The session goes on for thirty days from now; the cookie must too. */
  readonly slid: boolean;
}

export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
}

/** Opaque to whoever holds one, and hashed at rest. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
  ) {}

  /** Returns what the cookie holds. Within the transaction of the proof that it follows from. */
  async open(
    sql: Sql,
    account: string,
    { device, idToken }: { readonly device: string; readonly idToken: string | null },
  ): Promise<string> {
    const now = this.clock.now();
    const { token, hash } = newToken();
    await sql.query(
      `insert into session (account_id, hash, device, signed_in_at, last_seen_at, expires_at, sealed_id_token)
values ($1, $2, $3, $4, $4, $5, $6)`,
      [
        account,
        hash,
        device,
        new Date(now),
        expiryFrom(now),
        idToken && this.secrets.seal(idToken, ID_TOKEN),
      ],
    );
    await markActive(sql, account, now);
    return token;
  }

  async visitorBy(token: string): Promise<Visitor | undefined> {
    if (token.length > 100) return undefined;
    const now = this.clock.now();
    const [row] = await this.database.query<HolderRow>(HOLDER_OF_SESSION, [
      hashOfToken(token),
      new Date(now),
    ]);
    if (row === undefined) return undefined;
    const { id, account, pseudonym, grants, lastSeenAt, secondFactor, hasSecondFactor, complete, ...person } =
      row;
    const secondFactorPending = hasSecondFactor && !secondFactor;
    const slid = lastSeenAt.getTime() <= now - SLIDES_EVERY;
    if (slid) await this.slide(id, account, now);
    const means = { by: 'session', session: id, secondFactor, secondFactorPending, complete } as const;
    return { ...person, slid, caller: { account, pseudonym, grants, means } };
  }

  async list(account: string): Promise<OpenSession[]> {
    return this.database.query<OpenSession>(
      `select id, device, signed_in_at as "signedInAt", last_seen_at as "lastSeenAt"
from session where account_id = $1 and expires_at > $2 order by last_seen_at desc, id`,
      [account, new Date(this.clock.now())],
    );
  }

  /** False when there is no such session of this account. */
  async close(account: string, id: string): Promise<boolean> {
    const closed = await this.database.query(
      'delete from session where id = $1 and account_id = $2 returning id',
      [id, account],
    );
    return closed.length > 0;
  }

  async closeOthers(account: string, own: string): Promise<void> {
    await this.database.query('delete from session where account_id = $1 and id <> $2', [account, own]);
  }

  async giveSecondFactor(session: string): Promise<void> {
    await this.database.query('update session set second_factor_at = $2 where id = $1', [
      session,
      new Date(this.clock.now()),
    ]);
  }

  /** What an identity provider has given for this session; null when it did not come from one. */
  async idTokenOf(session: string): Promise<string | null> {
    const [row] = await this.database.query<{ sealed: Buffer | null }>(
      'select sealed_id_token as sealed from session where id = $1',
      [session],
    );
    return row?.sealed ? this.secrets.open(row.sealed, ID_TOKEN) : null;
  }

  private async slide(id: string, account: string, now: Instant): Promise<void> {
    await this.database.query('update session set last_seen_at = $2, expires_at = $3 where id = $1', [
      id,
      new Date(now),
      expiryFrom(now),
    ]);
    await markActive(this.database, account, now);
  }
}

export async function forgetOldSessions(sql: Sql, now: Instant): Promise<void> {
  await sql.query('delete from session where expires_at < $1', [new Date(now)]);
}

const ID_TOKEN = 'id-token';

function expiryFrom(now: Instant): Date {
  return new Date(now + SESSION_DAYS * DAY);
}

interface HolderRow {
  readonly id: string;
  readonly lastSeenAt: Date;
  readonly secondFactor: boolean;
  readonly account: string;
  readonly pseudonym: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: Language | null;
  readonly demo: boolean;
  readonly grants: readonly Grant[];
  readonly hasSecondFactor: boolean;
  readonly complete: boolean;
}
