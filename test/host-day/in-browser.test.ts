import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE } from '../browser/chromium.js';
import { faultsOf, isTooWide } from '../browser/looking.js';
import { bookNow } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { booked, DAY, openReception, OPENING, type Reception } from './receiving.js';

let reception: Reception;
let other: TestService;
let browser: Browser | undefined;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  if (process.env['TEST_CHROMIUM'] !== undefined) browser = await openChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  reception = await openReception();
  other = await startService({ databaseUrl: reception.service.databaseUrl, network: null });
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  await other.close();
  await reception.service.close();
});

inBrowser(
  'two hosts at two instances see within two seconds what a member does, and what each of them ticks',
  async () => {
    const { service, jeanne } = reception;
    setClocks();
    const [here, there] = [await pageAt(service.url), await pageAt(other.url)];
    await here.waitForTimeout(500);

    await booked(jeanne);
    await both((page) => page.getByText('jeanne', { exact: true }).first().waitFor({ timeout: 2_000 }));
    await here.getByRole('button', { name: 'Arrivé(e), jeanne' }).click();
    await both((page) => page.getByText('1 arrivé').first().waitFor({ timeout: 2_000 }));
    await there.getByRole('button', { name: 'Annuler l’arrivée, jeanne' }).click();
    await both((page) => page.getByText('1 attendu').first().waitFor({ timeout: 2_000 }));

    async function both(expectation: (page: Page) => Promise<unknown>): Promise<void> {
      await Promise.all([here, there].map(expectation));
    }
  },
);

inBrowser(
  'ticks made without a connection are kept, also over a reload, and sent with their moment',
  async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    const refused = await booked(await service.visitor('marc@example.org'));
    setClocks();
    const page = await pageAt(service.url);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Arrivé(e), jeanne' }).click();
    await page.getByText('Arrivé(e)\u00a0: gardé, sera envoyé').first().waitFor();
    await page.getByRole('button', { name: 'Absent(e), marc' }).click();
    await page.getByText('2 pointages gardés, seront envoyés.').first().waitFor();
    const kept = await page.evaluate<string>("localStorage.getItem('ticks')");
    expect(kept).not.toMatch(/jeanne|marc/);
    // Meanwhile the second one gives their place back: their tick cannot be taken any more.
    await service.database.query("update booking set status = 'cancelled' where reference = $1", [refused]);

    await page.context().setOffline(false);
    await page.reload();
    await page
      .getByText(/Ce pointage n’a pas été accepté/)
      .first()
      .waitFor();
    await page.getByText('1 arrivé').first().waitFor();
    expect(await statusOf(reference)).toBe('checked_in');
    await page.getByRole('button', { name: 'Compris' }).click();
    expect(await page.evaluate("localStorage.getItem('ticks')")).toBeNull();
  },
);

inBrowser('a row is dragged onto a free place; the list does the same', async () => {
  const { service, jeanne } = reception;
  const reference = await booked(jeanne, { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' });
  setClocks();
  const page = await pageAt(service.url);
  await page.locator('[data-booking-row]').first().dragTo(page.locator('[data-free="aur-b2"]').first());
  await page.waitForLoadState();
  await page.locator('.facts-line', { hasText: 'Bureau 2' }).waitFor();
  expect(await resourceOf(reference)).toBe('aur-b2');
  await page.locator('summary', { hasText: 'Autre place' }).first().click();
  await page.getByRole('button', { name: 'Bureau 1, jeanne' }).click();
  await page.locator('.facts-line', { hasText: 'Bureau 1' }).waitFor();
  expect(await resourceOf(reference)).toBe('aur-b1');
});

describe.each([
  { name: 'a phone', options: PHONE },
  { name: 'a desk', options: DESKTOP },
])('on $name', ({ options }) => {
  inBrowser('it can be read and used by everybody', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne);
    await bookNow(jeanne, {
      resource: 'aur-visio',
      people: 8,
      start: `${TUESDAY}T09:00`,
      end: `${TUESDAY}T11:00`,
    });
    setClocks();
    for (const path of [DAY, '/host']) {
      const page = await pageAt(service.url, path, { ...options, bypassCSP: true });
      expect(await faultsOf(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
    }
  });
});

function setClocks(): void {
  for (const one of [reception.service, other]) one.clock.set(OPENING);
}

async function pageAt(url: string, path = DAY, options = DESKTOP): Promise<Page> {
  if (browser === undefined) throw new Error('There is no browser.');
  const context = await contextOf(browser, url, reception.host.session, options);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

async function statusOf(reference: string): Promise<unknown> {
  return one('select status as found from booking where reference = $1', reference);
}

async function resourceOf(reference: string): Promise<unknown> {
  return one(
    'select r.key as found from booking b join resource r on r.id = b.resource_id where b.reference = $1',
    reference,
  );
}

async function one(statement: string, reference: string): Promise<unknown> {
  const [row] = await reception.service.database.query<{ found: unknown }>(statement, [reference]);
  return row?.found;
}
