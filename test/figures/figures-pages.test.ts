import type { Browser } from 'playwright-core';
import { contextOf, DESKTOP, inBrowser, openChromium } from '../browser/chromium.js';
import { told } from '../platform/problem-document.js';
import { hostOf } from '../support/hosts.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { openOnWeekdays, wasThere } from './past.js';
import { readCsv } from './read-csv.js';

let service: TestService;
let host: KnownCaller & { readonly session: string };
let browser: Browser | undefined;
beforeAll(async () => {
  service = await startService();
  host = await hostOf(service, 'figeac');
  await openOnWeekdays(service, 'figeac');
  for (let person = 1; person <= 7; person++) {
    const { account } = await service.visitor();
    await wasThere(service, { unit: 'fig-desk', date: `2026-10-0${person}`, account, to: '17:00' });
  }
  await service.database.query(`update resource set name = '=Bureau; "bleu"' where key = 'fig-desk'`);
  if (process.env['TEST_CHROMIUM'] !== undefined) browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await service.close();
});

const OCTOBER = '?from=2026-10-01&to=2026-10-31';
const FIGEAC = '/telecentres/figeac/figures';

describe('The page of figures', () => {
  test('draws the week and says the same in a table', async () => {
    const { status, body } = told(await host.get(FIGEAC + OCTOBER));
    const page = String(body);
    expect(status).toBe(200);
    const drawing = /<svg class="heat-map".*?<\/svg>/s.exec(page)?.[0] ?? '';
    const drawn = [...drawing.matchAll(/>(\d+\u00a0%|–)</g)].map(([, text]) => text);
    const table = /<table id="heat-table".*?<\/table>/s.exec(page)?.[0] ?? '';
    const inTable = [...table.matchAll(/<td>(\d+\u00a0%|–)/g)].map(([, text]) => text);
    expect(drawn).toHaveLength(10);
    expect(inTable).toEqual(drawn);
    expect(page).not.toContain('style=');
  });

  test('is asked for by names of days as well', async () => {
    const page = String((await host.get(`${FIGEAC}?period=last-month`)).body);
    expect(page).toContain('Octobre 2026');
    expect(page).toMatch(/<a href="[^"]*period=last-month" aria-current="page"/);
  });

  test('says what is wrong with its days beside them', async () => {
    const { status, body } = told(await host.get(`${FIGEAC}?from=2026-10-31&to=2026-10-01`));
    expect(status).toBe(422);
    expect(body).toContain('ne peut pas venir avant le début');
    expect(body).toContain('value="2026-10-31"');
  });

  test('is not there for hosts of other places', async () => {
    for (const path of ['', '/sheet', '.csv'])
      expect((await host.get(`/telecentres/aurillac/figures${path}${OCTOBER}`)).status).toBe(404);
  });
});

describe('The table to download', () => {
  test('is read as it was written, and is no formula', async () => {
    const { headers, body } = told(await host.get(`${FIGEAC}.csv${OCTOBER}`));
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="figeac-2026-10-01-2026-10-31.csv"',
    });
    const [header, ...lines] = readCsv(String(body));
    const cookie = `telecentre_session=${host.session}`;
    const sent = await fetch(`${service.url}${FIGEAC}.csv${OCTOBER}`, { headers: { cookie } });
    expect([...new Uint8Array(await sent.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(header).toEqual([
      'Télécentre',
      'Du',
      'Au',
      'Rubrique',
      'Détail',
      'Demi-journées ouvertes',
      'Demi-journées utilisées',
      'Occupation (%)',
      'Personnes',
    ]);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([9]));
    // Thursday the 1st to Wednesday the 7th: five days that are open.
    expect(lines[0]?.slice(1)).toEqual(['2026-10-01', '2026-10-31', 'Occupation', '', '44', '10', '23', '7']);
    expect(lines[1]?.slice(3, 8)).toEqual(['Poste par poste', `'=Bureau; "bleu"`, '44', '10', '23']);
    expect(lines.find(([, , , section]) => section === 'Absences sans prévenir')?.at(-1)).toBe('moins de 5');
  });
});

describe('The sheet for the mayor', () => {
  test('says in three sentences what the place was for, and names nobody', async () => {
    const page = String((await host.get(`${FIGEAC}/sheet${OCTOBER}`)).body);
    expect(page).toContain('le télécentre a servi pendant 10\u00a0demi-journées de travail ou de réunion');
    expect(page).toContain('7\u00a0personnes différentes y sont venues.');
    expect(page).toContain('Rien n’est connu des mêmes jours de l’an dernier.');
    expect(page).not.toContain('visitor-');
  });

  test('claims of people only what it keeps, and says until when a month under way counts', async () => {
    const page = String((await host.get(`${FIGEAC}/sheet?from=2026-11-01&to=2026-11-30`)).body);
    expect(page).toContain('Moins de cinq personnes différentes y sont venues.');
    expect(page).not.toContain('Aucun nombre ne concerne');
    expect(page).toContain('Un nombre de personnes n’est donné qu’à partir de cinq');
    for (const path of ['', '/sheet'])
      expect((await host.get(`${FIGEAC}${path}?from=2026-11-01&to=2026-11-30`)).body).toMatch(
        /[Nn]ovembre 2026, jusqu’au 23</,
      );
  });

  inBrowser('fits on one sheet of A4', async () => {
    if (browser === undefined) throw new Error('There is no browser.');
    const context = await contextOf(browser, service.url, host.session, DESKTOP);
    const page = await context.newPage();
    await page.goto(`${service.url}${FIGEAC}/sheet${OCTOBER}`);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

describe('Departments and the network', () => {
  test('are for those who look after them; a host finds their own places', async () => {
    const coordinator = await service.visitor('lot@example.org', {
      grants: [{ role: 'coordinator', department: '46' }],
      secondFactor: true,
    });
    const administrator = await service.visitor('network@example.org', {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    const read = async (reader: KnownCaller): Promise<string> =>
      String((await reader.get(`/figures${OCTOBER}`)).body);
    const [hosts, coordinators, administrators] = [
      await read(host),
      await read(coordinator),
      await read(administrator),
    ];
    expect(hosts).toContain(`href="${FIGEAC}?from=2026-10-01`);
    expect(hosts).not.toContain('Personnes différentes');
    expect(hosts).not.toContain('/telecentres/aurillac/figures');
    expect(coordinators).toMatch(/Personnes différentes<\/dt><dd>7</);
    expect(coordinators).not.toContain('Tout le réseau');
    expect(administrators).toContain('Tout le réseau');
    expect(administrators).toContain('/telecentres/aurillac/figures');
    expect((await (await service.visitor()).get('/figures')).status).toBe(404);
  });
});
