import { browserAt, type Browser } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import type { TestService } from '../support/service.js';

export const PROFILE = {
  name: 'Jeanne Cantaloube',
  status: 'independent',
  commune: 'Maurs',
  language: 'fr',
  accepted: 'yes',
};

/** The whole way: address, mail, button, and at the first time name and rules. */
export async function signIn(
  service: TestService,
  email: string,
  browser = browserAt(service.url),
): Promise<Browser> {
  await askForLink(browser, email);
  await browser.open(await linkFor(service, email));
  await browser.press(browser.shown.path);
  if (browser.shown.path.startsWith('/welcome')) await browser.press('/welcome', PROFILE);
  // The next letter shall be a newer one.
  service.clock.advanceMinutes(1);
  return browser;
}

export async function askForLink(browser: Browser, email: string, to = '/'): Promise<void> {
  await browser.open(`/sign-in?to=${encodeURIComponent(to)}`);
  await browser.press('/sign-in', { email });
}

/** The path of the link in the newest letter to this address. */
export async function linkFor(service: TestService, email: string): Promise<string> {
  const { links } = await newestLetter(service, email);
  const link = links.find((one) => one.startsWith(`${service.url}/sign-in/link/`));
  if (link === undefined) throw new Error(`No link in the letter to ${email}`);
  return link.slice(service.url.length);
}
