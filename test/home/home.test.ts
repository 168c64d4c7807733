import { gzipSync } from 'node:zlib';
import { browserAt } from '../support/browser.js';
import { MONDAY_MORNING, startService, TUESDAY, type TestService } from '../support/service.js';
import { memberAt } from './members.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const BUTTON = 'action="/demo/sign-in"';

describe('The first page', () => {
  test('says what the network is, where its telecentres are, and how one comes', async () => {
    const { status, html } = await browserAt(service.url).open('/');
    expect(status).toBe(200);
    expect(html).toContain(
      'Réseau pilote Aurillac-Figeac-Decazeville\u00a0: 5\u00a0télécentres dans 3\u00a0départements',
    );
    for (const department of ['Cantal', 'Lot', 'Aveyron']) expect(html).toContain(`>${department}</h3>`);
    expect(html).toContain('Un télécentre est un lieu avec des postes, des bureaux et une bonne connexion');
    for (const slug of ['aurillac', 'cassaniouze', 'decazeville', 'figeac', 'montmurat'])
      expect(html).toContain(`href="/telecentres/${slug}"`);
    expect(html).toContain('Comment ça marche');
    expect(html).toContain('href="/sign-in"');
    expect(html).not.toMatch(/programme/);
  });

  test('asks where and when, and leads to what is free there', async () => {
    const browser = browserAt(service.url);
    const { html } = await browser.open('/');
    const [, form = ''] = /<form ([^>]*class="small-search"[^>]*)>/.exec(html) ?? [];
    expect(form).toContain('method="get"');
    expect(form).toContain('action="/search"');
    expect(html).toMatch(/<input[^>]* name="near"/);
    expect(html).toMatch(/<input[^>]* name="date"[^>]* value="2026-11-23"/);
    const found = await browser.open(`/search?near=Bagnac-sur-C%C3%A9l%C3%A9&date=${TUESDAY}`);
    expect(found.status).toBe(200);
    expect(found.html).toContain('Montmurat');
  });

  test('proposes a day on which somebody may still come', async () => {
    service.clock.set('2026-11-28T12:30:00+01:00');
    expect((await browserAt(service.url).open('/')).html).toMatch(/ name="date"[^>]* value="2026-11-30"/);
    service.clock.set(MONDAY_MORNING);
  });

  test('speaks English to those who prefer it', async () => {
    const { html } = await browserAt(service.url).open('/', { 'accept-language': 'en' });
    expect(html).toContain('5\u00a0telecentres in 3\u00a0departments');
    expect(html).toContain('How it works');
    expect(html).toContain('Where?');
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

  test('passes over what others have added to its address', async () => {
    for (const query of ['?date=tomorrow', '?utm_source=mail', '?halfDay=noon&date=2026-02-30'])
      expect((await browserAt(service.url).open(`/${query}`)).status).toBe(200);
  });

  test('is light: with all that it says, less than 12 kB over the wire', async () => {
    const { member } = await memberAt(service, 'Bagnac-sur-Célé');
    for (const who of [service.anybody, member])
      expect(gzipSync(String((await who.get('/')).body)).length).toBeLessThan(12_000);
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

  test('is there on a network without telecentres, for members too', async () => {
    const empty = await startService({ network: null });
    try {
      expect((await browserAt(empty.url).open('/')).html).toContain('pas encore de télécentre');
      const answer = await (await empty.visitor()).get('/');
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('pas encore de télécentre');
    } finally {
      await empty.close();
    }
  });
});
