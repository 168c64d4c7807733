/** One bar of 3G: what somebody waits for who opens a page for the first time. */
import type { Browser } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { PAGES, pagesBehindLinks } from './addresses.js';
import { contextOf, inBrowser, openChromium, PHONE, SESSION } from './chromium.js';

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

const MOST_BYTES = 100_000;
const MOST_REQUESTS = 12;

inBrowser(
  'every page is light, asks for few things and of nobody else, and keeps no cookie but the session',
  async () => {
    const visitor = await service.visitor(undefined, {
      grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
      secondFactor: true,
    });
    const watched = await watch(visitor.session);
    for (const address of [...PAGES, ...(await pagesBehindLinks(service, visitor))]) {
      const { bytes, asked, ...rest } = await watched.firstLoadOf(address);
      expect([address, bytes < MOST_BYTES ? 'light' : bytes]).toEqual([address, 'light']);
      expect([address, asked.length <= MOST_REQUESTS ? 'few' : asked]).toEqual([address, 'few']);
      expect([address, rest]).toEqual([address, { elsewhere: [], complaints: [], cookies: [SESSION] }]);
    }
  },
  120_000,
);

interface FirstLoad {
  /** Of everything that travelled, headers included, packed as it travelled. */
  readonly bytes: number;
  readonly asked: readonly string[];
  /** What was asked of anybody else. */
  readonly elsewhere: readonly string[];
  /** Of the browser: what was blocked, missing or wrong. */
  readonly complaints: readonly string[];
  readonly cookies: readonly string[];
}

/** A telephone that keeps nothing of what it has loaded before. */
async function watch(session: string): Promise<{ firstLoadOf(address: string): Promise<FirstLoad> }> {
  if (chromium === undefined) throw new Error('There is no browser.');
  const looks = { ...PHONE, serviceWorkers: 'block' as const };
  const context = await contextOf(chromium, service.url, session, looks);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  let load = nothingYet();
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (load.bytes += encodedDataLength));
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:')) return;
    load.asked.push(url);
    if (!url.startsWith(service.url)) load.elsewhere.push(url);
  });
  page.on('console', (message) => {
    // That a page does not exist is what it is there to say.
    if (message.type() === 'error' && message.location().url !== page.url())
      load.complaints.push(message.text());
  });
  page.on('pageerror', (error) => load.complaints.push(String(error)));
  return {
    firstLoadOf: async (address) => {
      load = nothingYet();
      await page.goto(service.url + address);
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      const cookies = (await context.cookies()).map(({ name }) => name);
      return { ...load, cookies };
    },
  };
}

function nothingYet() {
  return { bytes: 0, asked: [] as string[], elsewhere: [] as string[], complaints: [] as string[] };
}
