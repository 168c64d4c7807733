import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE } from '../browser/chromium.js';
import { faultsOf, isTooWide } from '../browser/looking.js';
import { bookNow } from '../bookings/rivals.js';
import {
  MONDAY_MORNING,
  startService,
  TUESDAY,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { booked, DAY, openReception, OPENING, type Reception } from './receiving.js';

let reception: Reception;
/** Another instance on the same database. */
let other: TestService;
let marc: KnownCaller;
let browser: Browser;
const contexts: BrowserContext[] = [];
/** One of each for all: every test has the telecentre for itself, and a browser that knows nothing. */
beforeAll(async () => {
  if (process.env['TEST_CHROMIUM'] === undefined) return;
  browser = await openChromium();
  reception = await openReception();
  other = await startService({ databaseUrl: reception.service.databaseUrl, network: null });
  marc = await reception.service.visitor('marc@example.org');
});
beforeEach(async () => {
  if (process.env['TEST_CHROMIUM'] === undefined) return;
  for (const one of [reception.service, other]) one.clock.set(MONDAY_MORNING);
  await reception.service.database.query('truncate booking cascade');
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  if (process.env['TEST_CHROMIUM'] === undefined) return;
  await browser.close();
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

inBrowser('the keyboard stays in the row: after a press it is on the first button that came', async () => {
  await booked(marc);
  await booked(reception.jeanne);
  setClocks();
  const page = await pageAt(reception.service.url);
  await page.getByRole('button', { name: 'Arrivé(e), jeanne' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 arrivé').first().waitFor();
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
    'Annuler l’arrivée, jeanne',
  );
});

inBrowser(
  'that the line is gone is said before anything is pressed, and no longer than it is so',
  async () => {
    const page = await pageAt(reception.service.url);
    const banner = page.locator('#ticks').getByText(NO_LINE);
    expect(await banner.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await banner.waitFor({ timeout: 2_000 });
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'hidden', timeout: 2_000 });

    // The plug is in, and nobody answers behind it.
    await page.route('**/day?*', (route) => route.abort());
    await lookAgain(page);
    await banner.waitFor();
    await page.unroute('**/day?*');
    await lookAgain(page);
    await banner.waitFor({ state: 'hidden' });
  },
);

inBrowser(
  'ticks made without a connection are kept, also over a reload, and sent with their moment',
  async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    const refused = await booked(marc);
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

inBrowser('a tick that is kept is never sent as another person who has signed in here since', async () => {
  const { service, host, jeanne } = reception;
  const bob = await service.visitor('bob@example.org', {
    grants: [{ role: 'host', telecentre: 'aurillac' }],
  });
  const reference = await booked(jeanne);
  setClocks();
  const page = await pageAt(service.url);
  await page.route('**/arrival', (route) => route.abort());
  await page.getByRole('button', { name: 'Arrivé(e), jeanne' }).click();
  await page.getByText('gardé, sera envoyé').first().waitFor();
  await signInAs(page, bob.session);
  const isReloaded = page.waitForEvent('load');
  await lookAgain(page);
  await isReloaded;
  await page.unroute('**/arrival');
  await lookAgain(page);
  await page.waitForTimeout(500);
  expect(await page.getByText('gardé, sera envoyé').count()).toBe(0);
  expect(await statusOf(reference)).toBe('confirmed');

  await signInAs(page, host.session);
  await page.reload();
  await page.getByText('1 arrivé').first().waitFor();
  expect(await actorOf(reference)).toBe('helene@example.org');
});

inBrowser(
  'a tick that the service stumbles over keeps no other back, and is found on every day',
  async () => {
    const { service, jeanne } = reception;
    const stuck = await booked(jeanne);
    const reference = await booked(marc);
    setClocks();
    const page = await pageAt(service.url);
    await page.route(`**/${stuck}/arrival`, (route) => route.fulfill({ status: 500, body: '' }));
    await page.getByRole('button', { name: 'Arrivé(e), jeanne' }).click();
    await page.getByRole('button', { name: 'Arrivé(e), marc' }).click();
    await page.getByText('1 arrivé').first().waitFor();
    expect(await statusOf(reference)).toBe('checked_in');
    await page.goto(`${service.url}/telecentres/aurillac/day?date=2026-11-26`);
    await page.getByText('Un pointage gardé, sera envoyé.').first().click();
    await page.getByText(`Arrivé(e) (${stuck})`).waitFor();
    await page.getByRole('button', { name: 'Ne pas l’envoyer' }).click();
    expect(await page.evaluate("localStorage.getItem('ticks')")).toBeNull();
  },
);

inBrowser('what cannot be kept is sent all the same', async () => {
  const { service, jeanne } = reception;
  await booked(jeanne);
  setClocks();
  const page = await pageAt(service.url);
  await page.evaluate(
    "localStorage.setItem('ticks', '{'); Storage.prototype.setItem = () => { throw new Error('full') }",
  );
  await page.getByRole('button', { name: 'Arrivé(e), jeanne' }).click();
  await page.getByText('1 arrivé').first().waitFor();
});

inBrowser('after midnight a page that was left open is of the new day, with its heading', async () => {
  const { service, jeanne } = reception;
  await booked(jeanne);
  service.clock.set('2026-11-23T20:00:00+01:00');
  const page = await pageAt(service.url, '/telecentres/aurillac/day');
  await page.getByRole('heading', { name: 'Lundi 23 novembre' }).waitFor();
  setClocks();
  await lookAgain(page);
  await page.getByRole('heading', { name: 'Mardi 24 novembre' }).waitFor();
  expect(await page.getByRole('link', { name: 'Imprimer' }).getAttribute('href')).toContain(
    `date=${TUESDAY}`,
  );
});

inBrowser('after a move that was refused the page goes on showing the day', async () => {
  const { service, jeanne } = reception;
  await booked(jeanne, { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' });
  setClocks();
  const page = await pageAt(service.url);
  await page.route('**/day/changes', (route) => route.abort());
  await page.reload();
  await page.locator('summary', { hasText: 'Autre place' }).first().click();
  // Somebody else is quicker, and this page has not heard of it.
  await bookNow(reception.host, {
    ...{ resource: 'aur-b2', date: TUESDAY, halfDay: 'morning' },
    for: { guest: { name: 'Paul Noël' } },
  });
  await page.getByRole('button', { name: 'Bureau 2, jeanne' }).click();
  await page.locator('.alert').first().waitFor();
  expect(page.url()).toBe(service.url + DAY);
  await booked(marc);
  await lookAgain(page);
  await page.getByText('marc', { exact: true }).first().waitFor();
});

inBrowser('a row is dragged onto a free place; the list does the same', async () => {
  const { service, jeanne } = reception;
  const reference = await booked(jeanne, { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' });
  setClocks();
  const page = await pageAt(service.url);
  const target = page.locator('[data-free="aur-b2"]').first();
  // Both are in sight before it begins, as for a person.
  await target.scrollIntoViewIfNeeded();
  await page.locator('[data-booking-row]').first().dragTo(target);
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
    const page = await pageAt(service.url, DAY, { ...options, bypassCSP: true });
    for (const path of [DAY, '/host']) {
      if (path !== DAY) await page.goto(service.url + path);
      expect(await faultsOf(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
    }
  });
});

const NO_LINE = 'Pas de réseau\u00a0: vos pointages sont gardés et partiront tout seuls.';

function setClocks(): void {
  for (const one of [reception.service, other]) one.clock.set(OPENING);
}

async function pageAt(url: string, path = DAY, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await contextOf(browser, url, reception.host.session, options);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

async function signInAs(page: Page, session: string): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'telecentre_session', value: session, url: reception.service.url }]);
}

/** As when a line comes back. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate("dispatchEvent(new Event('online'))");
}

async function actorOf(reference: string): Promise<unknown> {
  return one(
    `select a.email as found from booking_event e join booking b on b.id = e.booking_id join account a on a.id = e.actor_id
     where b.reference = $1 and e.kind = 'checked_in'`,
    reference,
  );
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
