import { fieldsIn, told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { openOnWeekdays, wasThere } from './past.js';

let service: TestService;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService();
  host = await service.member('host@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  await openOnWeekdays(service, 'figeac');
});
beforeEach(async () => {
  const { database } = service;
  await database.query('delete from booking');
  await database.query('delete from resource_part');
  await database.query(
    `delete from closure where telecentre_id = (select id from telecentre where slug = 'figeac')`,
  );
  await database.query(`delete from resource where key like 'fig-%' and key <> 'fig-desk'`);
  await database.query(`update resource set withdrawn = false where key = 'fig-desk'`);
});
afterAll(() => service.close());

const OCTOBER = '?from=2026-10-01&to=2026-10-31';
const FIGEAC = '/api/v1/telecentres/figeac/figures';

/** Twenty-two weekdays and no public holiday. */
const OPEN_IN_OCTOBER = 44;

interface Told {
  readonly occupancy: { readonly open: number; readonly used: number; readonly percent: number | null };
  readonly openHalfDays: number;
  readonly emptyHalfDays: number;
  readonly resources: readonly { readonly id: string; readonly open: number; readonly used: number }[];
  readonly heatMap: readonly { readonly weekday: string; readonly halfDay: string; readonly used: number }[];
  readonly people: {
    readonly total: number | null;
    readonly firstVisits: number | null;
    readonly absences: number | null;
    readonly broughtBy: readonly { readonly broughtBy: string; readonly people: number | null }[];
    readonly notedPercent: number | null;
  };
  readonly lastYear: {
    readonly from: string;
    readonly occupancy: { readonly used: number };
    readonly people: number | null;
  };
}

async function october(): Promise<Told> {
  const { status, body } = told(await host.get(FIGEAC + OCTOBER));
  expect(status).toBe(200);
  return body as Told;
}

async function memberIds(count: number): Promise<string[]> {
  const all = await Promise.all(Array.from({ length: count }, () => service.member()));
  return all.map(({ account }) => account);
}

describe('How much a telecentre was used', () => {
  test('counts who came, and neither those who did not nor what is to come', async () => {
    const [account = ''] = await memberIds(1);
    const at = { unit: 'fig-desk', account };
    await wasThere(service, { ...at, date: '2026-10-05' });
    await wasThere(service, { ...at, date: '2026-10-06', status: 'confirmed', to: '17:00' });
    await wasThere(service, { ...at, date: '2026-10-07', status: 'checked_in', from: '10:00', to: '11:00' });
    await wasThere(service, { ...at, date: '2026-10-08', status: 'no_show' });
    await wasThere(service, { ...at, date: '2026-10-09', status: 'cancelled' });
    await wasThere(service, { ...at, date: '2026-10-12', status: 'expired' });
    const told = await october();
    expect(told.occupancy).toEqual({ open: OPEN_IN_OCTOBER, used: 4, percent: 9 });
    expect(told.emptyHalfDays).toBe(40);
    expect(told.resources).toMatchObject([{ id: 'fig-desk', open: OPEN_IN_OCTOBER, used: 4 }]);
    expect(told.heatMap.filter(({ used }) => used > 0)).toMatchObject([
      { weekday: 'mon', halfDay: 'morning', used: 1 },
      { weekday: 'tue', halfDay: 'morning', used: 1 },
      { weekday: 'tue', halfDay: 'afternoon', used: 1 },
      { weekday: 'wed', halfDay: 'morning', used: 1 },
    ]);
  });

  test('takes closures of then away, and the time since a desk was withdrawn', async () => {
    await service.database.query(
      `insert into closure (telecentre_id, resource_id, local_start, local_end, period, reason)
select t.id, case when w.one then r.id end, w.starts, w.ends,
  tstzrange(w.starts at time zone 'Europe/Paris', w.ends at time zone 'Europe/Paris'), 'Panne'
from telecentre t join resource r on r.telecentre_id = t.id, (values
  (false, timestamp '2026-10-05 13:00', timestamp '2026-10-05 18:00'),
  (true, timestamp '2026-10-26 00:00', timestamp '2126-10-26 00:00')) w (one, starts, ends)
where t.slug = 'figeac' and r.key = 'fig-desk'`,
    );
    await service.database.query(`update resource set withdrawn = true where key = 'fig-desk'`);
    // An afternoon, and the last week of October: five days.
    expect((await october()).occupancy.open).toBe(OPEN_IN_OCTOBER - 1 - 10);
  });

  test('counts a half-day from its beginning, and whom the host has let in at once', async () => {
    const today = '?from=2026-11-24&to=2026-11-24';
    const asked = async (): Promise<unknown> => (told(await host.get(FIGEAC + today)).body as Told).occupancy;
    service.clock.set('2026-11-24T08:00:00+01:00');
    expect(await asked()).toEqual({ open: 0, used: 0, percent: null });
    service.clock.set('2026-11-24T10:00:00+01:00');
    const guest = { unit: 'fig-desk', date: '2026-11-24', guest: 'Marc Fabre' };
    await wasThere(service, { ...guest, status: 'confirmed', to: '17:00' });
    expect(await asked()).toEqual({ open: 1, used: 0, percent: 0 });
    await service.database.query(`update booking set status = 'checked_in'`);
    expect(await asked()).toEqual({ open: 1, used: 1, percent: 100 });
  });

  test('uses the parts of a room that is made of rooms, and shows no other', async () => {
    await service.database.query(
      `insert into resource (key, telecentre_id, position, kind, name, capacity, granularities, step_minutes, shortest_minutes,
  longest_minutes, notice_minutes, horizon_days, minutes_between, cancellation_minutes, hold_minutes)
select k.key, t.id, 9, 'meeting_room', k.key, 8, '{half_day}', 30, 30, 720, 0, 90, 0, 0, 15
from telecentre t, unnest('{fig-small,fig-other,fig-large}'::text[]) k (key) where t.slug = 'figeac'`,
    );
    await service.database.query(
      `insert into resource_part select w.id, p.id from resource w, resource p where w.key = 'fig-large' and p.key in ('fig-small', 'fig-other')`,
    );
    const [account = ''] = await memberIds(1);
    await wasThere(service, { unit: 'fig-large', date: '2026-10-05', account });
    await wasThere(service, { unit: 'fig-small', date: '2026-10-06', account });
    const { resources } = await october();
    expect(Object.fromEntries(resources.map(({ id, used }) => [id, used]))).toEqual({
      'fig-desk': 0,
      'fig-small': 2,
      'fig-other': 1,
    });
  });

  test('stands beside the same days of last year', async () => {
    const [account = ''] = await memberIds(1);
    await wasThere(service, { unit: 'fig-desk', date: '2025-10-06', to: '17:00', account });
    const { lastYear } = await october();
    expect(lastYear).toMatchObject({
      from: '2025-10-01',
      to: '2025-10-31',
      occupancy: { used: 2 },
      people: null,
    });
  });
});

test('What came later in the month of last year does not stand beside a month that has only begun', async () => {
  const november = '?from=2026-11-01&to=2026-11-30';
  service.clock.set('2026-11-24T10:00:00+01:00');
  const accounts = await memberIds(7);
  for (const account of accounts.slice(0, 5))
    await wasThere(service, { unit: 'fig-desk', date: '2025-11-24', account });
  for (const account of accounts.slice(5)) {
    await wasThere(service, { unit: 'fig-desk', date: '2025-11-24', from: '14:00', to: '17:00', account });
    await wasThere(service, { unit: 'fig-desk', date: '2025-11-25', account });
  }
  const { lastYear } = told(await host.get(FIGEAC + november)).body as Told;
  expect(lastYear).toMatchObject({ occupancy: { used: 1 }, people: 5 });
});

describe('A telecentre that is new', () => {
  const changed = (at: string, published: boolean, isNew: boolean): Promise<unknown> =>
    service.database.query(
      `insert into network_change (at, by_operator, telecentre_id, before, after)
select $1, true, id, $3::jsonb, jsonb_build_object('published', $2::boolean) from telecentre where slug = 'figeac'`,
      [at, published, isNew ? null : '{"published": false}'],
    );
  afterEach(() => service.database.query('delete from network_change'));

  test('was open since it was published, and in none of the days before', async () => {
    await changed('2026-10-01T10:00:00+02:00', false, true);
    await changed('2026-10-28T13:00:00+01:00', true, false);
    await changed('2026-10-30T10:00:00+01:00', true, false);
    // From Wednesday afternoon to Friday.
    expect(await october()).toMatchObject({ occupancy: { open: 5, used: 0 }, openHalfDays: 5 });
  });

  test('and before that, since somebody came', async () => {
    await changed('2026-10-28T13:00:00+01:00', true, true);
    await wasThere(service, { unit: 'fig-desk', date: '2026-10-27', guest: 'Marc Fabre' });
    expect((await october()).occupancy).toMatchObject({ open: 8, used: 1 });
  });

  test('counts as ever where nobody remembers when it was entered', async () => {
    await changed('2026-10-28T13:00:00+01:00', true, false);
    expect((await october()).occupancy.open).toBe(OPEN_IN_OCTOBER);
  });
});

describe('How many people came', () => {
  test('counts members once, guests and those without a booking each time', async () => {
    const accounts = await memberIds(5);
    for (const [index, account] of accounts.entries())
      for (const date of ['2026-10-05', '2026-10-06'])
        await wasThere(service, {
          unit: 'fig-desk',
          date,
          account,
          from: `${9 + index}:00`.padStart(5, '0'),
          to: '16:00',
        });
    await wasThere(service, { unit: 'fig-desk', date: '2026-10-07', guest: 'Marc Fabre' });
    await wasThere(service, { unit: 'fig-desk', date: '2026-10-08', guest: 'Marc Fabre' });
    await wasThere(service, { unit: 'fig-desk', date: '2026-10-09', walkIn: 'student' });
    expect((await october()).people.total).toBe(8);
  });

  test('is not told under five, and neither is what brings them', async () => {
    const accounts = await memberIds(4);
    for (const account of accounts)
      await wasThere(service, { unit: 'fig-desk', date: '2026-10-05', account });
    const { people, occupancy } = await october();
    expect(people).toMatchObject({ total: null, firstVisits: null, absences: null, notedPercent: null });
    expect(people.broughtBy.map(({ people }) => people)).toEqual(people.broughtBy.map(() => null));
    expect(occupancy.used).toBe(1);
  });

  test('says how many came for the first time, unless that tells of the few who did not', async () => {
    const accounts = await memberIds(12);
    for (const account of accounts)
      await wasThere(service, { unit: 'fig-desk', date: '2026-10-05', account });
    for (const account of accounts.slice(0, 5))
      await wasThere(service, { unit: 'fig-desk', date: '2026-09-07', account });
    expect((await october()).people).toMatchObject({ total: 12, firstVisits: 7 });
    await service.database.query(`delete from booking where account_id = $1 and local_start < '2026-10-01'`, [
      accounts[0],
    ]);
    expect((await october()).people).toMatchObject({ total: 12, firstVisits: null });
  });

  test('says how often somebody did not come, once these are five people', async () => {
    const [first = '', ...others] = await memberIds(5);
    const missed = { unit: 'fig-desk', status: 'no_show' as const };
    for (const date of ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09'])
      await wasThere(service, { ...missed, date, account: first });
    expect((await october()).people.absences).toBeNull();
    for (const account of others) await wasThere(service, { ...missed, date: '2026-10-12', account });
    expect((await october()).people.absences).toBe(9);
  });

  test('forgets those who have left, and keeps the half-days that they used', async () => {
    const accounts = await memberIds(6);
    await service.database.query(`update account set status = 'student' where id = any ($1)`, [accounts]);
    for (const account of accounts)
      await wasThere(service, { unit: 'fig-desk', date: '2026-10-05', account });
    await service.database.query(
      `select anonymise_bookings(array(select id from booking where account_id = $1), now())`,
      [accounts[0]],
    );
    const { people, occupancy } = await october();
    expect([people.total, occupancy.used]).toEqual([5, 1]);
  });
});

describe('The figures of a telecentre', () => {
  test('are those of this month when no days are asked for', async () => {
    expect(told(await host.get(FIGEAC)).body).toMatchObject({ from: '2026-11-01', to: '2026-11-30' });
  });

  test.each([
    ['?from=2026-10-01', ['to']],
    ['?to=2026-10-01', ['from']],
    ['?from=2026-10-31&to=2026-10-01', ['to']],
    ['?from=2024-10-01&to=2026-10-01', ['to']],
    ['?from=2026-02-30&to=2026-03-01', ['from']],
  ])('need days that can be counted: %s', async (query, fields) => {
    const answer = told(await host.get(FIGEAC + query));
    expect([answer.status, fieldsIn(answer)]).toEqual([400, fields]);
  });

  test('are not there for those who do not receive people there', async () => {
    const elsewhere = await service.member('elsewhere@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'aurillac' }],
    });
    expect((await elsewhere.get(FIGEAC)).status).toBe(404);
    expect((await (await service.member()).get(FIGEAC)).status).toBe(404);
    expect((await service.anybody.get(FIGEAC)).status).toBe(401);
    expect((await host.get('/api/v1/telecentres/aurillac/figures')).status).toBe(404);
  });
});
