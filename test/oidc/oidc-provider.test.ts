import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { request } from 'undici';
import { OidcAway, OidcRefused } from '../../src/oidc/oidc-failure.js';
import { OidcProvider, type OidcAttempt } from '../../src/oidc/oidc-provider.js';
import { startProvider, type Person, type ProviderSetUp, type TestProvider } from './provider.js';
import { changedAfterSigning, signedAgain } from './tokens.js';

const REDIRECT_URL = 'http://127.0.0.1:3000/sign-in/callback';
const JEANNE: Person = {
  subject: 'jeanne-0123',
  claims: {
    given_name: 'Jeanne',
    usual_name: 'Delmas',
    email: 'Jeanne.Delmas@lot.example',
    uid: '42',
    siret: '22460001100012',
  },
};

const running: TestProvider[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.close()));
});

describe('Signing in with a provider like ProConnect', () => {
  it.each(['ES256', 'RS256'] as const)('tells who it is from userinfo signed with %s', async (signedWith) => {
    const { provider, ours } = await start({ signedWith });
    const identity = await signIn(provider, ours);
    expect(identity).toEqual({
      issuer: provider.issuer,
      subject: 'jeanne-0123',
      email: 'jeanne.delmas@lot.example',
      emailVerified: false,
      siret: '22460001100012',
      idToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
    });
  });

  it('asks for the scopes that it has, with long state and nonce, and nothing that it does not know', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(new URL(url).searchParams);
    expect(rest).toEqual({
      client_id: provider.clientId,
      response_type: 'code',
      redirect_uri: REDIRECT_URL,
      scope: 'openid email siret',
      code_challenge_method: 'S256',
    });
    expect([state, nonce]).toEqual([attempt.state, attempt.nonce]);
    expect(attempt.state.length).toBeGreaterThanOrEqual(32);
    expect(attempt.nonce.length).toBeGreaterThanOrEqual(32);
    expect(code_challenge).toMatch(/^[\w-]{43}$/);
  });

  it('starts every sign-in with secrets of its own', async () => {
    const { ours } = await start();
    const attempts = [(await ours.begin()).attempt, (await ours.begin()).attempt];
    const secrets = attempts.flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier]);
    expect(new Set(secrets).size).toBe(6);
  });

  it('finishes under the registered address, whatever the proxy in front makes of it', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const { search } = await provider.signIn(url);
    const seenByUs = new URL(`http://10.0.0.7:8080/elsewhere${search}`);
    expect(await ours.finish(seenByUs, attempt)).toMatchObject({ subject: 'jeanne-0123' });
  });

  it.each([['2246000110001'], ['224600011000123'], ['SIRET22460001A'], [22460001100012], [null]])(
    'leaves out the SIRET %p',
    async (siret) => {
      const { provider, ours } = await start();
      provider.person = { ...JEANNE, claims: { ...JEANNE.claims, siret } };
      expect((await signIn(provider, ours)).siret).toBeNull();
    },
  );

  it.each([
    ['jeanne'],
    [''],
    [42],
    ['\u212Aim@example.org'],
    ['kim@example.org\u0130'],
    ['kim@\u212A.example.org'],
  ])('leaves out the e-mail address %j', async (email) => {
    const { provider, ours } = await start();
    provider.person = { subject: 'x', claims: { email, email_verified: true } };
    expect(await signIn(provider, ours)).toMatchObject({ email: null, emailVerified: false });
  });
});

describe('Signing in with an ordinary provider', () => {
  const claims = { given_name: 'Paul', family_name: 'Roux', email: 'paul@example.org' };

  it('tells who it is from plain userinfo', async () => {
    const { provider, ours } = await start({ kind: 'ordinary' });
    provider.person = { subject: 'paul', claims: { ...claims, email_verified: true } };
    expect(await signIn(provider, ours)).toMatchObject({
      issuer: provider.issuer,
      subject: 'paul',
      email: 'paul@example.org',
      emailVerified: true,
      siret: null,
    });
  });

  it('asks for the standard scopes', async () => {
    const { ours } = await start({ kind: 'ordinary' });
    const { url } = await ours.begin();
    expect(new URL(url).searchParams.get('scope')).toBe('openid email');
  });

  it.each([[false], [undefined], ['true'], [1]])(
    'does not take an address for verified when it says %p',
    async (email_verified) => {
      const { provider, ours } = await start({ kind: 'ordinary' });
      provider.person = { subject: 'paul', claims: { ...claims, email_verified } };
      expect(await signIn(provider, ours)).toMatchObject({ email: 'paul@example.org', emailVerified: false });
    },
  );

  it('refuses userinfo about somebody else', async () => {
    const { provider, ours } = await start({ kind: 'ordinary' });
    provider.person = { subject: 'paul', claims };
    provider.tamper = (route, body) => (route === 'userinfo' ? { ...(body as object), sub: 'jeanne' } : body);
    await expect(signIn(provider, ours)).rejects.toThrow(OidcRefused);
  });
});

describe('A sign-in is refused', () => {
  it.each([
    ['state', /"state"/],
    ['nonce', /"nonce"/],
    ['codeVerifier', /invalid_grant/],
  ] as const)('with a %s of another attempt', async (secret, reason) => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const other = await ours.begin();
    const callback = await provider.signIn(url);
    const mixed: OidcAttempt = { ...attempt, [secret]: other.attempt[secret] };
    await expectRefusal(ours.finish(callback, mixed), reason);
    if (secret === 'state')
      expect(await ours.finish(callback, attempt)).toMatchObject({ subject: 'jeanne-0123' });
  });

  it('when its code is used twice', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const callback = await provider.signIn(url);
    await ours.finish(callback, attempt);
    await expectRefusal(ours.finish(callback, attempt), /invalid_grant/);
  });

  it('when the person says no', async () => {
    const { provider, ours } = await start();
    provider.person = null;
    const { url, attempt } = await ours.begin();
    const callback = await provider.signIn(url);
    const refusal = await expectRefusal(ours.finish(callback, attempt), /access_denied/);
    expect(refusal.declined).toBe(true);
  });

  it('when the answer comes from another provider', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const callback = await provider.signIn(url);
    callback.searchParams.set('iss', 'https://elsewhere.example');
    await expectRefusal(ours.finish(callback, attempt), /"iss"/);
  });

  it('when the provider does not know our secret', async () => {
    const { provider } = await start();
    const stranger = adapterOf(provider, { clientSecret: 'guessed' });
    await expectRefusal(signIn(provider, stranger), /credentials|invalid_client/);
  });

  it('without repeating in the log what a stranger wrote in the address', async () => {
    const { ours } = await start();
    const { attempt } = await ours.begin();
    const callback = new URL(REDIRECT_URL);
    callback.search = new URLSearchParams({ state: attempt.state, error: 'Jeanne\nDelmas' }).toString();
    callback.searchParams.set('iss', running[0]?.issuer ?? '');
    const refusal = await expectRefusal(ours.finish(callback, attempt), /readable name/);
    expect(refusal.declined).toBe(false);
  });
});

describe('A signature counts', () => {
  const somebodyElse = { email: 'prefet@lot.example' };
  const strangersKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  it('refuses userinfo that was changed after it was signed', async () => {
    const { provider, ours } = await start();
    tamperUserinfo(provider, (token) => changedAfterSigning(token, somebodyElse));
    await expectRefusal(signIn(provider, ours), /signature/);
  });

  it('refuses userinfo signed with another key', async () => {
    const { provider, ours } = await start();
    tamperUserinfo(provider, (token) => signedAgain(token, strangersKey, somebodyElse));
    await expectRefusal(signIn(provider, ours), /signature/);
  });

  it('refuses userinfo that says it needs no signature', async () => {
    const { provider, ours } = await start();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    tamperUserinfo(provider, (token) => `${none}.${token.split('.')[1] ?? ''}.`);
    await expectRefusal(signIn(provider, ours), /alg/);
  });

  it('reads userinfo that was signed again with the true key', async () => {
    const { provider, ours } = await start();
    tamperUserinfo(provider, (token) => signedAgain(token, provider.key, somebodyElse));
    expect((await signIn(provider, ours)).email).toBe('prefet@lot.example');
  });

  it('refuses an ID token signed with another key', async () => {
    const { provider, ours } = await start();
    tamperIdToken(provider, (token) => signedAgain(token, strangersKey, {}));
    await expectRefusal(signIn(provider, ours), /signature/);
  });

  it.each([
    ['for another service', { aud: 'another-service' }, /"aud"/],
    ['from another provider', { iss: 'https://elsewhere.example' }, /"iss"/],
    ['past its time', { exp: 1_700_000_000 }, /"exp"/],
  ])('refuses an ID token %s, well signed as it is', async (_, changes, reason) => {
    const { provider, ours } = await start();
    tamperIdToken(provider, (token) => signedAgain(token, provider.key, changes));
    await expectRefusal(signIn(provider, ours), reason);
  });

  it('never puts into words who it was', async () => {
    const { provider, ours } = await start();
    tamperUserinfo(provider, (token) => changedAfterSigning(token, somebodyElse));
    const refusal = await expectRefusal(signIn(provider, ours), /./);
    expect(`${refusal.stack ?? ''} ${JSON.stringify(refusal)}`).not.toMatch(/prefet|jeanne|delmas|eyJ/i);
    expect(refusal.cause).toBeUndefined();
  });
});

describe('The provider is away', () => {
  it('when nobody listens; and is asked again the next time', async () => {
    const gone = await startProvider({ redirectUrl: REDIRECT_URL });
    await gone.close();
    const ours = adapterOf(gone);
    await expect(ours.begin()).rejects.toThrow(OidcAway);
    const back = await startProvider({ port: Number(new URL(gone.issuer).port), redirectUrl: REDIRECT_URL });
    running.push(back);
    expect((await ours.begin()).url).toContain(back.issuer);
  });

  it('when it takes the call and says nothing: we wait seconds, not minutes', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const began = performance.now();
    const ours = new OidcProvider({ ...SETTINGS, issuer: `http://127.0.0.1:${port}` });
    await expect(ours.begin()).rejects.toThrow(OidcAway);
    expect(performance.now() - began).toBeLessThan(8000);
    silent.close();
  });

  it('when it goes while the person is signing in', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const callback = await provider.signIn(url);
    await provider.close();
    await expect(ours.finish(callback, attempt)).rejects.toThrow(OidcAway);
  });

  it('when it breaks while the person is signing in, and not for good', async () => {
    const { provider, ours } = await start();
    const { url, attempt } = await ours.begin();
    const callback = await provider.signIn(url);
    provider.broken = true;
    await expect(ours.finish(callback, attempt)).rejects.toThrow(OidcAway);
    provider.broken = false;
    expect(await ours.finish(callback, attempt)).toMatchObject({ subject: 'jeanne-0123' });
  });

  it('when it says that the trouble is its own', async () => {
    const { provider, ours } = await start();
    const { attempt } = await ours.begin();
    const callback = new URL(REDIRECT_URL);
    callback.search = new URLSearchParams({
      error: 'temporarily_unavailable',
      state: attempt.state,
      iss: provider.issuer,
    }).toString();
    await expect(ours.finish(callback, attempt)).rejects.toThrow(OidcAway);
  });

  it('when it answers under another name than the settings say', async () => {
    const { provider } = await start();
    const ours = adapterOf(provider, { issuer: provider.issuer.replace('127.0.0.1', 'localhost') });
    await expect(ours.begin()).rejects.toThrow(/OpenID provider away: .*issuer/);
  });
});

describe('The address of the provider', () => {
  it.each(['http://auth.example.org', 'http://127.0.0.1.example.org', 'http://10.0.0.7:8080'])(
    'may not be %s: what travels there would be open to all',
    (issuer) => {
      expect(() => new OidcProvider({ ...SETTINGS, issuer })).toThrow(
        /OIDC_ISSUER: must be an https address/,
      );
    },
  );

  it.each([
    'https://auth.example.org',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:9000/oidc',
  ])('may be %s', (issuer) => {
    expect(new OidcProvider({ ...SETTINGS, issuer }).name).toBe('ProConnect');
  });
});

describe('Signing out at the provider', () => {
  it('gives an address with the ID token, which the provider accepts', async () => {
    const { provider, ours } = await start();
    const { idToken } = await signIn(provider, ours);
    const address = await ours.logoutUrl(idToken, provider.logoutUrl);
    const parameters = new URL(address ?? '').searchParams;
    expect(parameters.get('id_token_hint')).toBe(idToken);
    expect(parameters.get('post_logout_redirect_uri')).toBe(provider.logoutUrl);
    expect(parameters.get('state')?.length).toBeGreaterThanOrEqual(32);
    const answer = await request(address ?? '');
    expect(answer.statusCode).toBe(200);
    await answer.body.dump();
  });

  it('gives none when the provider cannot be asked', async () => {
    const gone = await startProvider({ redirectUrl: REDIRECT_URL });
    await gone.close();
    expect(await adapterOf(gone).logoutUrl('token', 'http://127.0.0.1:3000/')).toBeNull();
  });
});

const SETTINGS = {
  issuer: 'https://auth.example.org',
  clientId: 'telecentre',
  clientSecret: 'secret',
  redirectUrl: REDIRECT_URL,
  name: 'ProConnect',
};

async function start(setUp: ProviderSetUp = {}): Promise<{ provider: TestProvider; ours: OidcProvider }> {
  const provider = await startProvider({ redirectUrl: REDIRECT_URL, ...setUp });
  running.push(provider);
  provider.person = JEANNE;
  return { provider, ours: adapterOf(provider) };
}

function adapterOf(provider: TestProvider, changes: Partial<typeof SETTINGS> = {}): OidcProvider {
  const { issuer, clientId, clientSecret } = provider;
  return new OidcProvider({ ...SETTINGS, issuer, clientId, clientSecret, ...changes });
}

async function signIn(provider: TestProvider, ours: OidcProvider) {
  const { url, attempt } = await ours.begin();
  return ours.finish(await provider.signIn(url), attempt);
}

async function expectRefusal(outcome: Promise<unknown>, reason: RegExp): Promise<OidcRefused> {
  const error: unknown = await outcome.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OidcRefused)) throw new Error(`Not refused but: ${String(error)}`);
  expect(error.message).toMatch(reason);
  return error;
}

function tamperUserinfo(provider: TestProvider, change: (token: string) => string): void {
  provider.tamper = (route, body) => (route === 'userinfo' ? change(String(body)) : body);
}

function tamperIdToken(provider: TestProvider, change: (token: string) => string): void {
  provider.tamper = (route, body) => {
    const answer = body as { id_token: string };
    return route === 'token' ? { ...answer, id_token: change(answer.id_token) } : body;
  };
}
