import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { demoWishes } from '../../src/demo/demo-bookings.js';
import { addressOf, DEMO_PEOPLE, EVERYBODY, type DemoMember } from '../../src/demo/demo-people.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { addDays } from '../../src/reservation/local-time.js';
import { networkOf } from '../bookings/small-network.js';
import { allRows, whereIs } from '../personal-data/whole-database.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let demo: DemoService;
beforeEach(async () => {
  service = await startService();
  demo = service.app.get(DemoService);
});
afterEach(() => service.close());

const TODAY = '2026-11-23';

describe('The wishes of the demonstration', () => {
  test('are the same for the same first day, and of the fortnight that begins with it', () => {
    const wishes = demoWishes(TODAY);
    expect(demoWishes(TODAY)).toEqual(wishes);
    const dates = wishes.flatMap(({ time }) => ('date' in time ? time.date : []));
    // Nobody comes on Sundays.
    const week = [0, 1, 2, 3, 4, 5];
    const fortnight = [...week, ...week.map((day) => day + 7)].map((days) => addDays(TODAY, days));
    expect([...new Set(dates)].sort()).toEqual(fortnight);
  });

  test('are of people of the demonstration, and of nobody else', () => {
    const keys = EVERYBODY.map(({ key }) => key);
    expect(demoWishes(TODAY).filter(({ who }) => !keys.includes(who))).toEqual([]);
  });
});

describe('The demonstration, loaded', () => {
  test('is a teleworker, a host, a coordinator and an administrator, ready to go in', async () => {
    expect(await demo.isLoaded()).toBe(false);
    const { isNew } = await demo.load();
    expect([isNew, await demo.isLoaded()]).toEqual([true, true]);

    const people = await demo.people();
    expect(people.map(({ name }) => name)).toEqual(DEMO_PEOPLE.map(({ name }) => name));
    expect(people.map(({ code }) => code !== null)).toEqual([false, false, true, true]);
    const roles = await service.database.query(
      `select a.name, g.role, t.slug, g.department_code as department
from role_grant g join account a on a.id = g.account_id left join telecentre t on t.id = g.telecentre_id order by g.role`,
    );
    expect(roles).toEqual([
      { name: 'Nora Lefèvre', role: 'administrator', slug: null, department: null },
      { name: 'Olivier Delmas', role: 'coordinator', slug: null, department: '46' },
      { name: 'Hélène Vidal', role: 'host', slug: 'aurillac', department: null },
    ]);
    const [unfinished] = await service.database.query<{ count: number }>(
      `select count(*)::int as count from account
where not demo or name is null or status is null or commune is null or rules_version is null`,
    );
    expect(unfinished?.count).toBe(0);
  });

  test('is a fortnight of bookings, half-days and hours, at every telecentre, and the doctor is content', async () => {
    const { bookings } = await demo.load();
    const [found] = await service.database.query<Record<string, unknown>>(
      `select count(*)::int as count, count(distinct telecentre_id)::int as telecentres, count(distinct local_start::date)::int as days,
  min(local_start)::date::text as first, max(local_end)::date::text as last, array_agg(distinct status) as statuses,
  bool_or(half_day is null) as "byTheHour", bool_or(guest_name is not null) as guests, max(people) as people,
  (select count(*)::int from booking) as all from booking where local_start >= '${TODAY}'`,
    );
    expect(found?.['count']).toBeGreaterThan(60);
    expect(found).toMatchObject({
      all: bookings,
      telecentres: 5,
      statuses: ['confirmed'],
      byTheHour: true,
    });
    expect(found).toMatchObject({ guests: true, people: 8 });
    expect(found?.['days']).toBeGreaterThanOrEqual(11);
    // The morning of the first day has begun already: its afternoon is there.
    expect(found).toMatchObject({ first: TODAY, last: addDays(TODAY, 12) });
    expect(await service.doctor()).toEqual([]);
  });

  test('has weeks behind it: over, ticked where a host receives people, with some who did not come', async () => {
    await demo.load();
    const [past] = await service.database.query<Record<string, unknown>>(
      `select min(local_start)::date::text as first, max(local_end)::date < '${TODAY}' as over, array_agg(distinct b.status order by b.status) as statuses,
  bool_and((arrived_at is not null) = (b.status <> 'no_show')) filter (where t.slug = 'aurillac') as "everyoneTicked",
  bool_or(arrived_at is not null) filter (where t.slug <> 'aurillac') as "tickedElsewhere"
from booking b join telecentre t on t.id = b.telecentre_id where local_start < '${TODAY}'`,
    );
    expect(past).toEqual({
      first: addDays(TODAY, -42),
      over: true,
      statuses: ['completed', 'no_show'],
      everyoneTicked: true,
      tickedElsewhere: false,
    });
    const untold = await service.database.query('select from booking_event_untold');
    expect(untold).toEqual([]);
  });

  test('leaves something free at every telecentre, and all of Montmurat on a Tuesday', async () => {
    await demo.load();
    for (const telecentre of ['aurillac', 'cassaniouze', 'montmurat', 'figeac', 'decazeville']) {
      const days = await Promise.all(
        [1, 2, 3, 4].map((days) => resourcesOn(telecentre, addDays(TODAY, days))),
      );
      expect(days.flat().some(({ free }) => free.length > 0)).toBe(true);
    }
    expect((await resourcesOn('montmurat', TUESDAY)).flatMap(({ taken }) => taken)).toEqual([]);
  });

  test('twice is the same as once', async () => {
    await demo.load();
    const once = await allRows(service.database);
    expect(await demo.load()).toMatchObject({ isNew: false, bookings: 0 });
    expect(await allRows(service.database)).toEqual(once);
  });

  test('yields to real people: what they have booked is left aside', async () => {
    const member = await service.member();
    const taken = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    expect((await member.post('/api/v1/bookings', taken)).status).toBe(201);
    await demo.load();
    const [row] = await service.database.query<{ count: number }>(
      `select count(*)::int as count from booking b join telecentre t on t.id = b.telecentre_id
where t.slug = 'figeac' and b.local_start::date = '${TUESDAY}'`,
    );
    expect(row?.count).toBe(1);
  });

  test('begins anew where a try has broken off', async () => {
    const email = addressOf(DEMO_PEOPLE[0] as DemoMember);
    await service.database.query('insert into account (email, demo) values ($1, true)', [email]);
    expect(await demo.isLoaded()).toBe(false);
    expect(await demo.load()).toMatchObject({ isNew: true, people: EVERYBODY.length });
    expect(await demo.people()).toHaveLength(4);
  });

  test('is all or nothing: an address that is somebody else’s ends it, and stays as it is', async () => {
    const { account } = await service.member(addressOf(EVERYBODY.at(-1) as DemoMember));
    const before = await allRows(service.database);
    await expect(demo.load()).rejects.toThrow(/denise\.marty@demo\.invalid/);
    expect(await allRows(service.database)).toEqual(before);
    expect(await whereIs(service.database, account)).toContain('account.id');
  });
});

interface Resource {
  readonly free: readonly unknown[];
  readonly taken: readonly unknown[];
}

async function resourcesOn(telecentre: string, date: string): Promise<readonly Resource[]> {
  const answer = await service.anybody.get(`/api/v1/telecentres/${telecentre}/day?date=${date}`);
  return (answer.body as { resources: Resource[] }).resources;
}

test('On another network than the pilot, the demonstration says what is missing, and nothing is written', async () => {
  const other = await startService({
    network: networkOf({ slug: 'naucelle', resources: [{ key: 'nau-open', places: 2 }] }),
  });
  try {
    const before = await allRows(other.database);
    await expect(other.app.get(DemoService).load()).rejects.toThrow(/pilot network.*figeac/);
    expect(await allRows(other.database)).toEqual(before);
  } finally {
    await other.close();
  }
});

describe('The demonstration, cleared', () => {
  test('leaves no trace: every table is as it was before, but for the word to calendars that something has changed', async () => {
    const member = await service.member();
    const wish = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'day' };
    expect((await member.post('/api/v1/bookings', wish)).status).toBe(201);
    const before = await allRows(service.database);
    const { people, bookings } = await demo.load();
    expect(await demo.clear()).toEqual({ people, bookings });
    const after = await allRows(service.database);
    for (const [key, { account_id: account }] of after)
      if (key.startsWith('calendar_change ') && !before.has(key) && account === null) after.delete(key);
    expect(after).toEqual(before);
    expect(await demo.clear()).toEqual({ people: 0, bookings: 0 });
    expect(await service.doctor()).toEqual([]);
  });

  test('takes along what was done as them and for them; what was booked for real people stays theirs', async () => {
    await demo.load();
    const real = await service.member('jeanne@example.org');
    const realHost = await service.member('marie@example.org', {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'host', telecentre: 'montmurat' }],
    });
    const helene = await programOf('helene.vidal');
    const camille = addressOf(DEMO_PEOPLE[0] as DemoMember);
    const at = (telecentre: string, day = TUESDAY): object => ({
      telecentre,
      kind: 'desk',
      date: day,
      halfDay: 'afternoon',
    });
    const own = await real.post('/api/v1/bookings', at('montmurat'));
    const given = await helene.post('/api/v1/bookings', { ...at('aurillac'), for: { member: real.email } });
    const retry = { 'idempotency-key': 'once' };
    const forDemo = { ...at('montmurat'), for: { member: camille } };
    const received = await realHost.post('/api/v1/bookings', forDemo, retry);
    const guest = await helene.post('/api/v1/bookings', {
      ...at('aurillac'),
      for: { guest: { name: 'Guest Of Hers' } },
    });
    expect([own, given, received, guest].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await realHost.get(`/api/v1/bookings/${referenceOf(received)}`);
    await helene.get(`/api/v1/bookings/${referenceOf(given)}`);
    await service.anybody.send('/sign-in', { email: camille });

    const accounts = await service.database.query<{ id: string; pseudonym: string }>(
      'select id, pseudonym from account where demo',
    );
    const names = EVERYBODY.flatMap((person) => [person.name, addressOf(person)]);
    const traces = [...names, 'Mme Delpuech', 'Guest Of Hers', referenceOf(received)];
    const keys = accounts.map(({ id }) => id);
    const everything = JSON.stringify([...(await allRows(service.database)).values()]);
    for (const trace of [...traces, ...keys]) expect(everything).toContain(trace);

    await demo.clear();
    for (const trace of [...traces, ...keys])
      expect([trace, await whereIs(service.database, trace)]).toEqual([trace, []]);
    // Jeanne may know that somebody read her record and booked for her; who it was nobody can tell any more.
    const left = await Promise.all(accounts.map(({ pseudonym }) => whereIs(service.database, pseudonym)));
    expect([...new Set(left.flat())]).toEqual(['audit_entry.actor']);

    const { bookings } = (await real.get('/api/v1/bookings')).body as { bookings: { reference: string }[] };
    expect(bookings.map(({ reference }) => reference).sort()).toEqual([own, given].map(referenceOf).sort());
    expect((await realHost.get('/api/v1/telecentres/montmurat/bookings')).status).toBe(200);
    expect(await service.doctor()).toEqual([]);
    expect(await demo.load()).toMatchObject({ isNew: true });
  });

  test('frees what they had', async () => {
    await demo.load();
    const wanted = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'day' };
    const member = await service.member();
    expect((await member.post('/api/v1/bookings', wanted)).status).toBe(409);
    await demo.clear();
    expect((await member.post('/api/v1/bookings', wanted)).status).toBe(201);
  });
});

function referenceOf({ body }: Answer): string {
  return (body as { reference: string }).reference;
}

async function programOf(key: string): Promise<Caller> {
  const { token } = await service.app
    .get(AccessTokensService)
    .issueTo(`${key}@demo.invalid`, { label: 'test', scopes: ['read', 'book', 'host'], days: 1 });
  const known = { authorization: `Bearer ${token}` };
  return {
    ...service.anybody,
    get: (path) => service.anybody.get(path, known),
    post: (path, body) => service.anybody.post(path, body, known),
  };
}
