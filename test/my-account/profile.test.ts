import { PROFILE, signIn } from '../sign-in/signing-in.js';
import { everythingStored } from '../platform/stored.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const CHANGED = { name: 'Jeanne Vidal', status: 'student', commune: 'Figeac', language: 'fr' };

describe('the profile', () => {
  test('shows what somebody has told, and changes it', async () => {
    const browser = await signIn(service, 'jeanne@example.org');
    await browser.open('/account');
    expect(browser.shown.html).toContain('<strong>jeanne@example.org</strong>');
    expect(fieldsOf(browser.shown.html)).toEqual({ name: PROFILE.name, commune: PROFILE.commune });
    await browser.press('/account/profile', CHANGED);
    expect(browser.shown).toMatchObject({ status: 200, path: '/account?done=profile' });
    expect(browser.shown.html).toMatch(/<p class="notice" role="status">C’est enregistré\./);
    expect(fieldsOf(browser.shown.html)).toEqual({ name: 'Jeanne Vidal', commune: 'Figeac' });
    expect(browser.shown.html).toMatch(/<option value="student" selected>|<option selected value="student">/);
  });

  test('brings up the keys of a telephone for its number', async () => {
    const browser = await signIn(service, 'phone@example.org');
    await browser.open('/account');
    expect(browser.shown.html).toMatch(/<input[^>]*name="phone"[^>]*type="tel"/);
  });

  test('speaks the language that was chosen, from the next page on', async () => {
    const browser = await signIn(service, 'english@example.org');
    await browser.open('/account');
    await browser.press('/account/profile', { ...CHANGED, language: 'en' });
    expect(browser.shown.html).toContain('<html lang="en">');
    expect(browser.shown.html).toContain('Saved.');
    for (const [path, title] of Object.entries({
      '/account': 'My profile',
      '/account/devices': 'My devices',
      '/account/colleagues': 'My colleagues',
      '/account/programs': 'Access for a program',
      '/account/data': 'My data',
      '/account/erasure': 'Erase my account',
    })) {
      await browser.open(path, { 'accept-language': 'fr' });
      expect(browser.shown.html).toContain(`<h1>${title}</h1>`);
    }
  });

  test('is text, whatever somebody calls themselves', async () => {
    const browser = await signIn(service, 'script@example.org');
    await browser.open('/account');
    const name = `<script>alert('x')</script>"><b>`;
    await browser.press('/account/profile', { ...CHANGED, name, commune: '"><img src=x>' });
    expect(browser.shown.status).toBe(200);
    expect(browser.shown.html).not.toMatch(/<script>|<img|<b>/);
    expect(browser.shown.html).toContain('&lt;script>');
  });

  test('that is wrong is shown again as it was typed, and nothing is changed', async () => {
    const browser = await signIn(service, 'wrong@example.org');
    await browser.open('/account');
    const before = await everythingStored(service.database);
    await browser.press('/account/profile', { ...CHANGED, name: '  ', commune: 'Rignac' });
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.html).toContain('id="name-error"');
    expect(fieldsOf(browser.shown.html)['commune']).toBe('Rignac');
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('keeps a phone for those who receive one, and shows initials at the door only of those who want it', async () => {
    const browser = await signIn(service, 'phone@example.org');
    await browser.open('/account');
    expect(reachIn(browser.shown.html)).toEqual({ phone: '', showsInitials: false });
    await browser.press('/account/profile', { ...CHANGED, phone: ' 06 12 34 56 78 ', doorInitials: 'yes' });
    expect(browser.shown.path).toBe('/account?done=profile');
    expect(reachIn(browser.shown.html)).toEqual({ phone: '06 12 34 56 78', showsInitials: true });
    expect(await reachOf('phone@example.org')).toEqual({ phone: '06 12 34 56 78', door_initials: true });

    await browser.press('/account/profile', { ...CHANGED, phone: '' });
    expect(reachIn(browser.shown.html)).toEqual({ phone: '', showsInitials: false });
    expect(await reachOf('phone@example.org')).toEqual({ phone: null, door_initials: false });
  });

  test('refuses a phone that is none, and keeps what was typed to be put right', async () => {
    const browser = await signIn(service, 'no-phone@example.org');
    await browser.open('/account');
    await browser.press('/account/profile', { ...CHANGED, phone: 'le soir', doorInitials: 'yes' });
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.html).toContain('id="phone-error"');
    expect(browser.shown.html).toContain('doit être un numéro de téléphone tel que 06 12 34 56 78');
    expect(reachIn(browser.shown.html)).toEqual({ phone: 'le soir', showsInitials: true });
    expect(await reachOf('no-phone@example.org')).toEqual({ phone: null, door_initials: false });
  });

  test('says which roles one has, and where', async () => {
    const host = await service.visitor(undefined, { grants: [{ role: 'host', telecentre: 'figeac' }] });
    const answer = await host.get('/account');
    expect(answer.body).toContain('Hôte\u00a0: Bureau télétravail, Maison de l’emploi de Figeac');
    expect(answer.body).not.toContain('attend le code');
    expect((await (await service.visitor()).get('/account')).body).not.toContain('Mes rôles');
  });

  test('is for people who have signed in, who then come back to it', async () => {
    const nobody = await service.anybody.get('/account', { accept: 'text/html' });
    expect(nobody).toMatchObject({ status: 303, headers: { location: '/sign-in?to=%2Faccount' } });
    const newcomer = await service.visitor(undefined, { complete: false });
    const unfinished = await newcomer.get('/account', { accept: 'text/html' });
    expect(unfinished.headers['location']).toBe('/welcome?to=%2Faccount');
    const program = await service.member();
    expect((await program.get('/account')).status).toBe(404);
  });

  test('has no words that somebody else wrote into the address', async () => {
    const visitor = await service.visitor();
    expect((await visitor.get('/account?done=%3Cb%3E')).status).toBe(404);
  });

  test('leads out, on this device', async () => {
    const browser = await signIn(service, 'leaving@example.org');
    await browser.open('/account');
    await browser.press('/sign-out');
    expect(browser.shown.html).toContain('Vous êtes déconnecté');
    await browser.open('/account');
    expect(browser.shown.path).toBe('/sign-in?to=%2Faccount');
  });
});

function reachIn(html: string): { readonly phone: string; readonly showsInitials: boolean } {
  const inputNamed = (name: string): string =>
    html.match(/<input [^>]*>/g)?.find((one) => one.includes(`name="${name}"`)) ?? '';
  return {
    phone: / value="([^"]*)"/.exec(inputNamed('phone'))?.[1] ?? '',
    showsInitials: / checked/.test(inputNamed('doorInitials')),
  };
}

async function reachOf(email: string): Promise<unknown> {
  const [reach] = await service.database.query('select phone, door_initials from account where email = $1', [
    email,
  ]);
  return reach;
}

function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input id="(name|commune)"[^>]*? value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}
