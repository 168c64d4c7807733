/** Every page at both widths in both colours, to be looked at. */
import type { Browser } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { PAGES, pagesBehindLinks } from './addresses.js';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE } from './chromium.js';
import { keepShot } from './looking.js';

let service: TestService;
let chromium: Browser | undefined;
beforeAll(async () => {
  service = await startService();
  if (process.env['TEST_CHROMIUM'] !== undefined) chromium = await openChromium();
});
afterAll(async () => {
  await chromium?.close();
  await service.close();
});

inBrowser('every page can be looked at, on a telephone and on a desk, light and dark', async () => {
  if (chromium === undefined) throw new Error('There is no browser.');
  const visitor = await service.visitor(undefined, {
    grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
    secondFactor: true,
  });
  const addresses = [...PAGES, ...(await pagesBehindLinks(service, visitor))];
  for (const [width, looks] of Object.entries({ phone: PHONE, desk: DESKTOP })) {
    const page = await (await contextOf(chromium, service.url, visitor.session, looks)).newPage();
    for (const address of addresses) {
      const answer = await page.goto(service.url + address);
      expect([address, (answer?.status() ?? 500) < 500]).toEqual([address, true]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await keepShot(page, `${address}.${width}.${colorScheme}`);
      }
    }
  }
});
