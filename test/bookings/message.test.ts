import { linkedBooking, textOf } from '../booking-links/linked.js';
import { bookNow } from './rivals.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

const SAID = 'J’arriverai vers 10 h, avec une collègue';
const DESK = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
let jeanne: KnownCaller;
let host: KnownCaller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  jeanne = await service.member('jeanne@example.org');
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
});
afterAll(() => service.close());

describe('a word for the host', () => {
  test('goes along with a booking, and is read by whoever receives people there', async () => {
    const path = await bookedWith(SAID);
    expect((await jeanne.get(path)).body).toMatchObject({ message: SAID });
    expect((await host.get(path)).body).toMatchObject({ message: SAID });
    const day = await host.get(`/api/v1/telecentres/figeac/bookings?date=${TUESDAY}`);
    expect(JSON.stringify(day.body)).toContain(SAID);
  });

  test('is changed and taken away, alone or with the time', async () => {
    const path = await bookedWith(SAID);
    expect((await jeanne.patch(path, { message: 'Finalement seule' })).body).toMatchObject({
      message: 'Finalement seule',
      revision: 2,
    });
    expect((await jeanne.patch(path, { message: 'Finalement seule' })).body).toMatchObject({ revision: 2 });
    const moved = await jeanne.patch(path, { halfDay: 'afternoon', date: TUESDAY, message: null });
    expect(moved.body).toMatchObject({ message: null, halfDay: 'afternoon', revision: 3 });
  });

  test('stays when the booking moves', async () => {
    const path = await bookedWith(SAID);
    const moved = await jeanne.patch(path, { halfDay: 'afternoon', date: TUESDAY });
    expect(moved.body).toMatchObject({ message: SAID });
  });

  test.each([
    ['too long', 'x'.repeat(501)],
    ['empty', ' '],
  ])('is refused when it is %s', async (_, message) => {
    expect((await bookNow(jeanne, { ...DESK, message })).status).toBe(400);
  });

  test('is shown to its writer on the page of the booking, and written there while the place is held', async () => {
    const { see, browser } = await linkedBooking(service, { ...DESK, hold: true });
    await browser.open(`${see}/completion`);
    const { html } = await browser.press(`${see}/completion`, { message: SAID });
    expect(textOf(html)).toContain(SAID);
    expect(textOf(html)).toContain('C’est réservé');
  });

  async function bookedWith(message: string): Promise<string> {
    const { headers } = await bookNow(jeanne, { ...DESK, message });
    return String(headers['location']);
  }
});
