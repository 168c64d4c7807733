import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { eraseAccount } from '../../src/personal-data/erasure.js';
import { bookingPath, bookNow, referenceOf, weekdays } from '../bookings/rivals.js';
import { HOLD_MINUTES, networkOf } from '../bookings/small-network.js';
import {
  MONDAY_MORNING,
  startService,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { keptTimes, serve, standing, wait } from './waiting.js';

const ROOMS = [
  { key: 'a', kind: 'meeting_room' as const, capacity: 4 },
  { key: 'b', kind: 'meeting_room' as const, capacity: 4 },
  { key: 'a-b', kind: 'meeting_room' as const, capacity: 8, parts: ['a', 'b'] },
];
const network = (...desks: string[]): object =>
  networkOf({ slug: 'naucelle', resources: [...desks.map((key) => ({ key })), ...ROOMS] });

let service: TestService;
let now: number;
beforeAll(async () => {
  service = await startService({ network: network('desk') });
  now = service.clock.now();
});
beforeEach(() => service.clock.set(MONDAY_MORNING));
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  expect(await keptTimes(service)).toBe(0);
});
afterAll(() => service.close());

const dates = weekdays(18);
let members = 0;
const somebody = (): Promise<KnownCaller> => service.member(`freeing-${String(++members)}@example.org`);

interface Taken {
  readonly date: string;
  readonly owner: KnownCaller;
  readonly booking: Answer;
}

const DESK = { telecentre: 'naucelle', kind: 'desk' };

/** How the desk becomes free. */
const WAYS: Readonly<Record<string, (taken: Taken) => Promise<unknown>>> = {
  'its holder cancels': ({ owner, booking }) => owner.post(`${bookingPath(booking)}/cancellation`),
  'its holder moves to another day': ({ owner, booking }) =>
    owner.patch(bookingPath(booking), { date: '2026-12-21', halfDay: 'day' }),
  'its holder keeps the morning': ({ date, owner, booking }) =>
    owner.patch(bookingPath(booking), { date, halfDay: 'morning' }),
  'its holder is missed': ({ booking }) =>
    changed(booking, `change_status(id, revision, '{confirmed}', 'no_show', 'missed', true, null, $2)`),
  'its holder leaves early': async ({ date, booking }) => {
    await changed(booking, `check_in(id, revision, $2, null, $2)`);
    await changed(
      booking,
      `end_early(id, revision, '${date}T11:00+01:00', '${date}T11:00', null, '${date}T11:00+01:00')`,
    );
  },
  'its holder is erased': ({ owner }) => erased(owner),
  'a closure is lifted': async ({ date, owner, booking }) => {
    await owner.post(`${bookingPath(booking)}/cancellation`);
    await service.database.transaction(async (sql) => {
      await sql.query(
        `insert into closure (telecentre_id, local_start, local_end, period, reason)
         select id, $1, $1::timestamp + interval '1 day', tstzrange($2, $2::timestamptz + interval '1 day'), 'Travaux' from telecentre`,
        [`${date}T00:00`, `${date}T00:00+01:00`],
      );
      await sql.query('select shut(id, $1) from closure', [new Date(now)]);
    });
    expect(await serve(service)).toBe(0);
    await service.database.transaction(async (sql) => {
      await sql.query('select open_again(id, $1) from closure', [new Date(now)]);
      await sql.query('delete from closure');
    });
  },
  'a long rental ends': async ({ date, owner, booking }) => {
    await service.database.transaction(async (sql) => {
      await sql.query(
        `select change_status(id, revision, '{confirmed}', 'cancelled', 'cancelled', true, $2, $3) from booking where reference = $1`,
        [referenceOf(booking), owner.account, new Date(now)],
      );
      await sql.query(RENT, [date, new Date(now)]);
    });
    expect(await serve(service)).toBe(0);
    await service.database.query(
      'with freed as (delete from allocation where rental_id is not null) delete from rental',
    );
  },
  'an event of a calendar elsewhere goes': async ({ date, booking }) => {
    await service.database.query(
      `with c as (insert into external_calendar (resource_id, label, sealed_address, fingerprint, host, created_at)
         select id, 'Mairie', '', sha256('address'), 'example.org', $2 from resource where key = 'desk' returning id)
       insert into external_busy (external_calendar_id, uid, title, during, first_told_at)
       select id, 'uid', 'Réunion', tstzrange($1::timestamptz, $1::timestamptz + interval '1 day'), $2 from c`,
      [`${date}T00:00+01:00`, new Date(now)],
    );
    await changed(
      booking,
      `change_status(id, revision, '{confirmed}', 'cancelled', 'cancelled', true, null, $2)`,
    );
    expect(await serve(service)).toBe(0);
    await service.database.query('delete from external_calendar');
  },
};

const RENT = `with r as (
  insert into rental (id, reference, tenant_name, telecentre_id, resource_id, time_zone, starts_on, occupied_from, occupied_until, term_months,
    notice_days, tacit_renewal, monthly_cents, agreement, created_at, updated_at)
  select gen_random_uuid(), 'L-' || $1, 'SCOP', telecentre_id, id, 'Europe/Paris', $1::date, $1::date, $1::date + 1, 1, 0, true, 0, 'C-1', $2, $2
  from resource where key = 'desk' returning id, resource_id)
select occupy(array[1], array[resource_id], array[$1::date::timestamptz], array[$1::date + interval '1 day'], null, null, null, $2,
  null, id) from r`;

function changed(booking: Answer, verb: string): Promise<unknown> {
  return service.database.query(
    `select ${verb} from booking where reference = $1 and $2::timestamptz is not null`,
    [referenceOf(booking), new Date(now)],
  );
}

function erased(owner: KnownCaller): Promise<unknown> {
  return service.database.transaction((sql) => eraseAccount(sql, owner.account, { by: 'operator', now }));
}

describe('What frees is kept at once, and offered to whoever waits, when', () => {
  test.each(Object.entries(WAYS))('%s', async (_, frees) => {
    const date = dates.shift() ?? '';
    const owner = await somebody();
    const booking = await bookNow(owner, { ...DESK, date, halfDay: 'day' });
    const [first, second] = [await somebody(), await somebody()];
    for (const member of [first, second])
      expect(await wait(member, { ...DESK, date, halfDay: 'afternoon' })).toMatchObject({ status: 201 });
    await frees({ date, owner, booking });
    expect(await bookNow(await somebody(), { ...DESK, date, halfDay: 'afternoon' })).toMatchObject({
      status: 409,
    });
    expect(await serve(service)).toBe(1);
    expect([await standing(first), await standing(second)]).toEqual(['offered', 'waiting 2']);
  });

  test('a hold lapses', async () => {
    const date = dates.shift() ?? '';
    await bookNow(await somebody(), { ...DESK, date, halfDay: 'morning', hold: true });
    const first = await somebody();
    await wait(first, { ...DESK, date, halfDay: 'morning' });
    service.clock.advanceMinutes(HOLD_MINUTES);
    await sweepLapsedHolds(service.database, service.clock.now());
    expect(await keptTimes(service)).toBe(1);
    await serve(service);
    expect(await standing(first)).toBe('offered');
  });

  test('one of the two rooms that a large one is made of becomes free after the other', async () => {
    const date = dates.shift() ?? '';
    const [one, other, first] = [await somebody(), await somebody(), await somebody()];
    const a = await bookNow(one, { resource: 'a', date, halfDay: 'morning' });
    const b = await bookNow(other, { resource: 'b', date, halfDay: 'morning' });
    await wait(first, { resource: 'a-b', date, halfDay: 'morning', people: 8 });
    await one.post(`${bookingPath(a)}/cancellation`);
    expect(await serve(service)).toBe(0);
    await other.post(`${bookingPath(b)}/cancellation`);
    expect(await serve(service)).toBe(1);
    expect(await standing(first)).toBe('offered');
  });

  test('there is a new desk', async () => {
    const date = dates.shift() ?? '';
    await bookNow(await somebody(), { ...DESK, date, halfDay: 'morning' });
    const first = await somebody();
    await wait(first, { ...DESK, date, halfDay: 'morning' });
    expect(await serve(service)).toBe(0);
    await importNetworkFile(service.database, network('desk', 'second'), now);
    await serve(service);
    expect(await standing(first)).toBe('offered');
  });
});

describe('What nobody waits for is free at once', () => {
  test.each([
    ['another half of the day', { halfDay: 'morning' }],
    ['another kind', { kind: 'meeting_room', halfDay: 'afternoon' }],
  ])('%s', async (_, waited) => {
    const date = dates.shift() ?? '';
    const others = await Promise.all([somebody(), somebody(), somebody(), somebody(), somebody()]);
    const [owner, ...rest] = others as [KnownCaller, ...KnownCaller[]];
    const booking = await bookNow(owner, { resource: 'desk', date, halfDay: 'afternoon' });
    for (const [index, resource] of ['desk', 'second', 'a', 'b'].entries())
      for (const halfDay of resource === 'desk' ? ['morning'] : ['morning', 'afternoon'])
        await bookNow(rest[index] ?? owner, { resource, date, halfDay });
    expect(await wait(await somebody(), { ...DESK, ...waited, date })).toMatchObject({ status: 201 });
    await owner.post(`${bookingPath(booking)}/cancellation`);
    expect(await keptTimes(service)).toBe(0);
  });
});
