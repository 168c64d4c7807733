import { signIn } from '../sign-in/signing-in.js';
import { formsOf, type Browser } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

describe('my devices', () => {
  test('are told in words, this one marked and without a button to close it', async () => {
    const browser = await signIn(service, 'words@example.org');
    await service.database.query(
      `update session set device = 'Firefox, Windows' where account_id = (select id from account where email = $1)`,
      ['words@example.org'],
    );
    await browser.open('/account/devices');
    expect(browser.shown.html).toMatch(/Firefox, Windows<\/strong><span class="mark">cet appareil<\/span>/);
    expect(browser.shown.html).toContain('Dernière visite\u00a0: aujourd’hui');
    expect(formsOf(browser.shown.html)).toEqual([]);
  });

  test('that were used yesterday or before say so', async () => {
    const [old, browser] = await twice('days@example.org');
    expect(old.shown.status).toBe(200);
    for (const [minutes, words] of [
      [24 * 60, 'Dernière visite\u00a0: hier'],
      [24 * 60, 'Dernière visite\u00a0: lundi 23 novembre 2026'],
    ] as const) {
      service.clock.advanceMinutes(minutes);
      await browser.open('/account/devices');
      expect(browser.shown.html).toContain(words);
      expect(browser.shown.html).toContain('Dernière visite\u00a0: aujourd’hui');
    }
  });

  test('are signed out one by one, at once', async () => {
    const [lost, browser] = await twice('lost@example.org');
    await browser.open('/account/devices');
    const [form] = formsOf(browser.shown.html);
    expect(form?.action).toMatch(/^\/account\/sessions\/[\da-f-]{36}\/closing$/);
    await browser.press(form?.action ?? '');
    expect(browser.shown.html).toContain('Cet appareil est déconnecté.');
    expect(formsOf(browser.shown.html)).toEqual([]);
    await lost.open('/account');
    expect(lost.shown.path).toBe('/sign-in?to=%2Faccount');
  });

  test('are signed out all at once, but for this one', async () => {
    const [lost, browser] = await twice('all@example.org');
    service.clock.advanceMinutes(1);
    const third = await signIn(service, 'all@example.org');
    await browser.open('/account/devices');
    await browser.press('/account/sessions/others/closing');
    expect(browser.shown.html).toContain('Tous vos autres appareils sont déconnectés.');
    for (const one of [lost, third]) {
      await one.open('/account');
      expect(one.shown.path).toBe('/sign-in?to=%2Faccount');
    }
  });

  test('that say nothing of themselves are called unknown, also to whoever listens', async () => {
    const visitor = await service.visitor('listens@example.org');
    await service.visitor('listens@example.org');
    await service.database.query(`update session set device = '?' where account_id = $1`, [visitor.account]);
    const page = await visitor.get('/account/devices');
    expect(page.body).toContain('<strong>Appareil inconnu</strong>');
    expect(page.body).toContain('aria-label="Déconnecter l’appareil inconnu"');
  });

  test('of others are not mine to sign out', async () => {
    const victim = await service.visitor();
    const [row] = await service.database.query<{ id: string }>(
      'select id from session where account_id = $1',
      [victim.account],
    );
    const stranger = await service.visitor();
    await stranger.send(`/account/sessions/${row?.id ?? ''}/closing`, {});
    await stranger.send('/account/sessions/others/closing', {});
    expect((await victim.get('/account')).status).toBe(200);
  });

  test('stand beside the code of the telephone, and how to set it up', async () => {
    const browser = await signIn(service, 'factor@example.org');
    await browser.open('/account/devices');
    expect(browser.shown.html).toContain('Le lien reçu par courriel suffit');
    expect(browser.shown.html).toContain('href="/second-factor?to=/account/devices"');
    const coordinator = await service.visitor(undefined, { secondFactor: true });
    const answer = await coordinator.get('/account/devices');
    expect(answer.body).toContain('Un code de votre téléphone est demandé à chaque connexion.');
    expect(answer.body).toContain('Il ne vous reste aucun code de secours');
  });
});

/** Two browsers of the same person, one minute after the other. */
async function twice(email: string): Promise<readonly [Browser, Browser]> {
  const first = await signIn(service, email);
  service.clock.advanceMinutes(1);
  return [first, await signIn(service, email)];
}
