/** Somebody at a browser without script who books on our pages. */
import { newBookingPath, type Wish } from '../../src/booking-forms/wish.js';
import { mainOf } from '../booking-links/linked.js';
import { browserAt, formsOf, type Browser, type PageForm } from '../support/browser.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

export interface AtBrowser {
  readonly member: KnownCaller & { readonly session: string };
  readonly browser: Browser;
}

export async function atBrowser(service: TestService, email?: string): Promise<AtBrowser> {
  const member = await service.visitor(email);
  return { member, browser: signedIn(service, member) };
}

/** Another tab, or another browser, of somebody who has signed in. */
export function signedIn(service: TestService, { session }: AtBrowser['member']): Browser {
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', session);
  return browser;
}

export const TUESDAY_MORNING: Wish = {
  where: { telecentre: 'figeac', kind: 'desk' },
  time: { date: TUESDAY, halfDay: 'morning' },
  people: 1,
  equipment: [],
};

export function wish(change: Partial<Wish> = {}): Wish {
  return { ...TUESDAY_MORNING, ...change };
}

/** Opens the page that asks whether to book this, and presses. */
export async function bookOnPage(
  browser: Browser,
  wanted: Wish = TUESDAY_MORNING,
): Promise<Browser['shown']> {
  await browser.open(newBookingPath(wanted));
  return browser.press('/bookings');
}

/** Opens that page, and says more: the form of a place that is held. */
export async function holdOnPage(
  browser: Browser,
  wanted: Wish = TUESDAY_MORNING,
): Promise<Browser['shown']> {
  await browser.open(newBookingPath(wanted));
  return browser.press('/bookings/holds');
}

export function formFor(browser: Browser, action: string): PageForm {
  const form = formsOf(browser.shown.html).find((one) => one.action === action);
  if (form === undefined) throw new Error(`There is no form for ${action} on ${browser.shown.path}`);
  return form;
}

/** Of the only booking that somebody has, and how many they have. */
export interface Kept {
  readonly reference: string;
  readonly status: string;
  readonly resource: string;
  readonly title: string | null;
  readonly people: number;
  readonly start: string;
}

export async function bookingsOf(service: TestService, { account }: AtBrowser['member']): Promise<Kept[]> {
  return service.database.query<Kept>(
    `select b.reference, b.status, r.key as resource, b.title, b.people, local_start::text as start
from booking b join resource r on r.id = b.resource_id where b.account_id = $1 order by b.created_at, b.starts_at`,
    [account],
  );
}

export async function confirmedOf(service: TestService, member: AtBrowser['member']): Promise<Kept[]> {
  return (await bookingsOf(service, member)).filter(({ status }) => status === 'confirmed');
}

/** Paths that the page leads to. */
export function waysIn(html: string): string[] {
  return [...mainOf(html).matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}
