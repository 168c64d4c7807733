import { told } from '../platform/problem-document.js';
import { browserAt } from '../support/browser.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { linkedBooking, textOf, type Linked } from './linked.js';

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
let linked: Linked;
beforeAll(async () => {
  service = await startService();
  linked = await linkedBooking(service, FIGEAC);
});
afterAll(() => service.close());

describe('the address of a booking that gives nothing away', () => {
  test('leads whoever comes to its page, once they have signed in', async () => {
    const { session } = await service.visitor('jeanne@example.org');
    const browser = browserAt(service.url);
    browser.cookies.set('telecentre_session', session);
    const shown = await browser.open(`/bookings/${linked.reference}`);
    expect([shown.status, shown.path]).toEqual([200, expect.stringMatching(/^\/booking\/[\w-]{48}$/)]);
    expect(textOf(shown.html)).toContain(linked.reference);
    const badlyTyped = linked.reference.toLowerCase().replace('-', '');
    expect((await browser.open(`/bookings/${badlyTyped}`)).path).toBe(shown.path);
  });

  test('with a link that works until the booking is over', async () => {
    const holder = await service.visitor('jeanne@example.org');
    const { headers } = await holder.get(`/bookings/${linked.reference}`);
    const path = String(headers['location']);
    const before = service.clock.now();
    service.clock.set('2026-11-24T11:59:59+01:00');
    expect((await service.anybody.get(path)).status).toBe(200);
    service.clock.set('2026-11-24T12:00:00+01:00');
    expect((await service.anybody.get(path)).status).toBe(410);
    service.clock.set(new Date(before).toISOString());
  });

  test('asks anybody else to sign in, and then brings them back', async () => {
    const path = `/bookings/${linked.reference}`;
    const { status, headers } = await service.anybody.get(path, { accept: 'text/html' });
    expect([status, headers['location']]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
  });

  test('is nowhere for a stranger, for whoever receives people there, and for a colleague who booked', async () => {
    const stranger = await service.visitor('paul@example.org');
    const host = await service.visitor('h@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
    const ines = await service.visitor('ines@example.org');
    await ines.post('/api/v1/colleagues', { email: 'paul@example.org' });
    const wish = { ...FIGEAC, halfDay: 'afternoon', for: { member: 'ines@example.org' } };
    const { status, body } = told(await stranger.post('/api/v1/bookings', wish));
    const theirs = (body as { reference: string }).reference;
    expect([status, (await ines.get(`/bookings/${theirs}`)).status]).toEqual([201, 303]);
    for (const caller of [stranger, host])
      for (const reference of [linked.reference, theirs, '2345-6779', 'nonsense'])
        expect([reference, (await caller.get(`/bookings/${reference}`)).status]).toEqual([reference, 404]);
  });

  test('gives a program nothing: what it leads to can be cancelled without a token', async () => {
    const { status, headers } = await linked.holder.get(`/bookings/${linked.reference}`);
    expect([status, headers['location']]).toEqual([401, undefined]);
  });
});
