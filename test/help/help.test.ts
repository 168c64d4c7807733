import { browserAt, type Browser } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let reader: Browser;
beforeAll(async () => {
  service = await startService();
  reader = browserAt(service.url);
});
afterAll(() => service.close());

describe('the help', () => {
  test('has a list to jump by, each to a heading of the page', async () => {
    const { status, html } = await reader.open('/help');
    expect(status).toBe(200);
    const jumps = [...html.matchAll(/<a href="#([\w-]+)">/g)]
      .map(([, id]) => id)
      .filter((id) => id !== 'main');
    expect(jumps).toEqual([
      'book',
      'change',
      'door',
      'offline',
      'day',
      'calendars',
      'sign-in',
      'programs',
      'call',
    ]);
    for (const id of jumps) expect(html.includes(`<section id="${id}"><h2>`)).toBe(true);
  });

  test('leads to pages that are there', async () => {
    const { html } = await reader.open('/help');
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const ways = [...main.matchAll(/href="(\/[^"]*)"/g)].map(([, way]) => way ?? '');
    expect(ways).toEqual(
      expect.arrayContaining(['/search', '/bookings', '/help/calendars', '/api/v1/docs', '/telecentres']),
    );
    for (const way of ways) {
      const { status } = await service.anybody.get(way, { accept: 'text/html' });
      // Or to where somebody signs in first.
      expect([way, [200, 303].includes(status)]).toEqual([way, true]);
    }
  });

  test('says who coordinates each department, and asks nobody to call where there is no number', async () => {
    const { html } = await reader.open('/help');
    for (const [department, coordinator] of [
      ['Cantal', 'Département du Cantal'],
      ['Lot', 'Département du Lot'],
      ['Aveyron', 'SMICA'],
    ])
      expect(html).toContain(`<dt>${department ?? ''}</dt><dd>${coordinator ?? ''}</dd>`);
    expect(html).not.toContain('appelez');
  });

  test('gives the telephone numbers that are sourced, and none that is only assumed', async () => {
    const { html } = await reader.open('/help');
    expect(html.includes('Aucun numéro ne nous a encore été donné')).toBe(true);
    await tell('figeac', '05 00 00 00 01', []);
    await tell('montmurat', '04 00 00 00 02', ['host.phone']);
    const { html: then } = await reader.open('/help');
    expect(then.includes('<a href="tel:0500000001">05 00 00 00 01</a>')).toBe(true);
    expect(then.includes('04 00 00 00 02')).toBe(false);
    expect(then.includes('Aucun numéro ne nous a encore été donné')).toBe(false);
  });

  test('begins with what a telecentre is', async () => {
    expect((await reader.open('/help')).html).toContain('Un télécentre est un lieu près de chez vous');
  });

  test('is there in English', async () => {
    const { html } = await reader.open('/help', { 'accept-language': 'en' });
    expect(html.includes('<h1>Help</h1>')).toBe(true);
  });
});

async function tell(telecentre: string, phone: string, assumed: readonly string[]): Promise<void> {
  await service.database.query(
    `update telecentre set about = about || jsonb_build_object('host', about->'host' || jsonb_build_object('phone', $2::text),
  'provenance', jsonb_build_object('assumed', $3::jsonb)) where slug = $1`,
    [telecentre, phone, JSON.stringify(assumed)],
  );
}
