/** A real OpenID provider on this machine, of one of two kinds, at which people sign in without being asked anything. */
import { randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { request } from 'undici';
import { memory } from './memory.js';
import { newKeys } from './tokens.js';

export interface Person {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The only address it sends people back to. */
  redirectUrl: string;
  /** The only address it sends people back to after they signed out. */
  logoutUrl: string;
  /** Who sits in front of the next sign-in; null says no. */
  person: Person | null;
  /** What happens to its answers on the way; undefined leaves them alone. */
  tamper: Tamper | undefined;
  /** Answers 503 to everything. */
  broken: boolean;
  /** Its true ES256 key, for whoever has stolen it. */
  readonly key: KeyObject;
  /** Plays the browser from the authorization address to the callback; gives the address of the callback. */
  signIn(authorizationUrl: string): Promise<URL>;
  close(): Promise<void>;
}

export type Tamper = (route: 'token' | 'userinfo', body: unknown) => unknown;

export interface ProviderSetUp {
  /** `proconnect`: signed userinfo, a scope for each claim, secret in the body. `ordinary`: JSON, profile, in the header. */
  readonly kind?: 'proconnect' | 'ordinary';
  readonly signedWith?: 'ES256' | 'RS256';
  readonly redirectUrl?: string;
  readonly logoutUrl?: string;
  readonly port?: number;
}

/** Slow to make, and as good for all. */
const KEYS = newKeys();

export async function startProvider(setUp: ProviderSetUp = {}): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(setUp.port ?? 0, '127.0.0.1', resolve));
  const people = new Map<string, Person>();
  const test: TestProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`,
    clientId: 'telecentre',
    clientSecret: randomUUID(),
    redirectUrl: setUp.redirectUrl ?? 'http://127.0.0.1:3000/callback',
    logoutUrl: setUp.logoutUrl ?? 'http://127.0.0.1:3000/',
    person: null,
    tamper: undefined,
    broken: false,
    key: KEYS.key,
    signIn: (authorizationUrl) => walk(authorizationUrl, test.redirectUrl),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider: Provider = new Provider(test.issuer, {
    ...(setUp.kind === 'ordinary' ? ordinary(test) : likeProConnect(test, setUp.signedWith ?? 'ES256')),
    adapter: memory(),
    jwks: KEYS.jwks,
    cookies: { keys: [randomUUID()] },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({ ...people.get(subject)?.claims, sub: subject }),
    }),
    loadExistingGrant: (context) => {
      const { client, session, params } = context.oidc;
      const grant = new provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(session?.accountId !== undefined && { accountId: session.accountId }),
      });
      grant.addOIDCScope(String(params?.['scope']));
      return grant.save().then(() => grant);
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  provider.Client.prototype.redirectUriAllowed = (url) => url === test.redirectUrl;
  provider.Client.prototype.postLogoutRedirectUriAllowed = (url) => url === test.logoutUrl;
  provider.use(async (context, next) => {
    await next();
    const { route } = (context as { oidc?: { route?: string } }).oidc ?? {};
    if (test.tamper && (route === 'token' || route === 'userinfo'))
      context.body = test.tamper(route, context.body);
  });
  const answer = provider.callback();
  server.on('request', (incoming, outgoing) => {
    if (test.broken) {
      outgoing.writeHead(503).end('Back soon');
      return;
    }
    const path = incoming.url ?? '';
    if (path.startsWith('/interaction/')) {
      void finishAs(test.person, incoming, outgoing);
      return;
    }
    // Under a path, as ProConnect is.
    Object.assign(incoming, { originalUrl: path, url: path.replace(/^\/api\/v2/, '') });
    void answer(incoming, outgoing);
  });

  return test;

  /** The page that would ask for a name and a password. */
  async function finishAs(person: Person | null, incoming: IncomingMessage, outgoing: ServerResponse) {
    if (person) people.set(person.subject, person);
    const result = person ? { login: { accountId: person.subject } } : { error: 'access_denied' };
    await provider.interactionFinished(incoming, outgoing, result).catch(() => {
      outgoing.writeHead(400).end('This sign-in is not under way here');
    });
  }
}

/** As its public source has it: https://github.com/proconnect-gouv/federation, core-fca-low/src/config. */
function likeProConnect(test: TestProvider, alg: 'ES256' | 'RS256'): Configuration {
  return {
    clients: [
      {
        ...clientOf(test),
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: alg,
        userinfo_signed_response_alg: alg,
      },
    ],
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    scopes: ['openid'],
    claims: {
      openid: ['sub'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      email: ['email'],
      uid: ['uid'],
      siret: ['siret'],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    ttl: { AccessToken: 60, AuthorizationCode: 30, Grant: 30, IdToken: 60, Interaction: 7200, Session: 7200 },
  };
}

function ordinary(test: TestProvider): Configuration {
  return {
    clients: [
      {
        ...clientOf(test),
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientAuthMethods: ['client_secret_basic'],
    scopes: ['openid', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'siret'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 30, Grant: 30, IdToken: 60, Interaction: 7200, Session: 7200 },
  };
}

function clientOf(test: TestProvider): ClientMetadata {
  return {
    client_id: test.clientId,
    client_secret: test.clientSecret,
    // What is really allowed is asked at each request: see redirectUriAllowed.
    redirect_uris: [test.redirectUrl],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  };
}

/** A browser that keeps cookies, follows redirects, and stops in front of the door it was sent back to. */
async function walk(start: string, end: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await request(url, { headers: { cookie } });
    const text = await answer.body.text();
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const { location } = answer.headers;
    if (typeof location !== 'string') throw new Error(`No way on from ${url.href}: ${text}`);
    url = new URL(location, url);
    if (url.origin + url.pathname === end) return url;
  }
  throw new Error(`Led in circles, lastly to ${url.href}`);
}
