import { countOutsideHours } from '../../src/closures/outside-count.js';
import type { OpeningHours } from '../../src/reservation/opening-hours.js';
import { bookNow } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { houses } from './houses.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({ network: houses() });
});
afterAll(() => service.close());

const SHUT = { segments: [], noon: null };

test('All bookings of one half-day are counted that the hours have left behind, and those of open days are not', async () => {
  const jeanne = await service.member('jeanne@example.org');
  const marc = await service.member('marc@example.org');
  await bookNow(jeanne, { resource: 'nau-open-1', date: TUESDAY, halfDay: 'morning' });
  await bookNow(marc, { resource: 'nau-open-2', date: TUESDAY, halfDay: 'morning' });
  await bookNow(jeanne, { resource: 'nau-open-1', date: TUESDAY, halfDay: 'afternoon' });
  await bookNow(jeanne, { resource: 'nau-open-1', date: '2026-11-25', halfDay: 'morning' });
  const [telecentre] = await service.database.query<{ id: number; opening: OpeningHours; zone: string }>(
    `select id, opening, time_zone as zone from telecentre where slug = 'naucelle'`,
  );
  if (telecentre === undefined) throw new Error('There is no such telecentre.');
  const { id, opening, zone } = telecentre;
  const shutOn = async (...days: readonly string[]): Promise<number | undefined> => {
    const week = { ...opening.week, ...Object.fromEntries(days.map((day) => [day, SHUT])) };
    const hours = { ...opening, week, timeZone: zone };
    const counts = await countOutsideHours(service.database, [{ id, opening: hours }], service.clock.now());
    return counts.get(id);
  };
  expect([await shutOn(), await shutOn('tue'), await shutOn('tue', 'wed')]).toEqual([0, 3, 4]);
});
