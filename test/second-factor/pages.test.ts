import { codeOf, stepAt } from '../../src/second-factor/one-time-code.js';
import { everythingStored } from '../platform/stored.js';
import { signIn } from '../sign-in/signing-in.js';
import { browserAt, formsOf, type Browser } from '../support/browser.js';
import { startService, type GivenRole, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const COORDINATOR: readonly GivenRole[] = [{ role: 'coordinator', department: '46' }];
let people = 0;

describe('a coordinator without a second factor', () => {
  test('is led to it after signing in, and is told why', async () => {
    const email = await coordinator();
    const { shown } = await signIn(service, email);
    expect(shown.path).toBe('/second-factor?to=%2F');
    expect(shown.html).toContain('Vous avez accès à des informations sur d’autres personnes.');
  });

  test('is led to it from a page that the role is needed for, and back to that page', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.open('/roles');
    expect(browser.shown.path).toBe('/second-factor?to=%2Froles');
    await browser.press('/second-factor/enrolment');
    await browser.press('/second-factor/confirmation', { code: codeAt(keyIn(browser.shown.html)) });
    expect(browser.shown.html).toContain('<a class="button" href="/roles">');
    await browser.open('/roles');
    expect(browser.shown).toMatchObject({ status: 200, path: '/roles' });
  });

  test('reads in the account that the role waits', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.open('/account');
    expect(browser.shown.html).toMatch(/Coordinateur\u00a0: .*Un de ces rôles dort/s);
    expect(browser.shown.html).toContain('href="/second-factor?to=/account"');
  });

  test('sets it up, sees the recovery codes once, and is in', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.press('/second-factor/enrolment');
    const { html, headers } = browser.shown;
    expect(headers['cache-control']).toBe('no-store');
    expect(html).toContain('<svg xmlns');
    const key = keyIn(html);
    expect(key).toMatch(/^[A-Z2-7]{32}$/);

    await browser.press('/second-factor/confirmation', { code: codeAt(key) });
    expect(browser.shown.path).toBe('/second-factor/confirmation');
    expect(browser.shown.headers['cache-control']).toBe('no-store');
    const codes = recoveryCodesIn(browser.shown.html);
    expect(codes).toHaveLength(10);
    expect(browser.shown.html).toMatch(/<a class="button" href="\/">/);

    await browser.open('/second-factor');
    expect(browser.shown.html).toContain('Votre second facteur est en place');
    expect(browser.shown.html).toContain('Il vous reste 10\u00a0codes de secours.');
    for (const secret of [...codes, inGroups(key)]) expect(browser.shown.html).not.toContain(secret);
    expect(await mayReadRoles(browser)).toBe(200);
  });

  test('goes on to where they wanted to go', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.open('/second-factor?to=%2Faccount%2Fdata');
    await browser.press('/second-factor/enrolment');
    expect(browser.shown.path).toBe('/second-factor?to=%2Faccount%2Fdata');
    await browser.press('/second-factor/confirmation', { code: codeAt(keyIn(browser.shown.html)) });
    expect(browser.shown.html).toContain('<a class="button" href="/account/data">');
  });

  test('is never led away from here', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.open('/second-factor?to=https%3A%2F%2Fevil.example%2F');
    await browser.press('/second-factor/enrolment');
    const code = codeAt(keyIn(browser.shown.html));
    await browser.press('/second-factor/confirmation', { code, to: '//evil.example' });
    expect(browser.shown.html).toMatch(/<a class="button" href="\/">/);
    expect(browser.shown.html).not.toContain('evil.example');
  });

  test.each(['000000', 'bonjour', ''])('who types %j is shown the same key again, and why', async (code) => {
    const browser = await signIn(service, await coordinator());
    await browser.press('/second-factor/enrolment');
    const key = keyIn(browser.shown.html);
    await browser.press('/second-factor/confirmation', { code });
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.html).toMatch(/<input id="code"[^>]*aria-invalid="true"/);
    expect(browser.shown.html).toContain('id="code-error"');
    expect(keyIn(browser.shown.html)).toBe(key);
  });

  test('who presses twice is not shown a refusal', async () => {
    const browser = await signIn(service, await coordinator());
    await browser.press('/second-factor/enrolment');
    const page = { ...browser.shown };
    const code = codeAt(keyIn(page.html));
    await browser.press('/second-factor/confirmation', { code });
    browser.shown = page;
    await browser.press('/second-factor/confirmation', { code });
    expect(browser.shown.html).toContain('Votre second facteur est en place');
    browser.shown = page;
    await browser.press('/second-factor/enrolment');
    expect(browser.shown.html).toContain('Votre second facteur est en place');
  });
});

describe('a key that somebody else has begun, who reads the mails of the coordinator', () => {
  test('is not shown to the coordinator, who sets up another', async () => {
    const email = await coordinator();
    const intruder = await signIn(service, email);
    await intruder.press('/second-factor/enrolment');
    const planted = keyIn(intruder.shown.html);
    service.clock.advanceMinutes(1);

    const owner = await signIn(service, email);
    expect(owner.shown.html).toContain('Mettre en place');
    expect(owner.shown.html).not.toContain('<svg xmlns');
    await sendAnyway(owner, '/second-factor/confirmation', {
      formToken: formTokenOf(owner),
      code: codeAt(planted),
    });
    expect(owner.shown.html).toContain('Mettre en place');
    await owner.press('/second-factor/enrolment');
    const key = keyIn(owner.shown.html);
    expect(key).not.toBe(planted);

    await intruder.open('/second-factor');
    expect(secretIn(intruder.shown.html)).toBe('');
    await owner.press('/second-factor/confirmation', { code: codeAt(key) });
    expect(await mayReadRoles(owner)).toBe(200);
    await intruder.open('/second-factor');
    await intruder.press('/second-factor', { code: codeAt(planted) });
    expect(intruder.shown.status).toBe(422);
    expect(await mayReadRoles(intruder)).toBe(403);
  });
});

describe('a coordinator who signs in again', () => {
  test('gives the code before anything else', async () => {
    const { email, key } = await enrolled();
    const browser = await signIn(service, email);
    expect(browser.shown.path).toBe('/second-factor?to=%2F');
    await browser.open('/account/data');
    expect(browser.shown.path).toBe('/second-factor?to=%2Faccount%2Fdata');
    expect(await mayReadRoles(browser)).toBe(403);
    await browser.press('/second-factor', { code: codeAt(key) });
    expect(browser.shown).toMatchObject({ status: 200, path: '/account/data' });
    expect(await mayReadRoles(browser)).toBe(200);
  });

  test('may give a recovery code instead, once', async () => {
    const { email, codes } = await enrolled();
    const [code = ''] = codes;
    const browser = await signIn(service, email);
    await browser.press('/second-factor', { code: code.toUpperCase().replaceAll('-', ' ') });
    expect(browser.shown.status).toBe(200);
    await browser.open('/second-factor');
    expect(browser.shown.html).toContain('Il vous reste 9\u00a0codes de secours.');
    service.clock.advanceMinutes(1);
    const again = await signIn(service, email);
    await again.press('/second-factor', { code });
    expect(again.shown.status).toBe(422);
  });

  test('and mistypes is asked again, with the reason at the field', async () => {
    const { email } = await enrolled();
    const browser = await signIn(service, email);
    await browser.press('/second-factor', { code: '000000' });
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.html).toMatch(/id="code-error"[^>]*>Ce code n’est pas le bon, ou il a déjà servi\./);
    expect(await mayReadRoles(browser)).toBe(403);
  });

  test('and guesses is stopped after five tries', async () => {
    const { email, key } = await enrolled();
    const browser = await signIn(service, email);
    const page = { ...browser.shown };
    for (let n = 1; n <= 5; n++) await browser.press('/second-factor', { code: '000000' });
    browser.shown = page;
    await browser.press('/second-factor', { code: codeAt(key) });
    expect(browser.shown.status).toBe(429);
    expect(browser.shown.html).toContain('Trop de demandes en peu de temps.');
  });

  test('cannot set up another one, renew its recovery codes or remove it before', async () => {
    const { email } = await enrolled();
    const browser = await signIn(service, email);
    const formToken = formTokenOf(browser);
    const before = await everythingStored(service.database);
    for (const path of ['enrolment', 'confirmation', 'recovery-codes', 'removal']) {
      const shown = await sendAnyway(browser, `/second-factor/${path}`, { formToken, code: '123456' });
      expect([path, shown.path]).toEqual([path, '/second-factor']);
      expect(shown.html).not.toContain('<svg xmlns');
    }
    expect(await everythingStored(service.database)).toEqual(before);
  });
});

describe('whoever has given the code', () => {
  test('makes new recovery codes, which void the old ones', async () => {
    const { email, browser, codes } = await enrolled();
    await browser.open('/second-factor');
    await browser.press('/second-factor/recovery-codes');
    const renewed = recoveryCodesIn(browser.shown.html);
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(codes[0]);
    // The link shall be in a newer letter than the one about the codes.
    service.clock.advanceMinutes(1);
    const elsewhere = await signIn(service, email);
    await elsewhere.press('/second-factor', { code: codes[0] ?? '' });
    expect(elsewhere.shown.status).toBe(422);
    await elsewhere.press('/second-factor', { code: renewed[0] ?? '' });
    expect(elsewhere.shown.status).toBe(200);
  });

  test('and whose role needs it changes phones; the role sleeps in between, as the page says', async () => {
    const { browser, key } = await enrolled();
    await browser.open('/second-factor');
    expect(browser.shown.html).toContain('Changer de téléphone ou retirer le second facteur');
    expect(browser.shown.html).toContain('Votre rôle de coordinateur ou d’administrateur dort alors');
    await browser.press('/second-factor/removal');
    expect(browser.shown).toMatchObject({ status: 200, path: '/account/devices?done=second-factor-removed' });
    expect(await mayReadRoles(browser)).toBe(403);

    await browser.open('/second-factor');
    await browser.press('/second-factor/enrolment');
    const newKey = keyIn(browser.shown.html);
    expect(newKey).not.toBe(key);
    await browser.press('/second-factor/confirmation', { code: codeAt(newKey) });
    expect(recoveryCodesIn(browser.shown.html)).toHaveLength(10);
    expect(await mayReadRoles(browser)).toBe(200);
  });

  test('and has no such role removes it; a role that comes later asks anew', async () => {
    const email = `member-of-factor-${String(++people)}@example.org`;
    const browser = await signIn(service, email);
    await browser.open('/second-factor');
    expect(browser.shown.html).toContain('Rien ne vous y oblige.');
    expect(browser.shown.html).not.toContain('dort alors');
    await browser.press('/second-factor/enrolment');
    await browser.press('/second-factor/confirmation', { code: codeAt(keyIn(browser.shown.html)) });
    await browser.open('/second-factor');
    await browser.press('/second-factor/removal');
    expect(browser.shown).toMatchObject({ status: 200, path: '/account/devices?done=second-factor-removed' });
    expect(browser.shown.html).toContain('Le code de votre téléphone n’est plus demandé.');

    await service.visitor(email, { grants: COORDINATOR });
    expect(await mayReadRoles(browser)).toBe(403);
    await browser.open('/signed-in');
    expect(browser.shown.path).toBe('/second-factor?to=%2F');
  });

  test('is remembered in the trail for having set it up and removed it', async () => {
    const email = `remembered-${String(++people)}@example.org`;
    const browser = await signIn(service, email);
    await browser.open('/second-factor');
    await browser.press('/second-factor/enrolment');
    await browser.press('/second-factor/confirmation', { code: codeAt(keyIn(browser.shown.html)) });
    await browser.open('/second-factor');
    await browser.press('/second-factor/removal');
    const trail = await service.database.query(
      `select e.action from audit_entry e join account a on a.pseudonym = e.subject and a.pseudonym = e.actor
where a.email = $1 and e.action like 'second-factor.%' order by e.id`,
      [email],
    );
    expect(trail).toEqual([{ action: 'second-factor.confirmed' }, { action: 'second-factor.removed' }]);
  });
});

describe('the code of the moment', () => {
  test('is shown to people of the demonstration at the machine itself, and opens', async () => {
    const { email } = await enrolled();
    await service.database.query('update account set demo = true where email = $1', [email]);
    const browser = await signIn(service, email);
    await browser.open('/second-factor');
    const code = secretIn(browser.shown.html);
    expect(browser.shown.html).toContain('Compte de démonstration');
    await browser.open('/second-factor', { 'x-forwarded-for': '192.0.2.1' });
    expect(browser.shown.html).not.toContain('Compte de démonstration');
    expect(browser.shown.html).not.toContain(code);
    await browser.press('/second-factor', { code });
    expect(browser.shown.status).toBe(200);
    expect(await mayReadRoles(browser)).toBe(200);
  });

  test('is shown to nobody else', async () => {
    const { email } = await enrolled();
    const { shown } = await signIn(service, email);
    expect(shown.html).toContain('id="code"');
    expect(secretIn(shown.html)).toBe('');
  });
});

test('the pages speak English to whoever has chosen it', async () => {
  const { email, browser } = await enrolled();
  await service.database.query(`update account set language = 'en' where email = $1`, [email]);
  await browser.open('/second-factor');
  expect(browser.shown.html).toContain('<html lang="en">');
  expect(browser.shown.html).toContain('You have 10\u00a0recovery codes left.');
});

/** A new one, who has not signed in yet. Returns the address. */
async function coordinator(): Promise<string> {
  const email = `coordinator-${String(++people)}@example.org`;
  await service.visitor(email, { grants: COORDINATOR });
  return email;
}

interface Enrolled {
  readonly email: string;
  readonly browser: Browser;
  readonly key: string;
  readonly codes: readonly string[];
}

/** A coordinator whose second factor is set up, half an hour ago. */
async function enrolled(): Promise<Enrolled> {
  const email = await coordinator();
  const browser = await signIn(service, email, browserAt(service.url));
  await browser.press('/second-factor/enrolment');
  const key = keyIn(browser.shown.html);
  await browser.press('/second-factor/confirmation', { code: codeAt(key) });
  const codes = recoveryCodesIn(browser.shown.html);
  service.clock.advanceMinutes(30);
  return { email, browser, key, codes };
}

function codeAt(key: string): string {
  return codeOf(key, stepAt(service.clock.now()));
}

/** What an application would be given to type. */
function keyIn(html: string): string {
  return secretIn(html).replaceAll(' ', '');
}

function inGroups(key: string): string {
  return key.replace(/.{4}(?=.)/g, '$& ');
}

function secretIn(html: string): string {
  return /<code class="secret">([^<]+)<\/code>/.exec(html)?.[1] ?? '';
}

function recoveryCodesIn(html: string): string[] {
  const list = /<ol class="codes">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code);
}

/** What a coordinator's role is needed for. */
async function mayReadRoles({ cookies }: Browser): Promise<number> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return (await service.anybody.get('/api/v1/role-grants', { cookie })).status;
}

function formTokenOf({ shown }: Browser): string {
  return formsOf(shown.html)[0]?.fields['formToken'] ?? '';
}

/** A form that the page does not show. */
async function sendAnyway(
  browser: Browser,
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<Browser['shown']> {
  browser.shown = { ...browser.shown, html: `<form method="post" action="${action}"></form>` };
  return browser.press(action, fields);
}
