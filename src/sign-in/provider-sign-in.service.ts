import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import { accountOf } from '../accounts/accounts.queries.js';
import { newToken } from '../accounts/random-token.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { remember } from '../audit/audit-trail.js';
import { OidcAway, OidcRefused } from '../oidc/oidc-failure.js';
import type { OidcIdentity } from '../oidc/oidc-identity.js';
import { OidcProvider, type OidcAttempt } from '../oidc/oidc-provider.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Site } from '../platform/web/site.js';
import { MINUTE } from '../reservation/period.js';
import { accountByIdentity } from './identities.queries.js';
import { LinkedIdentities } from './linked-identities.js';
import { ATTEMPT } from './sign-in-cookies.js';
import { SignInLinksService, type SignedInBy } from './sign-in-links.service.js';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in-options.js';

export type Outcome =
  | { readonly outcome: 'signed-in'; readonly by: SignedInBy }
  /** Known to the provider, but the address must be proven first: a link is on its way, for the browser with the proof. */
  | { readonly outcome: 'prove-address'; readonly proof: string }
  | { readonly outcome: 'away' | 'refused' };

/** Where people come back to from the provider. */
export const CALLBACK_PATH = '/sign-in/provider/return';
const PURPOSE = 'oidc-attempt';

/** Signing in with an OpenID provider: known by its own number for them first, by a proven address otherwise. */
@Injectable()
export class ProviderSignInService {
  private readonly logger = new Logger('Sign-in');
  private provider: OidcProvider | undefined;

  constructor(
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly links: SignInLinksService,
    private readonly identities: LinkedIdentities,
    private readonly notices: AccountNotices,
    private readonly secrets: SecretBox,
    private readonly site: Site,
  ) {}

  /** What the button says; null without a provider. */
  get name(): string | null {
    return this.options.oidc?.name ?? null;
  }

  /** Where to send the person, and what their browser keeps meanwhile; null when the provider is away. */
  async begin(
    returnTo: string,
    addressLanguage: Language | undefined,
  ): Promise<{ readonly url: string; readonly kept: string } | null> {
    try {
      const { url, attempt } = await this.known().begin();
      const expiresAt = this.clock.now() + ATTEMPT.minutes * MINUTE;
      const kept: KeptAttempt = { attempt, returnTo, addressLanguage, expiresAt };
      return { url, kept: this.secrets.seal(JSON.stringify(kept), PURPOSE).toString('base64url') };
    } catch (error) {
      this.logger.warn(error instanceof OidcAway ? error.message : String(error));
      return null;
    }
  }

  /** Null when nothing is kept, or not by us, or for too long. */
  attemptOf(kept: string | undefined): KeptAttempt | null {
    if (kept === undefined) return null;
    try {
      const text = this.secrets.open(Buffer.from(kept, 'base64url'), PURPOSE);
      const attempt = JSON.parse(text) as KeptAttempt;
      return attempt.expiresAt > this.clock.now() ? attempt : null;
    } catch {
      return null;
    }
  }

  async finish(
    query: string,
    attempt: KeptAttempt | null,
    context: { readonly device: string; readonly language: Language; readonly source: string },
  ): Promise<Outcome> {
    if (attempt === null) return { outcome: 'refused' };
    try {
      const callback = new URL(`${this.site.baseUrl}${CALLBACK_PATH}${query}`);
      const identity = await this.known().finish(callback, attempt.attempt);
      return await this.letIn(identity, attempt, context);
    } catch (error) {
      if (!(error instanceof OidcRefused) && !(error instanceof OidcAway)) throw error;
      if (error instanceof OidcAway || !error.declined) this.logger.warn(error.message);
      return { outcome: error instanceof OidcAway ? 'away' : 'refused' };
    }
  }

  /** The provider's own way out, for a session that came from it. */
  async wayOut({ means }: Caller): Promise<{ readonly name: string; readonly url: string } | null> {
    if (this.name === null || means.by !== 'session') return null;
    const idToken = await this.sessions.idTokenOf(means.session);
    if (idToken === null) return null;
    const url = await this.known().logoutUrl(idToken, `${this.site.baseUrl}/`);
    return url === null ? null : { name: this.name, url };
  }

  private async letIn(
    identity: OidcIdentity,
    { returnTo, addressLanguage }: KeptAttempt,
    {
      device,
      language,
      source,
    }: { readonly device: string; readonly language: Language; readonly source: string },
  ): Promise<Outcome> {
    const now = this.clock.now();
    const { email, emailVerified, idToken } = identity;
    const by = await this.database.transaction(async (sql) => {
      const known = await accountByIdentity(sql, identity);
      const account = known ?? (email !== null && emailVerified ? await accountOf(sql, email, now) : null);
      if (account === null) return null;
      await this.identities.link(sql, account, identity, now);
      const who = { actor: account.pseudonym, subject: account.pseudonym };
      if (account.isNew) await remember(sql, { action: 'account.created', ...who }, now);
      await remember(sql, { action: 'sign-in.by-provider', ...who }, now);
      const session = await this.sessions.open(sql, account.id, { device, idToken });
      return { account: account.id, session, returnTo };
    });
    if (by !== null) {
      this.notices.send();
      return { outcome: 'signed-in', by };
    }
    // Somebody could have written another's address into their profile over there: the mailbox decides.
    if (email === null) return { outcome: 'refused' };
    const { token: proof, hash: proofHash } = newToken();
    const waiting = { identity, provider: this.known().name, proofHash };
    await this.links.send({ email, language, addressLanguage, returnTo, source, waiting });
    return { outcome: 'prove-address', proof };
  }

  private known(): OidcProvider {
    const { oidc } = this.options;
    if (oidc === undefined) throw new OidcAway('none is set up');
    this.provider ??= new OidcProvider({ ...oidc, redirectUrl: this.site.baseUrl + CALLBACK_PATH });
    return this.provider;
  }
}

/** What the browser keeps while its person is with the provider. */
export interface KeptAttempt {
  readonly attempt: OidcAttempt;
  readonly returnTo: string;
  readonly addressLanguage?: Language | undefined;
  readonly expiresAt: number;
}
