import { FORM_TOKEN_HEADER, formTokenOf } from '../../src/accounts/form-token.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { browserAt, type Browser } from '../support/browser.js';
import { startService, TUESDAY, type Answer, type TestService } from '../support/service.js';

describe('The demonstration on the first page', () => {
  let tried: TestService;
  beforeAll(async () => {
    tried = await startService();
    await tried.app.get(DemoService).load();
  });
  afterAll(() => tried.close());

  test('has a button for each of the four, and a code for the two who have a second factor', async () => {
    const { html } = await browserAt(tried.url).open('/');
    const buttons = [...html.matchAll(/Entrer comme ([^<]+)</g)].map(([, name]) => name);
    expect(buttons).toEqual(['Camille', 'Hélène', 'Olivier', 'Nora']);
    expect(html.match(/class="code">\d{3}\u00a0\d{3}</g)).toHaveLength(2);
  });

  test.each([
    ['a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy of another kind', { forwarded: 'for=127.0.0.1' }],
    ['a foreign name for this address', { host: 'telecentres.example.org' }],
    ['a name that only begins like ours', { host: 'localhost.example.org:80' }],
  ])('does not exist behind %s', async (_, headers) => {
    const page = await tried.anybody.get('/', headers);
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/demo|Camille|class="code"/);
    expect(await enterAs('camille.roux', headers)).toMatchObject({ status: 404 });
    expect(await linksMade()).toBe(0);
  });

  test('does not exist where there is a public address', async () => {
    const open = await startService({
      publicUrl: 'https://telecentres.example.org',
      databaseUrl: tried.databaseUrl,
      network: null,
    });
    try {
      expect((await open.anybody.get('/')).body).not.toMatch(/demo|Camille/);
      const answer = await open.anybody.send('/demo/sign-in', { person: 'nora.lefevre' });
      expect(answer.status).toBe(404);
      expect(await linksMade()).toBe(0);
    } finally {
      await open.close();
    }
  });

  test('is not pressed from another site', async () => {
    const answer = await enterAs('camille.roux', { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, await linksMade()]).toEqual([403, 0]);
  });

  test.each(['', 'marc.fabre', 'jeanne@example.org'])('enters as nobody else: %j', async (person) => {
    await tried.member('jeanne@example.org');
    expect([(await enterAs(person)).status, await linksMade()]).toEqual([404, 0]);
  });

  test('lets Camille in, with her bookings, and book one more', async () => {
    const browser = await enter('camille.roux');
    expect(browser.shown).toMatchObject({ status: 200, path: '/' });
    expect(browser.shown.html).toContain('Maison de l’emploi de Figeac');
    const wish = { telecentre: 'montmurat', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    expect((await asOf(browser, 'POST', '/api/v1/bookings', wish)).status).toBe(201);
    expect((await asOf(browser, 'GET', '/api/v1/telecentres/aurillac/bookings')).status).toBe(404);
  });

  test('lets Hélène see who comes to Aurillac, and nowhere else', async () => {
    const browser = await enter('helene.vidal');
    const expected = await asOf(browser, 'GET', `/api/v1/telecentres/aurillac/bookings?date=${TUESDAY}`);
    expect(expected.status).toBe(200);
    expect(JSON.stringify(expected.body)).toContain('Léa Mercadier');
    expect((await asOf(browser, 'GET', '/api/v1/telecentres/figeac/bookings')).status).toBe(404);
  });

  test('lets Olivier appoint a host in the Lot, once he has given the code that is shown', async () => {
    const browser = await enter('olivier.delmas');
    const host = { email: 'new-host@example.org', role: 'host', telecentre: 'figeac' };
    expect((await asOf(browser, 'POST', '/api/v1/role-grants', host)).status).toBe(403);
    await giveCode(browser, 'olivier.delmas');
    expect((await asOf(browser, 'POST', '/api/v1/role-grants', host)).status).toBe(201);
    const elsewhere = { ...host, telecentre: 'aurillac' };
    expect((await asOf(browser, 'POST', '/api/v1/role-grants', elsewhere)).status).toBe(404);
  });

  test('lets Nora appoint a coordinator, once she has given the code that is shown', async () => {
    const browser = await enter('nora.lefevre');
    await giveCode(browser, 'nora.lefevre');
    expect(browser.shown).toMatchObject({ status: 200, path: '/' });
    const wish = { email: 'new-coordinator@example.org', role: 'coordinator', department: '12' };
    expect((await asOf(browser, 'POST', '/api/v1/role-grants', wish)).status).toBe(201);
  });

  test('changes people without signing out', async () => {
    const browser = await enter('camille.roux');
    await browser.press('/demo/sign-in', { person: 'helene.vidal' });
    await browser.press(browser.shown.path);
    const roles = await asOf(browser, 'GET', '/api/v1/me/roles');
    expect(JSON.stringify(roles.body)).toContain('aurillac');
  });

  /** By the button of the first page, then that of the link. */
  async function enter(person: string): Promise<Browser> {
    const browser = browserAt(tried.url);
    await browser.open('/');
    await browser.press('/demo/sign-in', { person });
    expect(browser.shown.path).toMatch(/^\/sign-in\/link\//);
    await browser.press(browser.shown.path);
    return browser;
  }

  async function giveCode(browser: Browser, person: string): Promise<void> {
    expect(browser.shown.path).toMatch(/^\/second-factor/);
    const { html } = await browserAt(tried.url).open('/');
    const card = html.split('<li>').find((one) => one.includes(`value="${person}"`)) ?? '';
    const [, first = '', last = ''] = /class="code">(\d{3})\u00a0(\d{3})</.exec(card) ?? [];
    await browser.press('/second-factor', { code: first + last });
  }

  function enterAs(person: string, headers: Record<string, string> = {}): Promise<Answer> {
    return tried.anybody.send('/demo/sign-in', { person }, headers);
  }

  async function linksMade(): Promise<number> {
    const [row] = await tried.database.query<{ count: number }>(
      'select count(*)::int as count from sign_in_link',
    );
    return row?.count ?? 0;
  }

  async function asOf(
    browser: Browser,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const session = browser.cookies.get('telecentre_session') ?? '';
    const known = { cookie: `telecentre_session=${session}`, [FORM_TOKEN_HEADER]: formTokenOf(session) };
    return method === 'GET' ? tried.anybody.get(path, known) : tried.anybody.post(path, body, known);
  }
});
