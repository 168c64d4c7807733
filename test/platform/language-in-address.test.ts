import { newestLetter } from '../support/mail.js';
import { browserAt } from '../support/browser.js';
import { startService, type Answer, type TestService } from '../support/service.js';
import { signIn } from '../sign-in/signing-in.js';
import { rawRequest } from './raw-request.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const FRENCH = { accept: 'text/html', 'accept-language': 'fr' };
const ENGLISH = { accept: 'text/html', 'accept-language': 'en' };

/** What the page says of itself, and what the header says of it. */
function languagesOf({ body, headers }: Answer): readonly unknown[] {
  return [/<html lang="(\w+)"/.exec(String(body))?.[1], headers['content-language']];
}

function waysOf(html: unknown): string[] {
  return [...String(html).matchAll(/ (?:href|action|formaction)="(\/[^"]*)"/g)].map(([, way = '']) => way);
}

describe('the language in an address', () => {
  test.each([
    ['/en/', FRENCH, 'en'],
    ['/en', FRENCH, 'en'],
    ['/fr/', ENGLISH, 'fr'],
    ['/en/sign-in', FRENCH, 'en'],
    ['/fr/sign-in?to=/account', ENGLISH, 'fr'],
    ['/sign-in', ENGLISH, 'en'],
    ['/sign-in', FRENCH, 'fr'],
  ])('of %s, for a browser that prefers %j, is that of the page: %s', async (path, headers, language) => {
    const answer = await service.anybody.get(path, headers);
    expect([answer.status, ...languagesOf(answer)]).toEqual([200, language, language]);
  });

  test('goes before that of the account, which stays as it is', async () => {
    const somebody = await service.visitor();
    expect(languagesOf(await somebody.get('/en/account', FRENCH))).toEqual(['en', 'en']);
    expect(languagesOf(await somebody.get('/account', ENGLISH))).toEqual(['fr', 'fr']);
  });

  test('is that of every way from there, but not of files and of what programs read', async () => {
    const ways = waysOf((await service.anybody.get('/en/', FRENCH)).body);
    expect(ways).toEqual(expect.arrayContaining(['/en/', '/en/search', '/en/sign-in', '/en/accessibility']));
    for (const way of ways.filter((one) => !one.startsWith('/en/')))
      expect(way).toMatch(/^\/(static\/|api\/v1\/docs$|fr\/$)/);
  });

  test('leads to the same page, with its question, in the other language', async () => {
    const switchOn = async (path: string) =>
      waysOf((await service.anybody.get(path, FRENCH)).body).filter((way) =>
        /^\/(fr|en)\/sign-in\?/.test(way),
      );
    expect(await switchOn('/sign-in?to=%2Faccount%3Fa%3D1')).toEqual(['/en/sign-in?to=%2Faccount%3Fa%3D1']);
    expect(await switchOn('/en/sign-in?to=%2Faccount')).toEqual(['/fr/sign-in?to=%2Faccount']);
  });

  test('is told to those who find the page elsewhere, with the address of the other', async () => {
    const html = String((await service.anybody.get('/en/house-rules', FRENCH)).body);
    for (const language of ['fr', 'en'])
      expect(html).toContain(
        `<link rel="alternate" hreflang="${language}" href="${service.url}/${language}/house-rules"`,
      );
  });
});

describe('somebody who has chosen a language', () => {
  test('is asked to sign in in it, and comes back in it', async () => {
    const browser = browserAt(service.url);
    await browser.open('/en/account', { 'accept-language': 'fr' });
    expect(browser.shown.path).toBe('/en/sign-in?to=%2Fen%2Faccount');
    await browser.press('/en/sign-in', { email: 'gwen@example.org' });
    expect(browser.shown.path).toBe('/en/sign-in/sent?to=%2Fen%2Faccount');
    const { text, links } = await newestLetter(service, 'gwen@example.org');
    expect(text).toContain('Sign me in:');
    const link = (links[0] ?? '').slice(service.url.length);
    await browser.open(link);
    await browser.press(link);
    expect(decodeURIComponent(browser.shown.path)).toBe('/en/welcome?to=/en/account');
  });

  test('stays in it when a form is refused, and can change it there', async () => {
    const browser = await signIn(service, 'change@example.org');
    await browser.open('/en/account', { 'accept-language': 'fr' });
    await browser.press('/en/account/profile', { name: ' ' });
    expect([browser.shown.status, browser.shown.path]).toEqual([422, '/en/account/profile']);
    expect(browser.shown.html).toContain('<html lang="en">');
    // Nothing is shown at the address of the form itself.
    expect(waysOf(browser.shown.html)).toContain('/fr/account');
  });

  test('stays in it after a form', async () => {
    const browser = await signIn(service, 'stays@example.org');
    await browser.open('/en/account');
    await browser.press('/en/account/profile', { name: 'Gwen', status: 'student', language: 'en' });
    expect(browser.shown.path).toBe('/en/account?done=profile');
  });

  test('and then another one for all pages means that', async () => {
    const browser = await signIn(service, 'another@example.org');
    await browser.open('/en/account');
    await browser.press('/en/account/profile', { name: 'Gwen', status: 'student', language: 'fr' });
    expect(browser.shown.path).toBe('/fr/account?done=profile');
  });

  test('hears in it that there is nothing at an address', async () => {
    const answer = await service.anybody.get('/en/nowhere', FRENCH);
    expect([answer.status, ...languagesOf(answer)]).toEqual([404, 'en', 'en']);
    expect(waysOf(answer.body)).toEqual(expect.arrayContaining(['/en/search', '/en/help', '/fr/nowhere']));
  });
});

describe('a language before what is no page of ours', () => {
  test.each([
    '/en/api/v1/telecentres',
    '/fr/api/v1/docs',
    '/en/static/site.css',
    '/en/calendars/x.ics',
    '/fr/caldav/',
    '/en/health/live',
    '/en/service-worker.js',
    '/en/.well-known/caldav',
    '/en/photos/x.jpg',
    '/en/%61pi/v1/telecentres',
    '/en/en/sign-in',
    '/fr/en/sign-in',
    '/EN/sign-in',
    '/de/sign-in',
    '/english',
  ])('leads nowhere: %s', async (path) => {
    expect((await service.anybody.get(path, FRENCH)).status).toBe(404);
  });

  test.each([
    '/en//evil.example',
    '/en//evil.example/sign-in',
    '/fr/\\evil.example',
    '/en/%2f%2fevil.example',
    '/en/%5cevil.example',
    '//evil.example/en/',
    '/en/..//evil.example',
    '/en/@evil.example',
    '/en/"><a href="//evil.example',
    '/en/sign-in?to=//evil.example',
    '/en/account//evil.example',
  ])('shows no way to another site, and sends nobody there: %s', async (path) => {
    const { status, head, body } = await rawRequest(service.url, [
      `GET ${path} HTTP/1.1`,
      'Accept: text/html',
    ]);
    expect([200, 303, 400, 404]).toContain(status);
    const sent = [...head.matchAll(/^location: (.*)$/gim)].map(([, way = '']) => way);
    const shown = [...body.matchAll(/ (?:href|action|formaction)="([^"]*)"/g)].map(([, way = '']) => way);
    for (const way of [...sent, ...shown].filter((one) => !one.startsWith('data:')))
      expect(['ours.example', new URL(service.url).host]).toContain(
        new URL(way, 'https://ours.example/en/').host,
      );
  });
});
