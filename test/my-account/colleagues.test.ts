import { signIn } from '../sign-in/signing-in.js';
import { formsOf, type Browser } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let browser: Browser;
beforeAll(async () => {
  service = await startService();
  await service.visitor('paul@example.org');
  browser = await signIn(service, 'jeanne@example.org');
});
afterAll(() => service.close());

describe('my colleagues', () => {
  test('are allowed by their address, see it, and are withdrawn', async () => {
    await browser.open('/account/colleagues');
    await browser.press('/account/colleagues', { email: 'Paul@Example.org' });
    expect(browser.shown.html).toContain(
      'Si cette adresse est celle d’un membre du réseau, il peut maintenant réserver pour vous.',
    );
    expect(browser.shown.html).toContain('<strong>paul@example.org</strong>');

    const paul = await service.visitor('paul@example.org');
    expect((await paul.get('/account/colleagues')).body).toContain('<strong>Jeanne Cantaloube</strong>');

    const action = formsOf(browser.shown.html).find((form) => form.action.endsWith('/withdrawal'))?.action;
    await browser.press(action ?? '');
    expect(browser.shown.html).toContain('Cette personne ne peut plus réserver pour vous.');
    expect(browser.shown.html).not.toContain('<strong>paul@example.org</strong>');
    expect((await paul.get('/account/colleagues')).body).not.toContain('Jeanne');
  });

  test.each([
    ['myself', 'jeanne@example.org', 'est votre propre adresse'],
    ['no address', 'paul', 'doit être une adresse électronique'],
  ])('are never %s, which is said at the field', async (_, email, words) => {
    await browser.open('/account/colleagues');
    await browser.press('/account/colleagues', { email });
    expect(browser.shown.status).toBe(422);
    expect(/id="email-error"[^>]*>([^<]+)</.exec(browser.shown.html)?.[1]).toContain(words);
    expect(browser.shown.html).toContain(`value="${email}"`);
  });
});
