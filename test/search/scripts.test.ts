import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DESKTOP, inBrowser, openChromium, PHONE, watchedPage } from '../browser/chromium.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

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

const AT_FIGEAC = `/search?near=figeac&date=${TUESDAY}&halfDay=morning`;

describe('a commune', () => {
  inBrowser('is proposed while it is typed, and taken by keyboard alone', async () => {
    const { page, complaints } = await open('/search', PHONE);
    const field = page.locator('#near');
    await field.pressSequentially('bagn');
    await page.locator('[role=option]').first().waitFor();
    expect(await field.getAttribute('role')).toBe('combobox');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await heard(page, /^\d communes proposées\.$/);

    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? ''}`).getAttribute('aria-selected')).toBe('true');
    const chosen = await page.locator(`#${active ?? ''}`).innerText();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe(chosen);
    expect(await field.getAttribute('aria-expanded')).toBe('false');

    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?near=*');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  inBrowser('that is not wanted is left with Escape, and what was typed stays', async () => {
    const { page } = await open('/search', DESKTOP);
    await page.locator('#near').pressSequentially('figea');
    await page.locator('[role=option]').first().waitFor();
    await heard(page, 'Une commune proposée.');
    await page.keyboard.press('Escape');
    expect([await page.locator('[role=option]').count(), await page.locator('#near').inputValue()]).toEqual([
      0,
      'figea',
    ]);
    await page.context().close();
  });

  inBrowser('typed on a slow line is that of the last letters, whatever comes first', async () => {
    const { page } = await open('/search', PHONE);
    await page.route('**/api/v1/communes?q=fig', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue().catch(() => undefined);
    });
    await page.locator('#near').pressSequentially('fig');
    await page.waitForTimeout(300);
    await page.locator('#near').fill('decazev');
    await page.locator('[role=option]').first().waitFor();
    await page.waitForTimeout(900);
    expect(await page.locator('[role=option]').allInnerTexts()).toEqual(['Decazeville (12)']);
    await page.context().close();
  });
});

describe('« autour de moi »', () => {
  inBrowser('asks the browser only when pressed, and writes down the commune alone', async () => {
    const here = {
      geolocation: { latitude: 44.6712345, longitude: 2.1587654 },
      permissions: ['geolocation'],
    };
    const { page, complaints, requested } = await open('/search', { ...PHONE, ...here });
    const sent: (string | null)[] = [];
    page.on('request', (request) => sent.push(request.postData()));
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await page.getByText('Commune trouvée\u00a0: Bagnac-sur-Célé.').first().waitFor();
    expect(await page.locator('#near').inputValue()).toBe('Bagnac-sur-Célé (46)');
    expect(sent.filter((body) => body !== null)).toEqual(['{"latitude":44.67,"longitude":2.16}']);
    expect(requested.join(' ')).not.toMatch(/44\.|2\.1/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  inBrowser('that the browser may not tell says so, and what to do instead', async () => {
    const { page } = await open('/search', PHONE);
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await page.getByText('Tapez plutôt le nom de votre commune.').first().waitFor();
    await page.context().close();
  });

  inBrowser('is not offered where no script could keep the promise', async () => {
    const { page } = await open('/search', { ...PHONE, javaScriptEnabled: false });
    expect(await page.getByText('Autour de moi').count()).toBe(0);
    await page.context().close();
  });
});

describe('what a search shows as free', () => {
  inBrowser('is kept up to date: what is taken meanwhile goes, is said, and the focus stays', async () => {
    const { page, complaints } = await open(AT_FIGEAC, PHONE);
    const others = page.getByRole('button', { name: /^Réserver, Montmurat/ });
    await others.focus();
    await lookAgain(page);
    expect(await page.locator('[role=status]').count()).toBe(0);

    const taken = await (
      await service.member()
    ).post('/api/v1/bookings', {
      telecentre: 'figeac',
      kind: 'desk',
      date: TUESDAY,
      halfDay: 'morning',
    });
    expect(taken.status).toBe(201);
    await lookAgain(page);
    await heard(page, 'La place à Figeac vient d’être prise.');
    expect(await page.locator('[data-offer^="figeac"]').count()).toBe(0);
    expect(await page.getByText('complet le matin').count()).toBe(1);
    expect(await others.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('whose clock it is', () => {
  inBrowser('is said to those who have another one, and to nobody else', async () => {
    for (const [timezoneId, isSaid] of [
      ['Europe/Paris', false],
      ['Europe/Brussels', false],
      ['America/Martinique', true],
    ] as const) {
      const { page } = await open(AT_FIGEAC, { ...PHONE, timezoneId });
      const note = page.getByText('Les heures sont celles de l’horloge du télécentre');
      expect([timezoneId, await note.first().isVisible()]).toEqual([timezoneId, isSaid]);
      await page.context().close();
    }
  });
});

function open(path: string, options: BrowserContextOptions): ReturnType<typeof watchedPage> {
  if (browser === undefined) throw new Error('There is no browser.');
  return watchedPage(browser, options).then(async (watched) => {
    await watched.page.goto(service.url + path);
    return watched;
  });
}

/** As when somebody comes back to the page. */
async function lookAgain(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/search?'));
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await (await answered).finished();
  await page.waitForTimeout(200);
}

async function heard(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('[role=status]').filter({ hasText: words }).waitFor({ state: 'attached' });
}
