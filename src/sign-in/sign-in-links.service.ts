import { Injectable } from '@nestjs/common';
import { accountOf } from '../accounts/accounts.queries.js';
import { Attempts, tooManyAttempts, type Limit, type Taken } from '../accounts/attempts.js';
import { hashOfToken, newToken } from '../accounts/random-token.js';
import { remember } from '../audit/audit-trail.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { inLanguage } from '../platform/http/language-in-address.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import type { ProvenIdentity } from './identities.queries.js';
import { LinkedIdentities } from './linked-identities.js';
import { PROOF } from './sign-in-cookies.js';
import {
  findLink,
  findWay,
  hasLivingLink,
  insertLink,
  takeLink,
  type SeenLink,
} from './sign-in-links.queries.js';
import { linkingLetter, signInLetter } from './sign-in.mail.js';
import { sourceOf } from './source.js';

/** ANSSI and CNIL say nothing of mailed links; a quarter of an hour is enough for a slow mail and short for a thief. */
const LINK_MINUTES = PROOF.minutes;

/** Whoever has lost two mails may ask again; nobody's mailbox is flooded. */
const PER_ADDRESS: readonly Limit[] = [
  { most: 5, minutes: 15 },
  { most: 20, minutes: 24 * 60 },
];
/** What is left to somebody in whose name others have asked too often. */
const SPARE: Limit = { most: 1, minutes: LINK_MINUTES };
/** A whole town hall may sign in from one address on a Monday morning. */
const PER_SOURCE: Limit = { most: 60, minutes: 15 };

export interface LinkWish {
  readonly email: string;
  readonly language: Language;
  /** Where the page that asked had it in its address: the link keeps it, in whichever browser it is opened. */
  readonly addressLanguage?: Language | undefined;
  /** Where to go afterwards: a path of ours. */
  readonly returnTo: string;
  /** Where the request comes from, for the limits only. */
  readonly source: string;
  readonly waiting?: WaitingIdentity;
}

/** Of whoever came from a provider that does not vouch for their address: linked when they prove it in their browser. */
export interface WaitingIdentity {
  readonly identity: ProvenIdentity;
  /** Name of the provider. */
  readonly provider: string;
  /** Of what the browser keeps. Without it, an attacker's identity would be linked by the press of their victim. */
  readonly proofHash: Buffer;
}

export interface SignedInBy {
  readonly account: string;
  /** For the cookie. */
  readonly session: string;
  readonly returnTo: string;
}

/**
 * Signing in by a mailed link. Asking for one never looks at whether the address is known: there is one way for all, and
 * nothing to be learnt from it. The account is made when the link is used.
 */
@Injectable()
export class SignInLinksService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    private readonly sessions: SessionsService,
    private readonly identities: LinkedIdentities,
    private readonly site: Site,
  ) {}

  async send(wish: LinkWish): Promise<void> {
    const source = await this.attempts.take(
      `sign-in source ${PER_SOURCE.minutes}`,
      sourceOf(wish.source),
      PER_SOURCE,
    );
    if (!source.allowed) throw tooManyAttempts(source);
    const exceeded = await this.exceeded(mailboxOf(wish.email));
    if (exceeded !== null) {
      // Somebody else may have asked in their name: whoever has a link in the mailbox needs no other, and whoever has none
      // gets one all the same, as long as it lives. Only spellings with a tag, of which there is no end, are refused.
      if (await hasLivingLink(this.database, wish.email, this.clock.now())) return;
      const spare = isTagged(wish.email)
        ? null
        : await this.attempts.take('sign-in spare', wish.email, SPARE);
      if (spare === null) throw tooManyAttempts(exceeded);
      if (!spare.allowed) return;
    }
    await this.mail(wish);
  }

  /** A link that is not mailed: for the operator and the demonstration. Returns its path. */
  async pathFor(email: string, language: Language): Promise<string> {
    const wish = { email: email.toLowerCase(), language, returnTo: '/' };
    const { token } = await this.make(this.database, wish);
    return `/sign-in/link/${token}`;
  }

  /** What a link would do in the browser that keeps this proof; null when it is of no use any more, and unchanged by it. */
  async lookAt(token: string, proof: string | undefined): Promise<SeenLink | null> {
    const seen = await findLink(this.database, hashOfToken(token), hashOfProof(proof), this.clock.now());
    return seen ?? null;
  }

  /** Where a link was to lead, even one of no use any more; undefined when nothing is known of it. */
  async wayOf(token: string): Promise<string | undefined> {
    return findWay(this.database, hashOfToken(token));
  }

  /** Null when it is of no use any more. */
  async use(token: string, device: string, proof: string | undefined): Promise<SignedInBy | null> {
    const now = this.clock.now();
    const signedIn = await this.database.transaction(async (sql) => {
      const link = await takeLink(sql, hashOfToken(token), hashOfProof(proof), now);
      if (link === undefined) return null;
      const account = await accountOf(sql, link.email, now);
      const who = { actor: account.pseudonym, subject: account.pseudonym };
      if (account.isNew) await remember(sql, { action: 'account.created', ...who }, now);
      const { issuer, subject, siret } = link;
      if (link.isProven && issuer !== null && subject !== null)
        await this.identities.link(sql, account, { issuer, subject, siret }, now);
      await remember(sql, { action: 'sign-in.by-link', ...who }, now);
      const session = await this.sessions.open(sql, account.id, { device, idToken: null });
      return { account: account.id, session, returnTo: link.returnTo };
    });
    this.outbox.wake();
    return signedIn;
  }

  /** The limit of the mailbox that is reached. */
  private async exceeded(mailbox: string): Promise<Taken | null> {
    for (const limit of PER_ADDRESS) {
      const taken = await this.attempts.take(`sign-in address ${limit.minutes}`, mailbox, limit);
      if (!taken.allowed) return taken;
    }
    return null;
  }

  private async mail(wish: LinkWish): Promise<void> {
    const { email, language, addressLanguage, waiting } = wish;
    const networkName = await this.site.name();
    await this.database.transaction(async (sql) => {
      const { token, expiresAt } = await this.make(sql, wish);
      const url = this.site.baseUrl + inLanguage(`/sign-in/link/${token}`, addressLanguage);
      const letter =
        waiting === undefined
          ? signInLetter(language, networkName, url)
          : linkingLetter(language, networkName, url, waiting.provider);
      await this.outbox.put(sql, { kind: 'sign-in', to: email, letter, expiresAt }, this.clock.now());
    });
    this.outbox.wake();
  }

  private async make(
    sql: Sql,
    { email, language, returnTo, waiting }: Omit<LinkWish, 'source'>,
  ): Promise<{ token: string; expiresAt: Instant }> {
    const now = this.clock.now();
    const { token, hash } = newToken();
    const expiresAt = now + LINK_MINUTES * MINUTE;
    const { identity = null, proofHash = null } = waiting ?? {};
    await insertLink(sql, { hash, email, language, returnTo, identity, proofHash, expiresAt }, now);
    return { token, expiresAt };
  }
}

export async function forgetOldLinks(sql: Sql, now: Instant): Promise<void> {
  await sql.query('delete from sign_in_link where expires_at < $1', [new Date(now)]);
}

function isTagged(email: string): boolean {
  return mailboxOf(email) !== email;
}

/** For the limits only: many providers bring `jeanne+anything@…` into the mailbox of `jeanne@…`. */
function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*(?=@)/, '');
}

function hashOfProof(proof: string | undefined): Buffer | null {
  return proof === undefined ? null : hashOfToken(proof);
}
