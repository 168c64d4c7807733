import { ContinuingService } from '../../src/series/continuing.service.js';
import { RetentionService } from '../../src/personal-data/retention.service.js';
import { bookNow } from '../bookings/rivals.js';
import { startService, type TestService } from '../support/service.js';
import { dateIn, fatesIn, HOUSES, make, SERIES } from './houses.js';

const MONDAYS = {
  ...{ telecentre: 'lacapelle', kind: 'desk', halfDay: 'morning' },
  ...{ from: '2027-01-11', rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' },
};

let service: TestService;

beforeEach(async () => {
  service = await startService({ network: HOUSES });
});

afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

function goOn(): Promise<unknown> {
  return service.app.get(ContinuingService).continueDue(service.clock.now());
}

async function news(): Promise<unknown[]> {
  return service.database.query(
    `select kind, done_by as by, cardinality(bookings) as count, details from joint_news order by id`,
  );
}

describe('A series longer than one can book ahead', () => {
  test('is booked on the day on which each date opens, and tells of one that could not be had', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    const made = await make(member, MONDAYS);
    expect(fatesIn(made)).toEqual({ booked: 2, waiting: 2 });
    expect(dateIn(made, '2027-01-25')).toEqual({
      date: '2027-01-25',
      fate: 'waiting',
      opensOn: '2026-11-26',
      booking: null,
    });
    const path = `${SERIES}/${(made.body as { id: string }).id}`;

    service.clock.set('2026-11-25T23:30:00+01:00');
    expect(await goOn()).toEqual({ booked: 0, missed: 0 });
    service.clock.set('2026-11-26T00:00:00+01:00');
    expect(await goOn()).toEqual({ booked: 1, missed: 0 });
    expect(await goOn()).toEqual({ booked: 0, missed: 0 });
    expect(dateIn(await member.get(path), '2027-01-25')).toMatchObject({
      fate: 'booked',
      booking: { resource: 'lac-desk-1', status: 'confirmed' },
    });

    service.clock.set('2026-12-03T00:00:00+01:00');
    await bookNow(rival, { resource: 'lac-desk-1', date: '2027-02-01', halfDay: 'morning' });
    expect(await goOn()).toEqual({ booked: 0, missed: 1 });
    expect(fatesIn(await member.get(path))).toEqual({ booked: 3, taken: 1 });
    expect(await news()).toEqual([
      { kind: 'made', by: 'self', count: 2, details: {} },
      { kind: 'continued', by: 'clock', count: 1, details: { booked: ['2027-01-25'], failed: [] } },
      {
        ...{ kind: 'continued', by: 'clock', count: 0 },
        details: { booked: [], failed: [{ date: '2027-02-01', fate: 'taken' }] },
      },
    ]);
  });

  test('that waits for all of its dates is a series, and whoever came first is served first', async () => {
    const [first, second] = [await service.member(), await service.member()];
    const wish = { ...MONDAYS, from: '2027-01-25', rule: 'FREQ=WEEKLY;COUNT=2' };
    const answers = [await make(first, wish)];
    service.clock.advanceMinutes(1);
    answers.push(await make(second, wish));
    expect(answers.map((answer) => [answer.status, fatesIn(answer)])).toEqual([
      [201, { waiting: 2 }],
      [201, { waiting: 2 }],
    ]);
    service.clock.set('2027-01-15T09:00:00+01:00');
    expect(await goOn()).toEqual({ booked: 2, missed: 2 });
    const [one, other] = await Promise.all([first.get(SERIES), second.get(SERIES)]);
    expect(one.body).toMatchObject({ series: [{ fates: { booked: 2 } }] });
    expect(other.body).toEqual({ series: [] });
  });

  test('goes on once, however many instances do it at once', async () => {
    const member = await service.member();
    const made = await make(member, MONDAYS);
    service.clock.set('2026-12-10T09:00:00+01:00');
    await Promise.all([goOn(), goOn(), goOn()]);
    expect(fatesIn(await member.get(`${SERIES}/${(made.body as { id: string }).id}`))).toEqual({ booked: 4 });
  });

  test('loses a date that opens while its place is not in the network, and goes on when it is there again', async () => {
    const member = await service.member();
    const made = await make(member, MONDAYS);
    const setPublished = (published: boolean): Promise<unknown> =>
      service.database.query(`update telecentre set published = $1 where slug = 'lacapelle'`, [published]);
    await setPublished(false);
    service.clock.set('2026-11-26T09:00:00+01:00');
    expect(await goOn()).toEqual({ booked: 0, missed: 1 });
    await setPublished(true);
    service.clock.set('2026-12-10T09:00:00+01:00');
    expect(await goOn()).toEqual({ booked: 1, missed: 0 });
    expect(fatesIn(await member.get(`${SERIES}/${(made.body as { id: string }).id}`))).toEqual({
      booked: 3,
      closed: 1,
    });
  });

  test('that cannot go on stands in nobody’s way', async () => {
    const [first, second] = [await service.member(), await service.member()];
    await make(first, MONDAYS);
    service.clock.advanceMinutes(1);
    const other = await make(second, { ...MONDAYS, halfDay: 'afternoon' });
    await service.database.query(`create function fail() returns trigger language plpgsql as
      $$ begin raise 'out of order'; end $$`);
    await service.database.query(`create trigger out_of_order before insert on booking for each row
      when (new.account_id = '${first.account}') execute function fail()`);
    service.clock.set('2026-12-10T09:00:00+01:00');
    await expect(goOn()).rejects.toThrow('1 series: ');
    expect(fatesIn(await second.get(`${SERIES}/${(other.body as { id: string }).id}`))).toEqual({
      booked: 4,
    });
  });
});

describe('What is known of people in a series', () => {
  test('goes with the account of its holder, while the bookings remain nobody’s', async () => {
    const member = await service.member();
    await make(member, { ...MONDAYS, title: 'Compta' });
    const visitor = await service.visitor(member.email);
    await visitor.send('/account/erasure', { confirm: member.email });
    expect(await service.database.query('select from account where id = $1', [member.account])).toEqual([]);
    expect(await service.database.query('select from series')).toEqual([]);
    expect(await service.database.query('select from series_date')).toEqual([]);
  });

  test('of a guest is forgotten when their bookings are', async () => {
    const host = await service.member('host@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'lacapelle' }],
    });
    const made = await make(host, {
      ...MONDAYS,
      rule: 'FREQ=WEEKLY;COUNT=2',
      for: { guest: { name: 'Rose Vidal' } },
    });
    expect(made.status).toBe(201);
    service.clock.set('2027-02-01T09:00:00+01:00');
    await service.app.get(RetentionService).run(service.clock.now());
    expect(await service.database.query('select from series')).toHaveLength(1);
    service.clock.set('2030-02-01T09:00:00+01:00');
    await service.app.get(RetentionService).run(service.clock.now());
    expect(await service.database.query('select from series')).toEqual([]);
  });
});
