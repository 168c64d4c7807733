import { API, PAGES } from '../../src/controllers.js';
import { routesOf } from '../../src/platform/http/openapi.js';
import { everythingStored } from '../platform/stored.js';
import { formsOf } from '../support/browser.js';
import { told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let administrator: KnownCaller & { readonly session: string };
beforeAll(async () => {
  service = await startService();
  administrator = await service.visitor('admin@example.org', {
    grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
    secondFactor: true,
  });
});
afterAll(() => service.close());

const ANY_ID = '00000000-0000-4000-8000-000000000000';
const CHANGING = [...API, ...PAGES]
  .flatMap(routesOf)
  .filter(({ method, access }) => method !== 'get' && access !== 'public')
  .map(({ method, path }) => [method.toUpperCase(), path.replace(/\{\w+\}/g, ANY_ID)] as const);

describe('what changes something on behalf of a session', () => {
  test.each(CHANGING)('%s %s is refused without the token of one of its pages', async (method, path) => {
    const before = await everythingStored(service.database);
    const cookie = `telecentre_session=${administrator.session}`;
    for (const formToken of [undefined, '', 'guessed', administrator.session]) {
      const answer = await fetch(service.url + path, {
        method,
        redirect: 'manual',
        headers: { cookie, ...(formToken === undefined ? {} : { 'x-form-token': formToken }) },
      });
      expect([formToken, answer.status]).toEqual([formToken, 403]);
    }
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test.each(CHANGING)('%s %s is refused when another site sends it, token or not', async (method, path) => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await call(method, path, { 'sec-fetch-site': site });
      expect([site, answer.status]).toEqual([site, 403]);
    }
  });

  test('is told in words, to people as a page', async () => {
    const { session: _, ...rest } = administrator;
    const answer = await rest.send('/sign-out', {}, { 'x-form-token': 'stale' });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Ce formulaire n’est plus valable.');
  });

  test('needs no such token from a program, which no foreign page can speak for', async () => {
    const member = await service.member();
    expect((await member.post('/api/v1/bookings', {})).status).toBe(400);
  });
});

test('every form of every page of somebody signed in carries the token', async () => {
  const pages = PAGES.flatMap((controller) =>
    routesOf(controller).filter(({ method, path }) => method === 'get' && !path.includes('{')),
  );
  let forms = 0;
  for (const { path } of pages) {
    const { status, body } = told(await administrator.get(path, { accept: 'text/html' }));
    if (status !== 200) continue;
    for (const form of formsOf(String(body)).filter((one) => one.method === 'post')) {
      expect([path, form.action, form.fields['formToken']?.length]).toEqual([path, form.action, 43]);
      forms++;
    }
  }
  expect(forms).toBeGreaterThan(5);
});

function call(method: string, path: string, headers: Record<string, string>): Promise<{ status: number }> {
  if (method === 'PATCH') return administrator.patch(path, {}, headers);
  if (method === 'DELETE') return administrator.delete(path, headers);
  return administrator.post(path, undefined, headers);
}
