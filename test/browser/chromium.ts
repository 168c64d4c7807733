import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type ViewportSize,
} from 'playwright-core';

/** Undefined where there is no Chromium: then `inBrowser` says so for each test. */
const EXECUTABLE = process.env['TEST_CHROMIUM'];

export const inBrowser = EXECUTABLE === undefined ? test.skip : test;

/** As root, Chromium has no sandbox of its own. */
export const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu'];

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE ?? '', args: CHROMIUM_FLAGS });
}

export const PHONE: Screen = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
export const DESKTOP: Screen = { viewport: { width: 1280, height: 800 }, locale: 'fr-FR' };

export interface Screen extends BrowserContextOptions {
  readonly viewport: ViewportSize;
}

/** A browser of one's own, in which this session is open; nobody's when it is undefined. */
export async function contextOf(
  browser: Browser,
  url: string,
  session: string | undefined,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (session !== undefined) await context.addCookies([{ name: SESSION, value: session, url }]);
  return context;
}

export const SESSION = 'telecentre_session';

export interface Watched {
  readonly page: Page;
  /** What the browser complained of: blocked styles, scripts, requests. */
  readonly complaints: string[];
  /** Everything that was asked for. */
  readonly requested: string[];
}

export async function watchedPage(browser: Browser, options: BrowserContextOptions): Promise<Watched> {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requested.push(request.url()));
  return { page, complaints, requested };
}
