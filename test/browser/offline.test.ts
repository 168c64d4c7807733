import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DoorCodes } from '../../src/door-codes/door-codes.service.js';
import { addDays } from '../../src/reservation/local-time.js';
import { SignInLinksService } from '../../src/sign-in/sign-in-links.service.js';
import { linkedBooking, type Linked } from '../booking-links/linked.js';
import { browserAt } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';
import { inBrowser, openChromium, PHONE } from './chromium.js';

const CODE = 'B7419#';

let service: TestService;
let browser: Browser | undefined;
let context: BrowserContext;
let page: Page;
/** A Thursday of its own for each test: an ordinary day at Montmurat, where nobody receives. */
let today = '2026-11-19';

beforeAll(async () => {
  service = await startService({ now: '2026-11-16T09:00:00+01:00' });
  await service.app.get(DoorCodes).set('montmurat', CODE);
  if (process.env['TEST_CHROMIUM'] !== undefined) browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await service.close();
});
beforeEach(async () => {
  today = addDays(today, 7);
  service.clock.set(`${today}T07:12:00+01:00`);
  if (browser === undefined) return;
  context = await browser.newContext(PHONE);
  page = await context.newPage();
});
afterEach(async () => {
  if (browser !== undefined) await context.close();
});

describe('the page of a booking of today', () => {
  inBrowser('is there without network once it was opened, and looks as it should', async () => {
    const { see } = await booked();
    await open(see);
    const font = await fontOf();
    await context.setOffline(true);
    await page.reload();
    expect(await seen()).toContain('Sans réseau\u00a0: page telle qu’elle était à 7\u00a0h\u00a012.');
    expect(await seen()).toContain('Montmurat');
    expect(await seen()).toContain('7\u00a0h\u00a030');
    expect(await page.locator('main form, main .actions, script').count()).toBe(0);
    expect(await fontOf()).toBe(font);

    await context.setOffline(false);
    await page.getByRole('link', { name: 'Réessayer' }).click();
    await page.locator('main .actions').first().waitFor();
    expect(await seen()).not.toContain('Sans réseau');
  });

  inBrowser('holds the address, the telephone and, once it was shown, the code of the door', async () => {
    const { see } = await booked();
    await service.database.query(
      `update telecentre set about = jsonb_set(about, '{host,phone}', '"05 65 00 00 00"') where slug = 'montmurat'`,
    );
    await open(see);
    await showCode();
    const facts = await page.locator('dl.facts').innerText();
    await context.setOffline(true);
    await page.reload();
    expect(new URL(page.url()).pathname).toBe(see);
    expect(await seen()).toContain(CODE);
    expect(await page.locator('dl.facts').innerText()).toBe(facts);
    for (const fact of ['Montmurat', 'Accès', '05 65 00 00 00']) expect(facts).toContain(fact);
  });

  inBrowser('keeps the code until the booking changes, and not longer', async () => {
    const { see, holder, reference } = await booked();
    await open(see);
    await showCode();
    await open(see);
    expect(await seen()).not.toContain(CODE);
    await pause();
    expect(await keptText()).toContain(CODE);

    const answer = await holder.patch(`/api/v1/bookings/${reference}`, { title: 'Dossiers', revision: 1 });
    expect(answer.status).toBe(200);
    await open(see);
    await eventually(async () => (await keptText()).includes('Dossiers'));
    expect(await keptText()).not.toContain(CODE);
  });

  inBrowser('is all that is kept: no style, no script, no other page', async () => {
    const { session } = await service.visitor('jeanne@example.org');
    await context.addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
    const { see } = await booked();
    await open(see);
    for (const path of ['/', '/account', '/sign-in']) await page.goto(service.url + path);
    expect(await kept()).toEqual([service.url + see]);
    await context.setOffline(true);
    for (const path of ['/account', '/sign-in', '/nowhere']) {
      await page.goto(service.url + path);
      expect(await seen()).toContain('Pas de réseau');
    }
    expect(await kept()).toEqual([service.url + see]);
  });

  inBrowser(
    'is where the ways to it lead without network: the first page, the list, the calendar',
    async () => {
      const { see, reference } = await booked();
      await open(see);
      await context.setOffline(true);
      for (const path of ['/', '/bookings', '/en/bookings', `/bookings/${reference}`, `/en${see}`]) {
        await page.goto(service.url + path);
        expect([path, await seen()]).toEqual([path, expect.stringContaining('Sans réseau')]);
      }
      await page.goto(`${service.url}/bookings/OTHER-REF`);
      expect(await seen()).toContain('Cette page demande du réseau.');
    },
  );

  inBrowser('is not kept when the booking is of another day, given back, or over', async () => {
    const { see } = await booked({ date: addDays(today, 1) });
    await page.goto(service.url + see);
    await pause();
    await nothingRemains();

    const given = await booked();
    await open(given.see);
    await service.anybody.send(given.cancel, {});
    await page.goto(service.url + given.see);
    await nothingRemains();
  });

  inBrowser('is gone at the end of the booking, with all that kept it', async () => {
    const { see } = await booked();
    await beginAMinuteBeforeTheEnd();
    await open(see);
    await showCode();
    await context.clock.fastForward('01:01');
    await nothingRemains();
  });

  inBrowser('is gone after the end, whichever page is opened next', async () => {
    const { see } = await booked();
    await beginAMinuteBeforeTheEnd();
    await open(see);
    await page.goto('about:blank');
    await context.clock.fastForward('01:01');
    await page.goto(`${service.url}/sign-in`);
    await nothingRemains();
  });

  inBrowser('is gone once its reader has signed out', async () => {
    const { session } = await service.visitor('jeanne@example.org');
    await context.addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
    const { see } = await booked();
    await open(see);
    await showCode();
    await page.goto(`${service.url}/account`);
    await page.locator('form[action$="/sign-out"] button').first().click();
    await page.getByText('Vous êtes déconnecté').first().waitFor();
    await page.goto(`${service.url}/sign-in`);
    await nothingRemains();
  });

  inBrowser('is gone once somebody else has signed in, though its reader has not signed out', async () => {
    const { session } = await service.visitor('jeanne@example.org');
    await context.addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
    const { see } = await booked();
    await open(see);
    await showCode();
    await page.goto(service.url + (await linkOf('jeanne@example.org')));
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL(`${service.url}/`);
    expect(await keptText()).toContain(CODE);
    await page.goto(service.url + (await linkOf('paul@example.org')));
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL('**/welcome?*');
    await nothingRemains();
  });

  inBrowser('is gone on the first page of somebody else, however its reader’s session ended', async () => {
    const { see } = await booked();
    await open(see);
    await showCode();
    const { session } = await service.visitor('helene@example.org');
    await context.clearCookies();
    await page.goto(`${service.url}/help`);
    expect(await keptText()).toContain(CODE);
    await context.addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
    await page.goto(`${service.url}/help`);
    await nothingRemains();
  });

  inBrowser('gives way to that of another person', async () => {
    const { see } = await booked();
    const other = await booked({}, 'paul@example.org');
    const afternoon = await booked({ halfDay: 'afternoon' }, 'paul@example.org');
    await open(see);
    await open(other.see);
    await open(afternoon.see);
    const theirs = [other.see, afternoon.see].map((path) => service.url + path);
    expect((await kept()).sort()).toEqual(theirs.sort());
  });

  inBrowser('is shown when the line is there and nothing comes', async () => {
    const { see } = await booked();
    await open(see);
    await context.route('**/booking/**', () => undefined);
    await page.reload();
    expect(await seen()).toContain('Sans réseau');
  });
});

describe('any other page without network, on the day of a booking', () => {
  inBrowser('leads to the page of the booking, and to another try', async () => {
    const { see } = await booked();
    await open(see);
    const font = await fontOf();
    await context.setOffline(true);
    const answer = await page.goto(`${service.url}/search?date=${today}&near=Maurs`);
    expect(answer?.headers()['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(await page.title()).toBe('Pas de réseau');
    expect((await fontOf()).split(' ')[0]).toBe(font.split(' ')[0]);
    expect(await page.getByRole('link', { name: 'Réessayer' }).getAttribute('href')).toBe(
      `/search?date=${today}&near=Maurs`,
    );
    await page.getByRole('link', { name: 'votre réservation d’aujourd’hui' }).click();
    expect(await seen()).toContain('Sans réseau');
    expect(new URL(page.url()).pathname).toBe(see);
  });

  inBrowser('says so in the language of the page that is kept', async () => {
    const { see } = await booked();
    await page.goto(`${service.url}/en${see}`);
    await eventually(async () => (await kept()).includes(service.url + see));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.goto(`${service.url}/telecentres`);
    expect(await seen()).toContain('This page needs the network.');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  inBrowser('says of a form that nothing was sent', async () => {
    const { see } = await booked();
    await open(see);
    await page.goto(`${service.url}/sign-in`);
    await cutTheLine();
    await page.getByLabel('Votre adresse électronique').fill('jeanne@example.org');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.getByRole('heading', { name: 'Pas de réseau' }).waitFor();
    expect(await seen()).toContain('Rien n’a été envoyé.');
    await context.setOffline(false);
    await page.goBack();
    await page.getByLabel('Votre adresse électronique').fill('jeanne@example.org');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.waitForURL('**/sign-in/sent');
  });

  inBrowser('says of a form without an answer that it may have arrived', async () => {
    const { see } = await booked();
    await open(see);
    await page.goto(`${service.url}/sign-in`);
    await context.route('**/sign-in', (route) => route.abort('connectionreset'));
    await page.getByLabel('Votre adresse électronique').fill('jeanne@example.org');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.getByText('votre demande est peut-être arrivée').waitFor();
  });

  inBrowser('is left to the browser when it is a file, or for programs', async () => {
    const { see } = await booked();
    await open(see);
    await context.setOffline(true);
    for (const path of ['/api/v1/telecentres', '/static/site.css', `${see}/calendar.ics`])
      await expect(page.goto(service.url + path)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  });
});

describe('the worker of the pages', () => {
  test('is a script of ours, asked for anew each time', async () => {
    const { status, headers, html } = await browserAt(service.url).open('/service-worker.js');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(html).toContain('respondWith');
  });
});

/** 7 h 30 – 13 h at Montmurat, unless said otherwise. */
async function booked(wish: object = {}, email = 'jeanne@example.org'): Promise<Linked> {
  const morning = { telecentre: 'montmurat', kind: 'desk', date: today, halfDay: 'morning' };
  return linkedBooking(service, { ...morning, ...wish }, { email });
}

/** By the clock of the service and of the pages in the browser alike, which then goes on as the test says. */
async function beginAMinuteBeforeTheEnd(): Promise<void> {
  const moment = `${today}T12:59:00+01:00`;
  service.clock.set(moment);
  await context.clock.install({ time: moment });
}

/** A page that is to be kept, and until it is. */
async function open(path: string): Promise<void> {
  await page.goto(service.url + path);
  await eventually(async () => (await kept()).includes(service.url + path));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Until the worker knows too: the browser tells it apart from the page, and what it says of a form hangs on that. */
async function cutTheLine(): Promise<void> {
  await eventually(async () => {
    await context.setOffline(true);
    const workers = context.serviceWorkers();
    const areOnline = await Promise.all(workers.map((worker) => worker.evaluate(() => navigator.onLine)));
    if (areOnline.length > 0 && !areOnline.includes(true)) return true;
    await context.setOffline(false);
    return false;
  });
}

function linkOf(email: string): Promise<string> {
  return service.app.get(SignInLinksService).pathFor(email, 'fr');
}

async function showCode(): Promise<void> {
  await page.getByRole('button', { name: 'Afficher le code' }).click();
  await page.locator('code.secret').waitFor();
  await eventually(async () => (await keptText()).includes(CODE));
}

async function nothingRemains(): Promise<void> {
  await eventually(async () => (await remains()) === 0);
}

/** Time enough for what should not happen. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Scripts keep and drop when they come to it. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`It has not come about: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function seen(): Promise<string> {
  return page.locator('body').innerText();
}

function fontOf(): Promise<string> {
  return page.locator('h1').evaluate((element) => {
    const { fontFamily, fontSize, color } = getComputedStyle(element);
    return `${fontFamily} ${fontSize} ${color} ${document.fonts.check('700 20px "Atkinson Hyperlegible"')}`;
  });
}

/** Addresses of everything in the caches that scripts fill. */
function kept(): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const pages = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return pages.flat().map(({ url }) => url);
  });
}

function keptText(): Promise<string> {
  return page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const cache = await caches.open(name);
    const texts = (await cache.keys()).map(async (address) => (await cache.match(address))?.text() ?? '');
    return (await Promise.all(texts)).join('');
  });
}

/** Caches and workers. */
function remains(): Promise<number> {
  return page.evaluate(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return workers.length + (await caches.keys()).length;
  });
}
