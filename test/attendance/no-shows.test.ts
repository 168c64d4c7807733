import { ClosingDays } from '../../src/attendance/closing-days.js';
import { NoShows } from '../../src/attendance/no-shows.js';
import { Notifications } from '../../src/notifications/notifications.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { trailOf } from '../bookings/trail.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { attended, desk, type AttendanceSetUp } from './places.js';

const SETTLED: Readonly<Record<string, AttendanceSetUp>> = {
  open: { selfCheckIn: true, noShowMinutes: 30 },
  staffed: { noShowMinutes: 30 },
  never: { selfCheckIn: true },
  deserted: { staffed: false, noShowMinutes: 30 },
};
const PLACES = [
  { slug: 'open', resources: [desk('open-1')] },
  { slug: 'staffed', resources: [desk('staffed-1'), desk('staffed-2')] },
  { slug: 'never', resources: [desk('never-1')] },
  { slug: 'deserted', resources: [desk('deserted-1')] },
];
const NETWORK = attended(SETTLED, ...PLACES);

let service: TestService;
let member: KnownCaller;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: NETWORK });
});
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne@example.org');
  host = await service.member('host@example.org', {
    scopes: ['host'],
    grants: ['open', 'staffed', 'never', 'deserted'].map((telecentre) => ({ role: 'host', telecentre })),
  });
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

test('where people say themselves that they are there, the place of whoever does not is given back and they are told', async () => {
  const reference = await booked('open-1');
  await at('09:29');
  expect(await release()).toBe(0);
  await at('09:30');
  expect(await release()).toBe(1);
  expect(await trailOf(service.database, reference)).toMatchObject([
    { kind: 'booked' },
    { kind: 'missed', actor: null, status: 'no_show' },
  ]);
  await service.app.get(Notifications).tellDue();
  expect(await mailKinds()).toEqual(['booking-confirmed', 'booking-missed']);
  await booked('open-1', await service.member('quick@example.org'));
});

test('a host who has ticked nobody all day has forgotten: nobody loses their place', async () => {
  const [absent, present] = [await booked('staffed-1'), await booked('staffed-2')];
  await at('10:00');
  expect(await release()).toBe(0);
  await host.post(`/api/v1/bookings/${present}/check-in`);
  expect(await release()).toBe(1);
  expect(await statusOf(absent)).toBe('no_show');
  expect(await statusOf(present)).toBe('checked_in');
});

test('what was ticked yesterday says nothing of today', async () => {
  const yesterday = await booked('staffed-1');
  await booked('staffed-2', member, '2026-11-25');
  await at('10:00');
  await host.post(`/api/v1/bookings/${yesterday}/check-in`);
  service.clock.set('2026-11-25T10:00:00+01:00');
  expect(await release()).toBe(0);
});

test('somebody let in without a booking says nothing of those who are expected', async () => {
  await booked('staffed-1');
  await at('11:30');
  const walkIn = { telecentre: 'staffed', kind: 'desk', halfDay: 'afternoon', category: 'student' };
  expect((await host.post('/api/v1/walk-ins', walkIn)).status).toBe(201);
  expect(await release()).toBe(0);
});

describe('whoever could not say that they are there has the whole delay from when they could', () => {
  test('since the host has settled it on the page', async () => {
    await booked('staffed-1');
    await at('10:30');
    const desk = await service.visitor('desk@example.org', {
      grants: [{ role: 'host', telecentre: 'staffed' }],
    });
    const settle = (): Promise<unknown> =>
      desk.send('/telecentres/staffed/attendance', { selfCheckIn: 'yes', noShow: '30' });
    await settle();
    expect(await release()).toBe(0);
    await at('10:59');
    // Saved once more, it is as it was.
    await settle();
    expect(await release()).toBe(0);
    await at('11:00');
    expect(await release()).toBe(1);
  });

  test('since a network file has', async () => {
    await booked('deserted-1');
    await at('10:30');
    const settled = { ...SETTLED, deserted: { ...SETTLED['deserted'], selfCheckIn: true } };
    const file = attended(settled, ...PLACES);
    await importNetworkFile(service.database, file, service.clock.now());
    expect(await release()).toBe(0);
    await at('11:00');
    expect(await release()).toBe(1);
  });
});

test('never where no delay is set, and never where nobody could have said that they are there', async () => {
  await booked('never-1');
  await booked('deserted-1');
  await at('11:59');
  expect(await release()).toBe(0);
});

test('several instances release it once', async () => {
  const reference = await booked('open-1');
  const other = await startService({ databaseUrl: service.databaseUrl, network: null });
  try {
    await at('10:00');
    const both = [service, other, service, other].map((one) =>
      one.app.get(NoShows).release(service.clock.now()),
    );
    expect((await Promise.all(both)).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  } finally {
    await other.close();
  }
});

test('whoever is ticked at that very moment is there, whichever came first', async () => {
  for (const date of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
    service.clock.set('2026-11-23T09:00:00+01:00');
    const reference = await booked('open-1', member, date);
    service.clock.set(`${date}T10:00:00+01:00`);
    const [ticked] = await Promise.all([member.post(`/api/v1/bookings/${reference}/check-in`), release()]);
    expect(ticked.status).toBe(200);
    expect(await statusOf(reference)).toBe('checked_in');
  }
});

test('what is over is closed a day and a half later, and tells who had come', async () => {
  const [came, unseen] = [await booked('staffed-1'), await booked('staffed-2')];
  await at('10:00');
  await host.post(`/api/v1/bookings/${came}/check-in`);
  service.clock.set('2026-11-25T23:59:00+01:00');
  expect(await complete()).toBe(0);
  service.clock.set('2026-11-26T03:30:00+01:00');
  expect(await complete()).toBe(2);
  expect(await complete()).toBe(0);
  expect(await bookings()).toEqual([
    { reference: came, status: 'completed', arrived: true },
    { reference: unseen, status: 'completed', arrived: false },
  ]);
  expect((await host.post(`/api/v1/bookings/${came}/check-in`)).status).toBe(200);
});

test('somebody who is marked absent when it is over is not bothered with a mail', async () => {
  await booked('staffed-1');
  await at('13:00');
  await service.database.query(
    `select change_status(id, revision, '{confirmed}', 'no_show', 'missed', true, null, $1) from booking`,
    [new Date(service.clock.now())],
  );
  await service.app.get(Notifications).tellDue();
  expect(await mailKinds()).toEqual(['booking-confirmed']);
});

async function booked(resource: string, by = member, date = TUESDAY): Promise<string> {
  const answer = await by.post('/api/v1/bookings', { resource, date, halfDay: 'morning' });
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

function at(time: string): Promise<void> {
  service.clock.set(`${TUESDAY}T${time}:00+01:00`);
  return Promise.resolve();
}

function release(): Promise<number> {
  return service.app.get(NoShows).release(service.clock.now());
}

function complete(): Promise<number> {
  return service.app.get(ClosingDays).complete(service.clock.now());
}

async function statusOf(reference: string): Promise<string | undefined> {
  return (await bookings()).find((one) => one.reference === reference)?.status;
}

function bookings(): Promise<{ reference: string; status: string; arrived: boolean }[]> {
  return service.database.query(
    'select reference, status, arrived_at is not null as arrived from booking order by created_at, resource_id',
  );
}

async function mailKinds(): Promise<string[]> {
  const rows = await service.database.query<{ kind: string }>(
    `select kind from outgoing_mail where kind like 'booking-%' order by kind`,
  );
  return rows.map(({ kind }) => kind);
}
