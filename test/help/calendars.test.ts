import { READER_FACTS, READERS } from '../../src/calendar-feeds/readers.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

async function page(language: string): Promise<string> {
  const answer = await service.anybody.get('/help/calendars', { 'accept-language': language });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  return String(answer.body);
}

describe('the help for calendars', () => {
  test.each([
    ['fr', ['Google Agenda', 'iPhone, iPad et Mac', 'Outlook', 'Thunderbird', 'Android', 'Nextcloud']],
    ['en', ['Google Calendar', 'iPhone, iPad and Mac', 'Outlook', 'Thunderbird', 'Android', 'Nextcloud']],
  ])('is for everybody, and has a part for each program, in %s', async (language, names) => {
    const html = await page(language);
    const headings = [...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, heading]) => heading);
    expect(headings.slice(0, names.length)).toEqual(names);
    expect(html).toContain('href="/account/calendars"');
  });

  test('leads to each of its parts, also to how often programs look', async () => {
    const html = await page('fr');
    expect(html).toContain('<a href="#how-often">Quand un changement se voit</a>');
    const ways = [...html.matchAll(/<a href="#([\w-]+)"/g)]
      .map(([, id = '']) => id)
      .filter((id) => id !== 'main');
    expect(ways.length).toBeGreaterThan(6);
    for (const id of ways) expect(html).toContain(`<section id="${id}">`);
  });

  test('says how often each program looks, those of nearly everybody first, from the same facts as the readings', async () => {
    const html = await page('fr');
    const rows = [...html.matchAll(/<th scope="row">([^<]+)<\/th><td>([^<]+)<\/td>/g)];
    expect(rows).toHaveLength(READERS.length - 1);
    expect(rows.slice(0, 4).map(([, name]) => name)).toEqual([
      'Google Agenda',
      'Calendrier d’Apple',
      'Outlook',
      'Thunderbird',
    ]);
    expect(html).toContain('<th scope="rowgroup" colspan="2">Autres</th>');
    const told = new Map(rows.map(([, name = '', time = '']) => [name, time]));
    expect(READER_FACTS.google.usualMinutes).toBe(360);
    expect(told.get('Google Agenda')).toBe('6\u00a0heures');
    expect(told.get('Thunderbird')).toBe('30\u00a0minutes');
    expect(rows.at(-1)?.slice(1)).toEqual(['ICSx⁵', '1\u00a0jour']);
    expect(html).toContain('Ni vous ni nous ne pouvons presser Google ou Outlook.');
  });

  test('says what others see, and what happens when a calendar is stopped', async () => {
    const html = await page('fr');
    expect(html).toContain('dit seulement ce qui est pris, sans nom ni titre');
    expect(html).toContain('Les codes des portes n’y figurent jamais.');
    expect(html).toContain('Pendant 14\u00a0jours');
    expect(html).toContain('Un compte CalDAV, lui, est refusé tout de suite');
  });
});
