import type { Browser, Page } from 'playwright-core';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE } from '../browser/chromium.js';
import { hostOf } from '../support/hosts.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let host: KnownCaller & { readonly session: string };
let browser: Browser | undefined;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'aurillac');
});
afterEach(async () => {
  await browser?.close();
});
afterAll(() => service.close());

const WEDNESDAY = '2026-11-25';
const WEEK = `/telecentres/aurillac/week?date=${TUESDAY}`;

describe('the week in a browser', () => {
  inBrowser('moves a booking that is dragged to another half-day, once that is agreed to', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const wish = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(jeanne, wish));
    const page = await opened(DESKTOP);
    const target = page.locator(`[data-drop="aur-b2 ${WEDNESDAY} afternoon"]`);
    // Both are in sight before it begins, as for a person.
    await target.scrollIntoViewIfNeeded();
    await page.locator(`table.week [data-booking="${reference}"]`).dragTo(target);
    const question = page.getByRole('region', { name: 'Déplacer cette réservation' });
    await question.getByRole('button', { name: 'Déplacer la réservation' }).click();
    await page.waitForURL(/done=moved/);
    const [row] = await service.database.query(
      `select r.key, b.half_day, b.local_start::date::text as date from booking b join resource r on r.id = b.resource_id`,
    );
    expect(row).toEqual({ key: 'aur-b2', half_day: 'afternoon', date: WEDNESDAY });
  });

  inBrowser('moves it at once to another place of the same half-day, and back', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const wish = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(jeanne, wish));
    const page = await opened(DESKTOP);
    const target = page.locator(`[data-drop="aur-b2 ${TUESDAY} morning"]`);
    await target.scrollIntoViewIfNeeded();
    await page.locator(`table.week [data-booking="${reference}"]`).dragTo(target);
    await page.getByRole('button', { name: 'Remettre' }).click();
    await page.locator(`[data-drop="aur-b2 ${TUESDAY} morning"]`).waitFor();
    const rows = await service.database.query(
      'select r.key, b.revision from booking b join resource r on r.id = b.resource_id',
    );
    expect(rows).toEqual([{ key: 'aur-b1', revision: 3 }]);
  });

  inBrowser('moves nothing away while it is dragged, and catches up afterwards', async () => {
    const wish = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };
    await bookNow(await service.visitor('jeanne@example.org'), wish);
    const page = await opened(DESKTOP);
    const shown = page.locator('table.week .comer', { hasText: 'jeanne' });
    await shown.dispatchEvent('dragstart');
    const dragged = await shown.elementHandle();
    await bookNow(await service.visitor('marc@example.org'), { ...wish, resource: 'aur-b2' });
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.waitForTimeout(500);
    // Taken out of the page, it would not be seen any more.
    expect(await dragged.isVisible()).toBe(true);
    await shown.dispatchEvent('dragend');
    await page.locator('table.week .comer', { hasText: 'marc' }).waitFor();
  });

  inBrowser('is gone through with the arrow keys', async () => {
    const page = await opened(DESKTOP);
    await page.locator('table.week tbody a').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    const name = await page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(name).toBe('libre, Open space 2, lundi 23 novembre, après-midi');
  });

  inBrowser('is the days one below the other on a telephone, under a head of one line of ways', async () => {
    const page = await opened(PHONE);
    expect(await page.locator('table.week').isVisible()).toBe(false);
    expect(await page.locator('.week-day h2:visible').count()).toBe(5);
    for (const width of [360, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const ways = await page.locator('body > header nav > ul > li').all();
      const tops = await Promise.all(ways.map(async (way) => (await way.boundingBox())?.y));
      expect(new Set(tops).size).toBe(1);
    }
    await page.locator('details.more summary').click();
    expect(await page.locator('details.more a').first().isVisible()).toBe(true);
    const panel = await page.locator('details.more ul').boundingBox();
    expect(panel?.x).toBeGreaterThan(0);
  });
});

async function opened(options: typeof DESKTOP): Promise<Page> {
  browser = await openChromium();
  const context = await contextOf(browser, service.url, host.session, options);
  const page = await context.newPage();
  await page.goto(service.url + WEEK);
  return page;
}
