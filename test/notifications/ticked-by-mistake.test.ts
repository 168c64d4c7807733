import { NoShows } from '../../src/attendance/no-shows.js';
import { attended, desk } from '../attendance/places.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { booked, tell, toldTo } from './telling.js';

let service: TestService;
afterEach(() => service.close());

test('whoever was missed, ticked by mistake and is expected again has the booking in their calendar again', async () => {
  const network = attended(
    { figeac: { selfCheckIn: true, noShowMinutes: 30 } },
    { slug: 'figeac', resources: [desk('fig-1')] },
  );
  service = await startService({ network });
  const jeanne = await service.visitor('jeanne@example.org');
  const host = await service.visitor('host@example.org', {
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  const reference = await booked(jeanne, { resource: 'fig-1', date: TUESDAY, halfDay: 'morning' });
  service.clock.set(`${TUESDAY}T09:45:00+01:00`);
  await service.app.get(NoShows).release(service.clock.now());
  await tell(service);
  const path = `/api/v1/bookings/${reference}/check-in`;
  expect(await host.post(path)).toMatchObject({ status: 200 });
  await tell(service);
  expect(await host.delete(path)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
  expect(toldTo(await tell(service), jeanne)).toEqual([
    'confirmed, REQUEST',
    'missed, CANCEL',
    'restored, REQUEST',
  ]);
});
