import * as client from 'openid-client';
import { SettingsError } from '../platform/config/settings.js';
import { failureOf, failureOfDiscovery, OidcAway, OidcRefused } from './oidc-failure.js';
import { identityOf, type OidcIdentity } from './oidc-identity.js';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back; registered there, to the letter. */
  readonly redirectUrl: string;
  /** What the button says. */
  readonly name: string;
}

/** What must come back unchanged, kept in the browser of the person who set out. Plain JSON. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Somebody waits in front of a page, and ProConnect's code lives 30 seconds. */
const SECONDS_TO_ANSWER = 5;

/** What is used, and no more: people tell us their name themselves. ProConnect has a scope for each claim. */
const WANTED_SCOPES = ['email', 'siret'];
/** For a provider that does not say which it has: every one is meant to have these. */
const STANDARD_SCOPES = ['email'];

/** One OpenID provider, asked for its addresses and keys when it is first needed. */
export class OidcProvider {
  readonly name: string;
  private readonly issuer: URL;
  private discovered: Promise<client.Configuration> | undefined;

  constructor(private readonly settings: OidcSettings) {
    this.name = settings.name;
    this.issuer = issuerOf(settings.issuer);
  }

  /** Where to send the person, and what to keep until they are back. */
  async begin(): Promise<{ url: string; attempt: OidcAttempt }> {
    const configuration = await this.configuration();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUrl,
      scope: scopesFor(configuration.serverMetadata()),
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /** Who came back with this address. Throws OidcRefused or OidcAway. */
  async finish(callbackUrl: URL, attempt: OidcAttempt): Promise<OidcIdentity> {
    const configuration = await this.configuration();
    try {
      return await this.identify(configuration, callbackUrl, attempt);
    } catch (error) {
      throw failureOf(error);
    }
  }

  /** Null when the provider offers none or cannot be asked: leaving us never depends on it. */
  async logoutUrl(idToken: string, returnTo: string): Promise<string | null> {
    const configuration = await this.configuration().catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      post_logout_redirect_uri: returnTo,
      // Nothing hangs on its return, but ProConnect insists on one.
      state: client.randomState(),
    }).href;
  }

  private async identify(
    configuration: client.Configuration,
    callbackUrl: URL,
    attempt: OidcAttempt,
  ): Promise<OidcIdentity> {
    // The address as the provider knows it, whatever a proxy made of it on the way.
    const returnedTo = new URL(this.settings.redirectUrl);
    returnedTo.search = callbackUrl.search;
    const tokens = await client.authorizationCodeGrant(configuration, returnedTo, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) throw new OidcRefused('no ID token');
    const hasUserinfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
    return identityOf(
      { issuer: claims.iss, subject: claims.sub, idToken: tokens.id_token },
      hasUserinfo ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims,
    );
  }

  private configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      // The next person asks again.
      this.discovered = undefined;
      throw failureOfDiscovery(error);
    });
    return this.discovered;
  }

  private discover(): Promise<client.Configuration> {
    const { clientId, clientSecret } = this.settings;
    return client.discovery(this.issuer, clientId, undefined, authenticationWith(clientSecret), {
      timeout: SECONDS_TO_ANSWER,
      [client.customFetch]: fetchWhole,
      execute: [
        // Without it the library reads a signed answer but leaves its signature unchecked. `userinfo_signed_response_alg`
        // stays unset: that way JSON and signed answers are both read, signed ones only in algorithms of the discovery.
        client.enableNonRepudiationChecks,
        ...(this.issuer.protocol === 'https:' ? [] : [client.allowInsecureRequests]),
      ],
    });
  }
}

/** Throws a SettingsError for an address that would send the client secret and the people's data in the open. */
export function issuerOf(address: string): URL {
  const issuer = new URL(address);
  if (issuer.protocol === 'https:' || isThisMachine(issuer)) return issuer;
  throw new SettingsError(
    'OIDC_ISSUER: must be an https address; http is only for a provider on this very machine',
  );
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function scopesFor({ scopes_supported: supported }: client.ServerMetadata): string {
  const scopes =
    supported === undefined ? STANDARD_SCOPES : WANTED_SCOPES.filter((scope) => supported.includes(scope));
  return ['openid', ...scopes].join(' ');
}

/** ProConnect takes the secret in the body only; a provider that does not say takes it in the header. */
function authenticationWith(secret: string): client.ClientAuth {
  const inBody = client.ClientSecretPost(secret);
  const inHeader = client.ClientSecretBasic(secret);
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported ?? [];
    (known.includes('client_secret_post') ? inBody : inHeader)(server, ...rest);
  };
}

/** The one place that knows when a provider is away: no answer in time, half an answer, or one that says so. */
async function fetchWhole(url: string, options: client.CustomFetchOptions): Promise<Response> {
  const { host, pathname } = new URL(url);
  const away = (reason: string) => new OidcAway(`${host}${pathname}: ${reason}`);
  const read = async () => {
    const answer = await fetch(url, options as RequestInit);
    return { answer, body: await answer.arrayBuffer() };
  };
  const { answer, body } = await read().catch((error: unknown) => {
    throw away(error instanceof Error ? error.message : 'no answer');
  });
  if (answer.status >= 500 || answer.status === 429) throw away(`status ${answer.status}`);
  return new Response(body.byteLength === 0 ? null : body, answer);
}
