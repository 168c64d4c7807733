import { linkedBooking } from '../booking-links/linked.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

const AT_MONTMURAT = { telecentre: 'montmurat', kind: 'desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

describe('the page of a booking', () => {
  test('lets its holder say that they are there by one press, where the place lets people', async () => {
    const { see, reference, holder } = await linkedBooking(service, AT_MONTMURAT);
    expect(await pageAt(see)).not.toContain('Je suis là');
    service.clock.set(`${TUESDAY}T10:00:00+01:00`);
    expect(await pageAt(see)).toContain('Je suis là');
    const sent = await service.anybody.send(`${see}/check-in`, {});
    expect(sent).toMatchObject({ status: 303, headers: { location: `${see}?done=arrived` } });
    expect((await holder.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'checked_in' });
    expect(await pageAt(see)).not.toContain('Je suis là');
  });

  test('says nothing of it where the host notes who has come', async () => {
    const { see } = await linkedBooking(service, { ...AT_MONTMURAT, telecentre: 'figeac' });
    service.clock.set(`${TUESDAY}T10:00:00+01:00`);
    expect(await pageAt(see)).not.toContain('Je suis là');
    expect((await service.anybody.send(`${see}/check-in`, {})).status).toBe(409);
  });
});

async function pageAt(path: string): Promise<string> {
  return (await service.anybody.get(path)).body as string;
}
