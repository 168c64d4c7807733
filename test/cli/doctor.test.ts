import { told } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';
import { networkOf, room } from '../bookings/places.js';
import { said, telecentre } from './command.js';

const ONE_ROOM = networkOf({ slug: 'vic', resources: [room('salle')] });

/** The program has a clock of its own: what it examines must still be to come on the day these tests run. */
const NOW = new Date();
const SOON = new Date(NOW.getTime() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);

let service: TestService;
let reference: string;
beforeAll(async () => (service = await startService({ now: NOW.toISOString(), network: ONE_ROOM })));
beforeEach(async () => {
  await service.startAgain();
  const member = await service.member();
  const { status, body } = told(
    await member.post('/api/v1/bookings', {
      resource: 'salle',
      date: SOON,
      halfDay: 'morning',
    }),
  );
  expect(status).toBe(201);
  reference = (body as { reference: string }).reference;
});
afterAll(() => service.close());

describe('doctor', () => {
  test('counts what is there, finds all well, and ends with 0', async () => {
    const run = await telecentre(['doctor'], { DATABASE_URL: service.databaseUrl });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/ 1 {2}bookings confirmed\n/);
    expect(run.stdout).toContain('ok     no unit is occupied twice at the same moment');
    expect(run.stdout).not.toContain('WRONG');
    expect(run.stdout).toMatch(/All is well\.\n$/);
  });

  test.each<[string, string, RegExp]>([
    [
      'a booking that has lost its place',
      'delete from allocation',
      /WRONG {2}every booking that stands occupies just its units and its time\n +REFERENCE/,
    ],
    [
      'a place occupied by a booking that no longer stands',
      "update booking set status = 'cancelled'",
      /WRONG {2}nothing is occupied by a booking that no longer stands\n +REFERENCE/,
    ],
    [
      'a change without its event',
      'update booking set revision = revision + 1',
      /WRONG {2}every change of a booking has its event\n +REFERENCE/,
    ],
    [
      'a clock that does not agree',
      "update booking set local_start = local_start - interval '1 hour'",
      /WRONG {2}instants and the clock on the wall agree\n +REFERENCE/,
    ],
    [
      'the missing constraint, and the place that was given twice without it',
      `alter table allocation drop constraint allocation_never_overlaps;
       insert into allocation (resource_id, during, booking_id) select resource_id, during, booking_id from allocation`,
      /WRONG {2}no unit is occupied twice at the same moment\n +resource \d+, from[^]*WRONG {2}the constraint that refuses overlaps stands/,
    ],
  ])('names %s, and ends with 1', async (_, damage, says) => {
    await service.database.query(damage);
    const run = await said(['doctor'], { DATABASE_URL: service.databaseUrl });
    expect(run.code).toBe(1);
    expect(run.stdout.replaceAll(reference, 'REFERENCE')).toMatch(says);
    expect(run.stdout).toMatch(/\d+ of \d+ are wrong\./);
  });

  test('says what to do where nothing is damaged: the service offers what is kept for those who wait', async () => {
    await service.database.query(`update booking set status = 'cancelled', revision = revision`);
    await service.database.query(
      `update allocation set booking_id = null, kept_since = clock_timestamp() - interval '6 minutes'`,
    );
    const run = await said(['doctor'], { DATABASE_URL: service.databaseUrl });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(
      /WRONG {2}what is kept for those who wait .*\n +allocation \d+\n +The service does this when it starts and every minute/,
    );
    expect(run.stdout).toMatch(/1 of \d+ are wrong\. Nothing is damaged\.\n$/);
  });
});
