import type { Browser, Page } from 'playwright-core';
import { linkedBooking } from '../booking-links/linked.js';
import { newestLetter } from '../support/mail.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { PAGES, pagesBehindLinks } from './addresses.js';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE, watchedPage } from './chromium.js';
import { brokenOn, faultsOf, misplacedOn, reach } from './looking.js';

let service: TestService;
let browser: Browser | undefined;
beforeAll(async () => {
  service = await startService();
  if (process.env['TEST_CHROMIUM'] !== undefined) browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await service.close();
});

function chromium(): Browser {
  if (browser === undefined) throw new Error('There is no browser.');
  return browser;
}

async function linkTo(email: string): Promise<string> {
  const { links } = await newestLetter(service, email);
  return links[0] ?? '';
}

describe('signing in with a real browser', () => {
  inBrowser(
    'goes by keyboard alone, without script, on a telephone, and asks nothing of anybody else',
    async () => {
      const { page, complaints, requested } = await watchedPage(chromium(), {
        ...PHONE,
        javaScriptEnabled: false,
      });
      await page.goto(`${service.url}/sign-in`);
      await reach(page, '#email');
      await page.keyboard.type('clavier@example.org');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/sign-in/sent');

      await page.goto(await linkTo('clavier@example.org'));
      await reach(page, 'main button');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/welcome*');
      await reach(page, '#name');
      await page.keyboard.type('Ambre Lacoste');
      await reach(page, '#status');
      await page.keyboard.press('ArrowDown');
      await reach(page, '#accepted');
      await page.keyboard.press('Space');
      await reach(page, 'main button');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${service.url}/`);

      expect(complaints).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'))).toEqual([]);
    },
  );
});

describe('a form that is refused', () => {
  inBrowser('says so first, without script: in the title, and with the focus on what is wrong', async () => {
    const { session } = await service.visitor();
    const { move } = await linkedBooking(service, {
      telecentre: 'decazeville',
      kind: 'desk',
      date: TUESDAY,
      halfDay: 'morning',
    });
    const context = await chromium().newContext({ ...PHONE, javaScriptEnabled: false });
    await context.addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
    const page = await context.newPage();
    for (const path of ['/account', move]) {
      await page.goto(service.url + path);
      const isProfile = path === '/account';
      if (isProfile) await page.locator('#name').fill(' ');
      await page
        .locator('main form[method=post]')
        .first()
        .evaluate((form) => {
          form.setAttribute('novalidate', '');
        });
      await page.locator('main form[method=post] button').first().click();
      await page.locator('.alert').waitFor();
      expect(await page.title()).toMatch(/^Erreur\u00a0: /);
      const alert = page.locator('.alert');
      expect([path, await alert.evaluate((one) => one === one.ownerDocument.activeElement)]).toEqual([
        path,
        true,
      ]);
      expect(await alert.innerText()).toBe(
        isProfile ? 'Votre nom\u00a0: à remplir' : 'Choisissez un moment.',
      );
    }
    await context.close();
  });
});

describe('a calendar of my bookings', () => {
  inBrowser(
    'is made by keyboard alone, without script: its address is there whole, ready to be copied',
    async () => {
      const { session } = await service.visitor();
      const { page, complaints, requested } = await watchedPage(chromium(), {
        ...PHONE,
        javaScriptEnabled: false,
      });
      await page.context().addCookies([{ name: 'telecentre_session', value: session, url: service.url }]);
      await page.goto(`${service.url}/account/calendars`);
      await reach(page, '#what');
      await reach(page, 'main form button');
      await page.keyboard.press('Enter');
      await page.locator('#address').waitFor();
      await reach(page, '#address');
      const selected = await page
        .locator('#address')
        .evaluate((field: HTMLInputElement) =>
          field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
        );
      expect(selected).toMatch(new RegExp(`^${service.url}/calendars/[\\w-]+\\.ics$`));
      await reach(page, 'summary');
      await page.keyboard.press('Enter');
      await page.getByText(`${service.url}/caldav/`).waitFor();
      expect(complaints).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'))).toEqual([]);
      await page.context().close();
    },
  );
});

describe('every page', () => {
  const [TELEPHONE, DESK] = [PHONE.viewport.width, DESKTOP.viewport.width];
  /** One load serves every look; to change the width takes longest, so each page begins at the one where the last ended. */
  const LOOKS: readonly Look[] = [
    { width: TELEPHONE, faultsIn: 'light' },
    // The narrowest telephone, and 200\u00a0% of the two usual widths.
    { width: 320 },
    { width: 640 },
    { width: DESK, faultsIn: 'dark' },
    // Screens on which only the letters are twice as large.
    { width: DESK, isEnlarged: true },
    { width: TELEPHONE, isEnlarged: true },
  ];

  interface Look {
    readonly width: number;
    readonly faultsIn?: 'light' | 'dark';
    readonly isEnlarged?: boolean;
  }

  inBrowser(
    'has no accessibility fault that a machine can find, and is whole on every screen, also when it is enlarged',
    async () => {
      const visitor = await service.visitor(undefined, {
        grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
        secondFactor: true,
      });
      // Without motion no colour is looked at while it still changes into another.
      const looks = { ...PHONE, bypassCSP: true, reducedMotion: 'reduce' as const };
      const page = await (await contextOf(chromium(), service.url, visitor.session, looks)).newPage();
      for (const address of [...PAGES, ...(await pagesBehindLinks(service, visitor))]) {
        await page.goto(service.url + address);
        await expectGood(page, address);
      }
      await page.goto(`${service.url}/account/calendars`);
      await page.locator('main form button').last().click();
      await page.locator('main summary').click();
      expect(await page.locator('#address').count()).toBe(1);
      await expectGood(page, 'a calendar that was just made');
      await page.context().close();
    },
    300_000,
  );

  async function expectGood(page: Page, address: string): Promise<void> {
    for (const look of LOOKS) {
      const { width, faultsIn, isEnlarged = false } = look;
      if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 844 });
      if (isEnlarged) await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      if (faultsIn !== undefined) {
        await page.emulateMedia({ colorScheme: faultsIn });
        expect([address, look, await faultsOf(page)]).toEqual([address, look, []]);
      }
      expect([address, look, await misplacedOn(page)]).toEqual([
        address,
        look,
        { isTooWide: false, cut: [] },
      ]);
      if (isEnlarged) expect([address, look, await brokenOn(page)]).toEqual([address, look, []]);
    }
  }
});

describe('on paper', () => {
  inBrowser('a telecentre is one sheet, and nothing on it can only be pressed', async () => {
    const visitor = await service.visitor();
    const page = await (await contextOf(chromium(), service.url, visitor.session, DESKTOP)).newPage();
    for (const address of ['/telecentres/aurillac', '/bookings', '/resources/aur-visio']) {
      await page.goto(service.url + address);
      await page.emulateMedia({ media: 'print' });
      const acting = page.locator('button, a.button, nav, form, ul.ways').filter({ visible: true });
      expect([address, await acting.count()]).toEqual([address, 0]);
      const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect([address, sheets?.length]).toEqual([address, 1]);
    }
    await page.context().close();
  });
});

describe('the head of every page', () => {
  inBrowser('is at most 105 pixels high on a telephone', async () => {
    const { session } = await service.visitor();
    const page = await (await contextOf(chromium(), service.url, session, PHONE)).newPage();
    const lefts = new Map<string, number[]>();
    for (const address of ['/search', '/telecentres', '/bookings', '/account']) {
      await page.goto(service.url + address);
      const head = await page.locator('body > header').boundingBox();
      expect(head?.height).toBeLessThanOrEqual(105);
      for (const way of await page.locator('body > header nav a').all()) {
        const name = await way.innerText();
        lefts.set(name, [...(lefts.get(name) ?? []), (await way.boundingBox())?.x ?? NaN]);
      }
    }
    // Which way is the current one moves none of them.
    expect([...lefts.values()].map((all) => new Set(all).size)).toEqual([1, 1, 1, 1]);
    await page.context().close();
  });
});
