import { FORM_TOKEN_HEADER, formTokenOf } from '../../src/accounts/form-token.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { browserAt, type Browser } from '../support/browser.js';
import { startService, TUESDAY, type Answer, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const BUTTON = 'action="/demo/sign-in"';

describe('The first page', () => {
  test('says what the network is, where its telecentres are, and how one gets in', async () => {
    const { status, html } = await browserAt(service.url).open('/');
    expect(status).toBe(200);
    expect(html).toContain(
      'Réseau pilote Aurillac-Figeac-Decazeville\u00a0: 5\u00a0télécentres dans 3\u00a0départements',
    );
    for (const department of ['Cantal (15)', 'Lot (46)', 'Aveyron (12)']) expect(html).toContain(department);
    expect(html).toContain('Aurillac · 6\u00a0postes, 2\u00a0bureaux, 1\u00a0salle');
    expect(html).toContain('href="/sign-in"');
    expect(html).toContain('href="/api/v1/docs"');
  });

  test('speaks English to those who prefer it', async () => {
    const { html } = await browserAt(service.url).open('/', { 'accept-language': 'en' });
    expect(html).toContain('5\u00a0telecentres in 3\u00a0departments');
    expect(html).toContain('6\u00a0desks, 2\u00a0offices, 1\u00a0room');
  });

  test('has no link that leads nowhere', async () => {
    const browser = browserAt(service.url);
    const links = [...(await browser.open('/')).html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(
      ([, href]) => href,
    );
    expect(links.length).toBeGreaterThan(2);
    for (const href of links)
      expect([href, (await service.anybody.get(href ?? '')).status]).toEqual([href, 200]);
  });

  test('shows members what they have booked and still have, and nobody else’s', async () => {
    const visitor = await service.visitor();
    const neighbour = await service.visitor();
    expect((await visitor.get('/')).body).toContain('Rien de prévu');
    const wish = { kind: 'desk', date: TUESDAY };
    const booked = await visitor.post('/api/v1/bookings', {
      ...wish,
      telecentre: 'figeac',
      halfDay: 'morning',
    });
    const given = await visitor.post('/api/v1/bookings', {
      ...wish,
      telecentre: 'montmurat',
      halfDay: 'afternoon',
    });
    await visitor.post(`/api/v1/bookings/${referenceOf(given)}/cancellation`);

    const body = String((await visitor.get('/')).body);
    expect(body).toContain('mardi 24 novembre 2026');
    expect(body).toContain('matin, <span class="whole-words">9\u00a0h – 12\u00a0h</span>');
    expect(body).toContain(`href="/bookings/${referenceOf(booked)}"`);
    expect(body).not.toContain(referenceOf(given));
    expect((await neighbour.get('/')).body).not.toContain(referenceOf(booked));
  });

  test('shows nothing of theirs before signing in is finished, and leads there', async () => {
    const visitor = await service.visitor('new@example.org', { complete: false });
    const body = String((await visitor.get('/')).body);
    expect(body).toContain('href="/signed-in"');
    expect(body).not.toContain('Vos prochaines réservations');
  });

  test('leads everybody to the page of each place', async () => {
    const { html } = await browserAt(service.url).open('/');
    expect(html).toContain('<a href="/free-busy/aur-visio">Salle de réunion visioconférence</a>');
    expect(html).not.toContain('Là où vous accueillez');
  });

  test.each([
    ['a host', [{ role: 'host', telecentre: 'figeac' }], ['figeac']],
    ['a coordinator', [{ role: 'coordinator', department: '15' }], ['cassaniouze', 'montmurat', 'aurillac']],
    ['a member', [], []],
  ] as const)('leads %s to what they look after, and to who comes', async (_, grants, places) => {
    const visitor = await service.visitor(undefined, { grants, secondFactor: true });
    const body = String((await visitor.get('/')).body);
    const kept = [...body.matchAll(/href="(\/telecentres\/([\w-]+)\/external-calendars)"/g)];
    expect(kept.map(([, , slug]) => slug)).toEqual(places);
    for (const [, href = '', slug = ''] of kept) {
      expect((await visitor.get(href)).body).toContain('Agendas attachés');
      expect(body).toContain(`href="/account/calendars?telecentre=${slug}"`);
    }
    expect(body.match(/>Agendas attachés</g) ?? []).toHaveLength(places.length);
  });

  test('comes without the demonstration where there is none', async () => {
    expect((await browserAt(service.url).open('/')).html).not.toContain(BUTTON);
    const answer = await service.anybody.send('/demo/sign-in', { person: 'camille.roux' });
    expect(answer.status).toBe(404);
  });

  test('is there on a network without telecentres', async () => {
    const empty = await startService({ network: null });
    try {
      expect((await browserAt(empty.url).open('/')).html).toContain('pas encore de télécentre');
    } finally {
      await empty.close();
    }
  });
});

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

function referenceOf({ body }: Answer): string {
  return (body as { reference: string }).reference;
}
