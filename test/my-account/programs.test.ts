import { signIn } from '../sign-in/signing-in.js';
import { everythingStored } from '../platform/stored.js';
import { formsOf, type Browser } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const AGENDA = { label: 'Agenda du bureau', read: 'yes', days: '30' };

describe('the access of a program', () => {
  test('is shown once, works, and is listed without its secret', async () => {
    const browser = await open('once@example.org');
    await browser.press('/account/programs', AGENDA);
    expect(browser.shown.status).toBe(200);
    expect(browser.shown.headers['cache-control']).toBe('no-store');
    const secret = secretIn(browser.shown.html);
    expect(secret).toMatch(/^tlc_/);
    expect(browser.shown.html).toContain('Valable jusqu’au mercredi 23 décembre 2026');
    expect(await statusWith(secret)).toBe(200);

    await browser.open('/account/programs');
    expect(browser.shown.html).toContain('<strong>Agenda du bureau</strong>');
    expect(browser.shown.html).toContain('Lire mes réservations');
    expect(browser.shown.html).toContain('Dernière utilisation\u00a0: aujourd’hui');
    expect(browser.shown.html).not.toContain('tlc_');
  });

  test('ends on a day that is named, also on its last one', async () => {
    const visitor = await service.visitor();
    await visitor.send('/account/programs', AGENDA);
    await service.database.query('update access_token set expires_at = $2 where account_id = $1', [
      visitor.account,
      new Date(service.clock.now() + 60_000),
    ]);
    const page = await visitor.get('/account/programs');
    expect(page.body).toContain('Valable jusqu’au lundi 23 novembre 2026');
  });

  test('is withdrawn at once', async () => {
    const browser = await open('withdrawn@example.org');
    await browser.press('/account/programs', AGENDA);
    const secret = secretIn(browser.shown.html);
    await browser.open('/account/programs');
    const action = formsOf(browser.shown.html).find((form) => form.action.endsWith('/revocation'))?.action;
    await browser.press(action ?? '');
    expect(browser.shown.html).toContain('Ce programme n’a plus accès à votre compte.');
    expect(browser.shown.html).not.toContain('Agenda du bureau');
    expect(await statusWith(secret)).toBe(401);
  });

  test('of somebody else is not mine to withdraw', async () => {
    const [owner, stranger] = [await service.visitor(), await service.visitor()];
    const answer = await owner.send('/account/programs', AGENDA);
    const [row] = await service.database.query<{ id: string }>(
      'select id from access_token where account_id = $1',
      [owner.account],
    );
    await stranger.send(`/account/programs/${row?.id ?? ''}/revocation`, {});
    expect(await statusWith(secretIn(String(answer.body)))).toBe(200);
  });

  test('lets it do what was ticked, and no more', async () => {
    const visitor = await service.visitor();
    const answer = await visitor.send('/account/programs', { ...AGENDA, read: '', book: 'yes' });
    expect(await statusWith(secretIn(String(answer.body)))).toBe(404);
  });

  test.each([
    ['without a name', { label: ' ' }, 'id="label-error"'],
    ['without a tick', { read: '' }, 'cochez au moins une case'],
    ['for ever', { days: '36500' }, 'id="days-error"'],
    ['for a telecentre, by somebody who is no host', { host: 'yes' }, 'vous n’êtes hôte d’aucun télécentre'],
  ])('is not given %s', async (_, change, words) => {
    const visitor = await service.visitor();
    const before = await everythingStored(service.database);
    const answer = await visitor.send('/account/programs', { ...AGENDA, ...change });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(words);
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('to a telecentre is offered to those who receive people there', async () => {
    const host = await service.visitor(undefined, { grants: [{ role: 'host', telecentre: 'figeac' }] });
    expect((await host.get('/account/programs')).body).toContain('name="host"');
    expect((await (await service.visitor()).get('/account/programs')).body).not.toContain('name="host"');
    const answer = await host.send('/account/programs', { ...AGENDA, host: 'yes' });
    expect(secretIn(String(answer.body))).toMatch(/^tlc_/);
  });

  test('keeps the ticks of a form that was wrong', async () => {
    const visitor = await service.visitor();
    const answer = await visitor.send('/account/programs', { ...AGENDA, label: '', read: '', book: 'yes' });
    expect(answer.body).toMatch(/<input id="book"[^>]* checked/);
    expect(answer.body).not.toMatch(/<input id="read"[^>]* checked/);
  });
});

async function open(email: string): Promise<Browser> {
  const browser = await signIn(service, email);
  await browser.open('/account/programs');
  return browser;
}

function secretIn(html: string): string {
  return /<code class="secret">([^<]+)<\/code>/.exec(html)?.[1] ?? '';
}

async function statusWith(secret: string): Promise<number> {
  return (await service.anybody.get('/api/v1/bookings', { authorization: `Bearer ${secret}` })).status;
}
