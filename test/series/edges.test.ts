import { DemoService } from '../../src/demo/demo.service.js';
import { eraseAccount } from '../../src/personal-data/erasure.js';
import { lockBookingsOf } from '../../src/series-changes/series-changes.queries.js';
import { lockSeries } from '../../src/series/series.queries.js';
import { deadlocks } from '../bookings/rivals.js';
import { startService, type Answer, type TestService } from '../support/service.js';
import { dateIn, datesIn, DESK_AT_MONTMURAT, HOUSES, make, SERIES } from './houses.js';

const TWO_THURSDAYS = {
  ...DESK_AT_MONTMURAT,
  ...{ halfDay: 'morning', from: '2027-01-07', rule: 'FREQ=WEEKLY;COUNT=2' },
};

let service: TestService;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
});

afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  expect(await deadlocks(service)).toBe(0);
  await service.close();
});

function pathOf({ body }: Answer): string {
  return `${SERIES}/${(body as { id: string }).id}`;
}

test('Whoever receives people at the telecentre of a series does not see a date that was moved to another one', async () => {
  const member = await service.member();
  const host = await service.member('host@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'montmurat' }],
  });
  const made = await make(member, TWO_THURSDAYS);
  const [, second] = datesIn(made);
  const moved = `/api/v1/bookings/${second?.booking?.reference ?? ''}`;
  expect((await member.patch(moved, { telecentre: 'figeac', kind: 'desk' })).status).toBe(200);
  expect((await host.get(moved)).status).toBe(404);
  const seen = await host.get(pathOf(made));
  expect(dateIn(seen, '2027-01-07')).toMatchObject({ fate: 'booked', booking: { status: 'confirmed' } });
  expect(dateIn(seen, '2027-01-14')).toMatchObject({ fate: 'booked', booking: null });
  expect(dateIn(await member.get(pathOf(made)), '2027-01-14')).toMatchObject({
    booking: { telecentre: 'figeac' },
  });
});

test('What would become of the following dates is told of the series that is there, as nothing is parted', async () => {
  const member = await service.member();
  const made = await make(member, TWO_THURSDAYS);
  const { id } = made.body as { id: string };
  const change = { scope: 'following', date: '2027-01-14', halfDay: 'afternoon', dryRun: true };
  expect((await member.patch(pathOf(made), change)).body).toMatchObject({
    ...{ id, continues: null, revision: 1, parted: null },
    outcomes: [{ date: '2027-01-14', outcome: 'changed' }],
  });
});

test('What is called otherwise when all of it is over is told to nobody', async () => {
  const member = await service.member();
  const days = { ...TWO_THURSDAYS, from: '2026-11-24', rule: 'FREQ=DAILY;COUNT=2' };
  const made = await make(member, days);
  const then = service.clock.now();
  service.clock.set('2026-11-27T09:00:00+01:00');
  expect((await member.patch(pathOf(made), { scope: 'all', title: 'Compta' })).body).toMatchObject({
    ...{ title: 'Compta', revision: 2 },
    outcomes: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }],
  });
  const { id } = made.body as { id: string };
  expect(await service.database.query('select kind from joint_news where series_id = $1', [id])).toEqual([
    { kind: 'made' },
  ]);
  service.clock.set(new Date(then).toISOString());
});

test('Whoever is erased while their series is changed waits for it, and nobody waits crosswise', async () => {
  const member = await service.member();
  const { id } = (await make(member, TWO_THURSDAYS)).body as { id: string };
  const { database, clock } = service;
  const change = database.transaction(async (sql) => {
    await lockSeries(sql, id);
    const erasing = database.transaction((other) =>
      eraseAccount(other, member.account, { by: 'operator', now: clock.now() }),
    );
    while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await lockBookingsOf(sql, id);
    return { erasing };
  });
  expect(await (await change).erasing).toEqual({ ended: 2 });
});

async function waiting(): Promise<number> {
  const others = await service.database.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return others.length;
}

test('What is cleared with the demonstration is not booked on for a guest of nobody', async () => {
  const host = await service.member('demo@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'lacapelle' }],
  });
  const made = await make(host, {
    ...{ telecentre: 'lacapelle', kind: 'desk', halfDay: 'morning', for: { guest: { name: 'Rose Vidal' } } },
    ...{ from: '2027-01-11', rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' },
  });
  expect(made.status).toBe(201);
  await service.database.query('update account set demo = true where id = $1', [host.account]);
  await service.app.get(DemoService).clear();
  expect(await service.database.query('select from series where guest_name is not null')).toEqual([]);
});
