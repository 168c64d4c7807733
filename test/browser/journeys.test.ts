/** What people come for, from the first page to the mail that confirms it, in a real browser. */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Notifications } from '../../src/notifications/notifications.js';
import { bookingsOf, confirmedOf } from '../booking-pages/visiting.js';
import { bookNow } from '../bookings/rivals.js';
import { newestLetter } from '../support/mail.js';
import {
  MONDAY_MORNING,
  startService,
  TUESDAY,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { contextOf, DESKTOP, inBrowser, openChromium, PHONE, SESSION } from './chromium.js';
import { reach } from './looking.js';

type Visitor = KnownCaller & { readonly session: string };

let service: TestService;
let chromium: Browser | undefined;
const contexts: BrowserContext[] = [];
/** One of each for all: every journey begins on Monday morning, in a network where nothing is booked. */
beforeAll(async () => {
  service = await startService();
  if (process.env['TEST_CHROMIUM'] !== undefined) chromium = await openChromium();
});
beforeEach(async () => {
  service.clock.set(MONDAY_MORNING);
  await forgetBookings();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(await service.doctor()).toEqual([]);
});
afterAll(async () => {
  await chromium?.close();
  await service.close();
});

const MORNING = { date: TUESDAY, halfDay: 'morning' };
const NEAR_FIGEAC = `/search?near=Figeac&date=${TUESDAY}&halfDay=morning`;
const WITHOUT_SCRIPT = { javaScriptEnabled: false };

const SCREENS = [
  { on: 'on a telephone, with script', screen: PHONE, everyDay: true },
  { on: 'on a telephone, without script', screen: { ...PHONE, ...WITHOUT_SCRIPT }, everyDay: false },
  { on: 'on a desk, with script', screen: DESKTOP, everyDay: false },
  { on: 'on a desk, without script', screen: { ...DESKTOP, ...WITHOUT_SCRIPT }, everyDay: true },
];

// All four in the long runs.
describe.each(
  SCREENS.filter(({ everyDay }) => everyDay || globalThis.shareOfRounds === 1).map(
    ({ on, screen }) => [on, screen] as const,
  ),
)('%s', (_, options) => {
  inBrowser('a desk is two presses from the first page, and a mail confirms it', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, options);
    await page.goto(`${service.url}/`);

    await page.getByRole('link', { name: /^mardi 24 novembre, matin/ }).click();
    await page.getByRole('button', { name: /^Réserver, Figeac, mardi 24 novembre/ }).click();

    await page.waitForURL(/\/booking\/[\w-]+\?done=booked$/);
    await shows(page, 'C’est réservé.');
    for (const fact of [
      'Mardi 24 novembre 2026, matin (9 h –\u2060 12 h)',
      'Bureau dédié',
      'Maison de l’emploi',
    ])
      await shows(page, fact);
    expect(await bookingsOf(service, jeanne)).toMatchObject([
      { status: 'confirmed', resource: 'fig-desk', start: `${TUESDAY} 09:00:00` },
    ]);
    await service.app.get(Notifications).tellDue();
    const letter = await newestLetter(service, jeanne.email);
    expect(letter.text).toContain('mardi 24 novembre 2026');
  });

  inBrowser('a room is three presses from the first page', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, options);
    await page.goto(`${service.url}/`);

    await page.getByRole('link', { name: /^mardi 24 novembre, matin/ }).click();
    await page.getByRole('link', { name: 'Une salle' }).click();
    await page.getByRole('button', { name: /^Réserver, Decazeville/ }).click();

    await page.waitForURL(/done=booked$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([
      { status: 'confirmed', resource: 'dec-salle', start: `${TUESDAY} 08:00:00` },
    ]);
  });

  inBrowser('somebody unknown searches, signs in by mail, and comes back to the same wish', async () => {
    const newcomer = `${randomUUID()}@example.org`;
    const page = await open(undefined, options);
    await page.goto(`${service.url}/search`);
    await page.locator('#near').fill('Figeac');
    await page.locator('#date').fill(TUESDAY);
    await page.getByRole('radio', { name: 'matin', exact: true }).check();
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('button', { name: /^Réserver, Figeac/ }).click();

    await page.getByLabel('Votre adresse électronique').fill(newcomer);
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    await page.waitForURL('**/sign-in/sent**');
    expect(await bookingRows()).toEqual([]);
    await page.goto((await newestLetter(service, newcomer)).links[0] ?? '');
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByLabel('Votre nom').fill('Ambre Lacoste');
    await page.getByLabel('Vous êtes').selectOption('independent');
    await page.getByLabel('J’accepte les règles de la maison').check();
    await page.getByRole('button', { name: 'Continuer' }).click();

    await page.waitForURL(/\/bookings\/new\?/);
    await shows(page, 'Mardi 24 novembre');
    await page.getByRole('button', { name: /^Réserver/ }).click();
    await page.waitForURL(/done=booked$/);
    expect(await bookingRows()).toEqual([{ email: newcomer, status: 'confirmed' }]);
  });

  inBrowser(
    'what was taken meanwhile is said within two seconds, with another place one press away',
    async () => {
      const jeanne = await memberOf('Figeac');
      const page = await open(jeanne, options);
      await page.goto(service.url + NEAR_FIGEAC);
      const rival = await service.member();
      expect((await bookNow(rival, { resource: 'fig-desk', ...MORNING })).status).toBe(201);

      const pressed = performance.now();
      await page.getByRole('button', { name: /^Réserver, Figeac/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Cette place vient d’être prise' }).waitFor();
      expect(performance.now() - pressed).toBeLessThan(2_000);

      await page
        .getByRole('button', { name: /^Réserver/ })
        .first()
        .click();
      await page.waitForURL(/done=booked$/);
      expect(await confirmedOf(service, jeanne)).toHaveLength(1);
    },
  );
});

describe('Nothing is lost and nothing doubled', () => {
  inBrowser.each([
    ['with script', PHONE],
    ['without script', { ...PHONE, ...WITHOUT_SCRIPT }],
  ])('by a double press, %s', async (_, options) => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, options);
    await page.goto(service.url + NEAR_FIGEAC);
    await page.getByRole('button', { name: /^Réserver, Aurillac/ }).dblclick();
    await page.waitForURL(/done=booked$/);
    await shows(page, 'C’est réservé.');
    expect(await confirmedOf(service, jeanne)).toHaveLength(1);
  });

  inBrowser('by the way back and the same press again', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, PHONE);
    await page.goto(service.url + NEAR_FIGEAC);
    const button = page.getByRole('button', { name: /^Réserver, Aurillac/ });
    await button.click();
    await page.waitForURL(/done=booked$/);
    const booked = page.url();
    await page.goBack();
    await button.click();
    await page.waitForURL(/\/booking/);
    expect(await confirmedOf(service, jeanne)).toHaveLength(1);
    await page.goto(booked);
    await page.reload();
    expect(await confirmedOf(service, jeanne)).toHaveLength(1);
  });

  inBrowser('by two tabs that show the same place', async () => {
    const jeanne = await memberOf('Figeac');
    const first = await open(jeanne, DESKTOP);
    const second = await first.context().newPage();
    for (const tab of [first, second]) await tab.goto(service.url + NEAR_FIGEAC);
    for (const tab of [first, second]) {
      await tab.getByRole('button', { name: /^Réserver, Aurillac/ }).click();
      await tab.waitForURL(/done=booked$/);
    }
    expect(second.url()).toBe(first.url());
    expect(await confirmedOf(service, jeanne)).toHaveLength(1);
  });

  inBrowser('by a session that ends before the press', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, PHONE);
    await page.goto(service.url + NEAR_FIGEAC);
    await service.database.query('delete from session where account_id = $1', [jeanne.account]);
    await page.getByRole('button', { name: /^Réserver, Figeac/ }).click();
    await signInByMail(page, jeanne.email);
    await page.waitForURL(/\/bookings\/new\?/);
    await shows(page, 'Mardi 24 novembre');
    expect(await bookingsOf(service, jeanne)).toEqual([]);
    await page.getByRole('button', { name: /^Réserver/ }).click();
    await page.waitForURL(/done=booked$/);
    expect(await confirmedOf(service, jeanne)).toMatchObject([{ resource: 'fig-desk' }]);
  });

  inBrowser('by a tab that is older than the session', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, PHONE);
    await page.goto(service.url + NEAR_FIGEAC);
    const other = await service.visitor(jeanne.email);
    await page.context().addCookies([{ name: SESSION, value: other.session, url: service.url }]);
    await page.getByRole('button', { name: /^Réserver, Figeac/ }).click();
    await page.waitForURL(/\/bookings\/new\?/);
    await page.getByRole('button', { name: /^Réserver/ }).click();
    await page.waitForURL(/done=booked$/);
    expect(await confirmedOf(service, jeanne)).toHaveLength(1);
  });
});

describe('The longer form', () => {
  const ROOMS_NEAR_FIGEAC = `${NEAR_FIGEAC}&kind=meeting_room`;

  inBrowser('keeps the place while it is filled in, and books it with its title', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, { ...PHONE, ...WITHOUT_SCRIPT });
    await page.goto(service.url + ROOMS_NEAR_FIGEAC);
    await page.getByRole('button', { name: /^Ajouter un objet, Decazeville/ }).click();
    await page.waitForURL(/\/completion$/);
    await shows(page, 'Cette place vous est gardée jusqu’à 9 h 10');
    const rival = await service.member();
    expect((await bookNow(rival, { resource: 'dec-salle', ...MORNING })).status).toBe(409);

    await page.getByLabel('Objet').fill('Point d’équipe');
    await page.getByLabel('Nombre de personnes').fill('6');
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.waitForURL(/done=booked$/);
    await shows(page, 'Point d’équipe');
    expect(await bookingsOf(service, jeanne)).toMatchObject([
      { status: 'confirmed', resource: 'dec-salle', title: 'Point d’équipe', people: 6 },
    ]);
  });

  inBrowser('lets the unit be chosen by hand', async () => {
    const jeanne = await memberOf('Aurillac');
    const page = await open(jeanne, DESKTOP);
    await page.goto(`${service.url}/search?near=Aurillac&date=${TUESDAY}&halfDay=morning`);
    await page.getByRole('button', { name: /^Choisir la place, ajouter un objet, Aurillac/ }).click();
    await page.waitForURL(/\/completion$/);
    await page.locator('select[name=place]').selectOption('aur-open-4');
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.waitForURL(/done=booked$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([
      { status: 'confirmed', resource: 'aur-open-4' },
    ]);
  });

  inBrowser('that took too long says so, keeps what was typed, and takes the place again', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, PHONE);
    await page.goto(service.url + ROOMS_NEAR_FIGEAC);
    await page.getByRole('button', { name: /^Ajouter un objet, Decazeville/ }).click();
    await page.waitForURL(/\/completion$/);
    await page.getByLabel('Objet').fill('Point d’équipe');
    service.clock.advanceMinutes(11);
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.getByRole('heading', { level: 1, name: 'La place a été rendue' }).waitFor();
    await shows(page, 'Point d’équipe');
    expect(await confirmedOf(service, jeanne)).toEqual([]);

    await page.getByRole('button', { name: 'Reprendre cette place' }).click();
    await page.waitForURL(/\/completion$/);
    expect(await page.getByLabel('Objet').inputValue()).toBe('Point d’équipe');
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.waitForURL(/done=booked$/);
    expect(await confirmedOf(service, jeanne)).toMatchObject([{ title: 'Point d’équipe' }]);
  });
});

describe('My bookings', () => {
  inBrowser.each([
    ['with script', PHONE],
    ['without script', { ...DESKTOP, ...WITHOUT_SCRIPT }],
  ])('are cancelled, taken back, moved elsewhere and booked again, %s', async (_, options) => {
    const jeanne = await memberOf('Figeac');
    await bookNow(jeanne, { resource: 'fig-desk', ...MORNING });
    const page = await open(jeanne, options);

    await page.goto(`${service.url}/bookings`);
    await page.getByRole('link', { name: /^Annuler/ }).click();
    await page.getByRole('button', { name: 'Annuler cette réservation' }).click();
    await page.waitForURL(/done=cancelled$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([{ status: 'cancelled' }]);
    await page.getByRole('button', { name: 'Rétablir la réservation' }).click();
    await page.waitForURL(/done=restored$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([{ status: 'confirmed' }]);

    await page.goto(`${service.url}/bookings`);
    await page.getByRole('link', { name: /^Déplacer/ }).click();
    await page.getByRole('link', { name: 'Chercher dans un autre télécentre' }).click();
    await page.waitForURL(/\/search\?.*moving=/);
    await shows(page, 'Vous déplacez');
    await page.getByRole('button', { name: /^Déplacer ici, Decazeville/ }).click();
    await page.waitForURL(/done=moved$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([{ status: 'confirmed', resource: 'dec-desk' }]);

    service.clock.set(`${TUESDAY}T20:00:00+01:00`);
    await page.goto(`${service.url}/bookings?when=past`);
    await page.getByRole('link', { name: /^Réserver de nouveau/ }).click();
    await page.waitForURL(/\/bookings\/new\?/);
    await page
      .getByRole('button', { name: /^Réserver/ })
      .first()
      .click();
    await page.waitForURL(/done=booked$/);
    expect((await confirmedOf(service, jeanne)).map(({ resource }) => resource)).toEqual([
      'dec-desk',
      'dec-desk',
    ]);
  });
});

describe('By keyboard alone', () => {
  inBrowser.each([
    ['with script', DESKTOP],
    ['without script', { ...PHONE, ...WITHOUT_SCRIPT }],
  ])('a desk is found, booked and given back, and the focus is seen at each step, %s', async (_, options) => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, options);
    await page.goto(`${service.url}/search`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await reach(page, '#near');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Figeac');
    await reach(page, '#date');
    await reach(page, 'input[name=halfDay]:checked');
    for (let presses = 0; presses < 4 && !(await page.locator('#halfDay-morning').isChecked()); presses++)
      await page.keyboard.press('ArrowUp');
    await press(page, page.getByRole('button', { name: 'Chercher' }));
    await page.waitForURL(/halfDay=morning/);
    await press(page, page.locator('nav.chips a', { hasText: /24\snov/ }));
    await page.waitForURL(/date=2026-11-24/, { waitUntil: 'load' });
    await press(page, page.getByRole('button', { name: /^Réserver, Figeac/ }));
    await page.waitForURL(/done=booked$/);
    await press(page, page.getByRole('link', { name: 'Annuler' }));
    await page.waitForURL(/\/cancellation$/);
    await press(page, page.getByRole('button', { name: 'Annuler cette réservation' }));
    await page.waitForURL(/done=cancelled$/);
    expect(await bookingsOf(service, jeanne)).toMatchObject([{ status: 'cancelled', resource: 'fig-desk' }]);
  });

  async function press(page: Page, wanted: Locator): Promise<void> {
    await reach(page, wanted);
    await page.keyboard.press('Enter');
  }
});

describe('In English', () => {
  inBrowser('by its address, all the way, whatever the browser prefers', async () => {
    const jeanne = await memberOf('Figeac');
    const page = await open(jeanne, { ...PHONE, ...WITHOUT_SCRIPT });
    await page.goto(`${service.url}/en/`);
    await page.getByRole('link', { name: /^Tuesday 24 November, morning/ }).click();
    expect(new URL(page.url()).pathname).toBe('/en/');
    await page.getByRole('button', { name: /^Book, Figeac, Tuesday 24 November/ }).click();
    await page.waitForURL(/\/en\/booking\/[\w-]+\?done=booked$/);
    await shows(page, 'It is booked.');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: 'Français' }).click();
    await shows(page, 'Votre réservation');
  });
});

async function open(visitor: Visitor | undefined, options: BrowserContextOptions): Promise<Page> {
  if (chromium === undefined) throw new Error('There is no browser.');
  const context = await contextOf(chromium, service.url, visitor?.session, options);
  contexts.push(context);
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

/** Somebody who has said where they live. */
async function memberOf(commune: string): Promise<Visitor> {
  const visitor = await service.visitor();
  await service.database.query('update account set commune = $2 where id = $1', [visitor.account, commune]);
  return visitor;
}

/** And what is closed stays closed. */
async function forgetBookings(): Promise<void> {
  for (const table of ['allocation', 'booking_event', 'idempotency_key'])
    await service.database.query(`delete from ${table} where booking_id is not null`);
  await service.database.query('delete from booking');
}

async function signInByMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('Votre adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir le lien' }).click();
  await page.waitForURL('**/sign-in/sent**');
  await page.goto((await newestLetter(service, email)).links[0] ?? '');
  await page.getByRole('button', { name: 'Me connecter' }).click();
}

/** Words that the page shows, wherever; spaces are spaces, whether lines may break at them or not. */
async function shows(page: Page, words: string): Promise<void> {
  await page.waitForLoadState();
  expect((await page.locator('main').innerText()).replaceAll('\u00a0', ' ')).toContain(words);
}

function bookingRows(): Promise<{ email: string; status: string }[]> {
  return service.database.query(
    'select a.email, b.status from booking b join account a on a.id = b.account_id',
  );
}
