import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

/** A form of somebody who has not signed in yet: there is no session whose token could tell. */
async function sent(headers: Record<string, string>): Promise<number> {
  return (await service.anybody.send('/sign-in', { email: 'origin@example.org' }, headers)).status;
}

test.each([
  ['by the page itself', { 'sec-fetch-site': 'same-origin' }],
  ['by hand', { 'sec-fetch-site': 'none' }],
  ['by an older browser, which gives no origin as our pages ask for no referrer', { origin: 'null' }],
  ['by a program', {}],
])('a form that is sent %s is read', async (_, headers) => {
  expect(await sent(headers)).toBe(303);
});

test('a form that an older browser sends from our own host is read', async () => {
  expect(await sent({ origin: service.url })).toBe(303);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ['another site, by an older browser', { origin: 'https://evil.example' }],
  ['somewhere that cannot be read', { origin: 'nowhere' }],
])('a form that %s sends is refused', async (_, headers) => {
  expect(await sent(headers)).toBe(403);
});

test('behind a proxy that changes the Host header, our public address is still ours', async () => {
  const behind = await startService({ publicUrl: 'https://reserver.example.org' });
  try {
    const form = { email: 'proxied@example.org' };
    const ours = await behind.anybody.send('/sign-in', form, { origin: 'https://reserver.example.org' });
    expect(ours.status).toBe(303);
  } finally {
    await behind.close();
  }
});
