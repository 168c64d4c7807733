import { SettingsError } from '../../src/platform/config/settings.js';
import { startProvider, type TestProvider } from '../oidc/provider.js';
import { everythingStored } from '../platform/stored.js';
import { browserAt, type Browser } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import { startService, type TestService } from '../support/service.js';
import { linkFor, PROFILE, signIn } from './signing-in.js';

const SIRET = '22460001300018';

/** One that says nothing of whether an address is its holder's, as ProConnect, and one that vouches for it. */
let provider: TestProvider;
let service: TestService;
let vouching: { provider: TestProvider; service: TestService };
beforeAll(async () => {
  ({ provider, service } = await connected('proconnect'));
  vouching = await connected('ordinary');
});
afterAll(async () => {
  for (const one of [{ provider, service }, vouching]) {
    await one.service.close();
    await one.provider.close();
  }
});

async function connected(kind: 'proconnect' | 'ordinary') {
  const known = await startProvider({ kind });
  const { issuer, clientId, clientSecret } = known;
  const oidc = { issuer, clientId, clientSecret, name: 'ProConnect' };
  const connectedService = await startService({ oidc });
  known.redirectUrl = `${connectedService.url}/sign-in/provider/return`;
  known.logoutUrl = `${connectedService.url}/`;
  return { provider: known, service: connectedService };
}

function agent(subject: string, email: string, more: Readonly<Record<string, unknown>> = {}) {
  return { subject, claims: { email, siret: SIRET, ...more } };
}

/** The way over there and back, as a browser goes it. */
async function throughProvider(
  at = { provider, service },
  browser = browserAt(at.service.url),
): Promise<Browser> {
  await browser.open('/sign-in/provider?to=%2Faccount');
  const callback = await at.provider.signIn(String(browser.shown.headers['location']));
  await browser.open(callback.pathname + callback.search);
  return browser;
}

describe('signing in with an identity provider', () => {
  test('whose word on the address is not given sends a link first, and is believed ever after', async () => {
    provider.person = agent('agent-1', 'odile@lot.example');
    const browser = await throughProvider();
    expect(browser.shown.html).toContain('Dernière vérification');
    expect(browser.cookies.has('telecentre_session')).toBe(false);

    expect((await newestLetter(service, 'odile@lot.example')).text).toContain(
      'pour relier votre compte à ProConnect',
    );
    await browser.open(await linkFor(service, 'odile@lot.example'));
    expect(browser.shown.html).toContain('relier votre compte à ProConnect');
    await browser.press(browser.shown.path);
    expect(browser.cookies.has('telecentre_proof')).toBe(false);
    await browser.press('/welcome', PROFILE);
    expect(browser.shown.path).toBe('/account');
    const [account] = await service.database.query<{ siret: string }>(
      "select employer_siret as siret from account where email = 'odile@lot.example'",
    );
    expect(account?.siret).toBe(SIRET);

    const again = await throughProvider();
    expect(again.shown.path).toBe('/account');
    expect(again.cookies.has('telecentre_session')).toBe(true);
  });

  test('that vouches for the address lets in at once, to the account of that address', async () => {
    const { provider, service } = vouching;
    await signIn(service, 'known@lot.example');
    provider.person = agent('agent-2', 'known@lot.example', { email_verified: true });
    const browser = await throughProvider(vouching);
    expect(browser.shown.path).toBe('/account');
    const accounts = "select from account where email = 'known@lot.example'";
    expect(await service.database.query(accounts)).toHaveLength(1);
  });

  test('is told to the owner of an account to which it is added, once, and to no newcomer', async () => {
    const { provider, service } = vouching;
    await signIn(service, 'owner@lot.example');
    const mails = "select from outgoing_mail where kind = 'identity-linked'";
    const before = (await service.database.query(mails)).length;
    provider.person = agent('owner', 'owner@lot.example', { email_verified: true });
    await throughProvider(vouching);
    expect((await newestLetter(service, 'owner@lot.example')).text).toMatch(
      /Votre\scompte\sa\sété\srelié\sà\sProConnect\sle\slundi/,
    );
    await throughProvider(vouching);
    provider.person = agent('newcomer', 'newcomer@lot.example', { email_verified: true });
    await throughProvider(vouching);
    expect(await service.database.query(mails)).toHaveLength(before + 1);
  });

  test('does not hand over an account to whoever writes its address into their profile', async () => {
    await signIn(service, 'victim@lot.example');
    provider.person = agent('attacker', 'victim@lot.example', { email_verified: false });
    const browser = await throughProvider();
    expect(browser.cookies.has('telecentre_session')).toBe(false);
    await expect(newestLetter(service, 'victim@lot.example')).resolves.toBeDefined();
    const again = await throughProvider();
    expect(again.cookies.has('telecentre_session')).toBe(false);
  });

  test('does not hand over an account even when its holder presses the link that an attacker has caused', async () => {
    const email = 'pressing@lot.example';
    await signIn(service, email);
    provider.person = agent('patient-attacker', email, { siret: '11000001500013' });
    const attacker = await throughProvider();
    expect(attacker.cookies.has('telecentre_proof')).toBe(true);

    const victim = browserAt(service.url);
    await victim.open(await linkFor(service, email));
    expect(victim.shown.html).toContain('demandé dans un autre navigateur');
    await victim.press(victim.shown.path);
    expect(victim.cookies.has('telecentre_session')).toBe(true);

    service.clock.advanceMinutes(1);
    const again = await throughProvider();
    expect(again.shown.html).toContain('Dernière vérification');
    expect(again.cookies.has('telecentre_session')).toBe(false);
    const linked = 'select from oidc_identity where subject = $1';
    expect(await service.database.query(linked, ['patient-attacker'])).toHaveLength(0);
    const [account] = await service.database.query<{ siret: string | null }>(
      'select employer_siret as siret from account where email = $1',
      [email],
    );
    expect(account?.siret).toBeNull();
  });

  test('is not linked either by the proof of another sign-in', async () => {
    const email = 'both@lot.example';
    provider.person = agent('attacker-of-both', email);
    await throughProvider();
    const attackersLink = await linkFor(service, email);
    service.clock.advanceMinutes(1);
    provider.person = agent('both', email);
    const victim = await throughProvider();
    await victim.open(attackersLink);
    await victim.press(victim.shown.path);
    expect(victim.cookies.has('telecentre_session')).toBe(true);
    const linked = "select from oidc_identity where subject in ('attacker-of-both', 'both')";
    expect(await service.database.query(linked)).toHaveLength(0);
  });

  test('gives the browser a proof that script cannot read, and the database its hash only', async () => {
    provider.person = agent('proof', 'proof@lot.example');
    const browser = await throughProvider();
    const cookies = [browser.shown.headers['set-cookie'] ?? []].flat();
    expect(cookies).toContainEqual(
      expect.stringMatching(/^telecentre_proof=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/),
    );
    const stored = JSON.stringify(await everythingStored(service.database));
    expect(stored).not.toContain(browser.cookies.get('telecentre_proof'));
  });

  test('ends the session that the browser had', async () => {
    const { provider, service } = vouching;
    const browser = await signIn(service, 'former@lot.example');
    const cookie = `telecentre_session=${browser.cookies.get('telecentre_session') ?? ''}`;
    expect((await service.anybody.get('/api/v1/sessions', { cookie })).status).toBe(200);
    provider.person = agent('newer', 'newer@lot.example', { email_verified: true });
    await throughProvider(vouching, browser);
    expect((await service.anybody.get('/api/v1/sessions', { cookie })).status).toBe(401);
    expect(browser.shown.path).toBe('/welcome?to=%2Faccount');
  });

  test('leaves nothing in the browser that was kept for whoever had a session there before', async () => {
    const { provider, service } = vouching;
    const { cookies } = await signIn(service, 'kept@lot.example');
    const comeBack = async (email: string) => {
      provider.person = agent(email, email, { email_verified: true });
      const browser = browserAt(service.url);
      await browser.open('/sign-in/provider?to=%2Faccount');
      const { pathname, search } = await provider.signIn(String(browser.shown.headers['location']));
      const session = `telecentre_session=${cookies.get('telecentre_session') ?? ''}`;
      const attempt = `telecentre_sign_in=${browser.cookies.get('telecentre_sign_in') ?? ''}`;
      return service.anybody.get(pathname + search, { cookie: `${session}; ${attempt}` });
    };
    const others = await comeBack('next@lot.example');
    expect([others.status, others.headers['clear-site-data']]).toEqual([303, '"storage"']);
    cookies.set(
      'telecentre_session',
      (await signIn(service, 'kept@lot.example')).cookies.get('telecentre_session') ?? '',
    );
    const own = await comeBack('kept@lot.example');
    expect([own.status, own.headers['clear-site-data']]).toEqual([303, undefined]);
  });

  test('comes back into the language of the address that it was begun at', async () => {
    const { provider, service } = vouching;
    provider.person = agent('english', 'english@lot.example', { email_verified: true });
    const browser = browserAt(service.url);
    await browser.open('/en/sign-in/provider?to=%2Faccount');
    const callback = await provider.signIn(String(browser.shown.headers['location']));
    await browser.open(callback.pathname + callback.search);
    expect(browser.shown.path).toBe('/en/welcome?to=%2Faccount');
  });

  test('does not take another’s address for theirs, however alike its letters are', async () => {
    const { provider, service } = vouching;
    await signIn(service, 'kim@lot.example');
    provider.person = agent('kelvin', '\u212Aim@lot.example', { email_verified: true });
    const browser = await throughProvider(vouching);
    expect(browser.shown.path).toBe('/sign-in?trouble=refused');
    expect(browser.cookies.has('telecentre_session')).toBe(false);
  });

  test('is known by the provider’s own number, whatever the address has become', async () => {
    const { provider, service } = vouching;
    provider.person = agent('agent-3', 'before@lot.example', { email_verified: true });
    await throughProvider(vouching);
    provider.person = agent('agent-3', 'after@lot.example', { email_verified: true });
    const browser = await throughProvider(vouching);
    await browser.open('/signed-in');
    expect(browser.cookies.has('telecentre_session')).toBe(true);
    expect(
      await service.database.query("select from account where email = 'after@lot.example'"),
    ).toHaveLength(0);
  });

  test('that says no leads back to the page with a word, and without a session', async () => {
    provider.person = null;
    const browser = await throughProvider();
    expect(browser.shown.path).toBe('/sign-in?trouble=refused');
    expect(browser.shown.html).toContain('ProConnect n’a pas confirmé qui vous êtes');
  });

  test('is finished only by the browser that began it', async () => {
    provider.person = agent('agent-4', 'csrf@lot.example', { email_verified: true });
    const victim = browserAt(service.url);
    const attacker = browserAt(service.url);
    await attacker.open('/sign-in/provider');
    const callback = await provider.signIn(String(attacker.shown.headers['location']));
    await victim.open(callback.pathname + callback.search);
    expect(victim.shown.path).toBe('/sign-in?trouble=refused');
    expect(victim.cookies.has('telecentre_session')).toBe(false);
  });

  test('whose answer is too late is refused', async () => {
    provider.person = agent('agent-5', 'late@lot.example', { email_verified: true });
    const browser = browserAt(service.url);
    await browser.open('/sign-in/provider');
    const callback = await provider.signIn(String(browser.shown.headers['location']));
    service.clock.advanceMinutes(16);
    await browser.open(callback.pathname + callback.search);
    expect(browser.shown.path).toBe('/sign-in?trouble=refused');
  });

  test('that is away is said, and the mailed link still works', async () => {
    const { issuer, clientId, clientSecret } = provider;
    const down = await startService({
      oidc: { issuer: `${issuer}/nothing-here`, clientId, clientSecret, name: 'ProConnect' },
    });
    try {
      const browser = browserAt(down.url);
      await browser.open('/sign-in/provider');
      expect(browser.shown.path).toBe('/sign-in?trouble=away');
      expect((await signIn(down, 'anyway@lot.example')).cookies.has('telecentre_session')).toBe(true);
    } finally {
      await down.close();
    }
  });

  test('keeps the service from starting when its address is open to all', async () => {
    const oidc = { issuer: 'http://auth.example.org', clientId: 'x', clientSecret: 'y', name: 'ProConnect' };
    const started = startService({ oidc, databaseUrl: service.databaseUrl, network: null });
    await expect(started).rejects.toThrow(SettingsError);
    await expect(started).rejects.toThrow(/OIDC_ISSUER: must be an https address/);
  });

  test('can be left there too', async () => {
    const { provider, service } = vouching;
    provider.person = agent('agent-6', 'leaving@lot.example', { email_verified: true });
    const browser = await throughProvider(vouching);
    await browser.press('/welcome', PROFILE);
    await browser.open('/account');
    await browser.press('/sign-out');
    const wayOut = /href="(http[^"]*id_token_hint[^"]*)"/.exec(browser.shown.html)?.[1] ?? '';
    expect(new URL(wayOut.replaceAll('&amp;', '&')).searchParams.get('post_logout_redirect_uri')).toBe(
      `${service.url}/`,
    );
  });

  test('does not exist where none is set up', async () => {
    const without = await startService();
    try {
      expect((await without.anybody.get('/sign-in/provider', { accept: 'text/html' })).status).toBe(404);
      expect((await without.anybody.get('/sign-in', { accept: 'text/html' })).body).not.toContain(
        'ProConnect',
      );
    } finally {
      await without.close();
    }
  });
});
