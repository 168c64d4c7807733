import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { asking } from '../support/judges.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { contextOf, inBrowser, openChromium, PHONE } from './chromium.js';

let service: TestService;
let host: KnownCaller & { readonly session: string };
let browser: Browser;
beforeAll(async () => {
  if (process.env['TEST_CHROMIUM'] === undefined) return;
  browser = await openChromium();
  service = await startService();
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
});
afterAll(async () => {
  if (process.env['TEST_CHROMIUM'] === undefined) return;
  await browser.close();
  await service.close();
});

const SHEET = `/telecentres/figeac/day/sheet?date=${TUESDAY}`;
const MILLIMETRE = 72 / 25.4;

describe('the sheet of a day', () => {
  inBrowser('is printed by a press, as telephones have no keys for it', async () => {
    const page = await opened(SHEET, PHONE);
    await page.evaluate('window.print = () => (document.title = "printed")');
    await page.getByRole('button', { name: 'Imprimer' }).click();
    expect(await page.title()).toBe('printed');
  });

  inBrowser('says without script where else to press', async () => {
    const page = await opened(SHEET, { ...PHONE, javaScriptEnabled: false });
    expect(await page.getByRole('button', { name: 'Imprimer' }).count()).toBe(0);
    expect(await page.locator('noscript').innerText()).toContain('le menu de votre navigateur');
    expect(await page.locator('noscript').isVisible()).toBe(true);
  });
});

describe('on paper', () => {
  const onPaper = process.env['TEST_CHROMIUM'] === undefined ? test.skip : asking('poppler-utils');

  onPaper.each([
    ['the sheet of a day', SHEET],
    ['the page for the mayor', '/telecentres/figeac/figures/sheet'],
  ])('%s keeps clear of the edges', async (_, path) => {
    const page = await opened(path, PHONE);
    const input = await page.pdf({ preferCSSPageSize: true });
    const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input, encoding: 'utf8' });
    const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)];
    expect(words.length).toBeGreaterThan(10);
    expect(Math.min(...words.map(([, left]) => Number(left)))).toBeGreaterThan(11.9 * MILLIMETRE);
    expect(Math.max(...words.map(([, , right]) => Number(right)))).toBeLessThan((210 - 11.9) * MILLIMETRE);
  });
});

async function opened(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await (await contextOf(browser, service.url, host.session, options)).newPage();
  await page.goto(service.url + path);
  return page;
}
