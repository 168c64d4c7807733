import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import {
  BOOKINGS,
  bookingPath,
  bookNow,
  deadlocks,
  halfDays,
  members,
  overlaps,
  randomFrom,
  referenceOf,
  rounds,
  shuffled,
  SLOT_TAKEN,
  tally,
  weekdays,
} from './rivals.js';
import { HOLD_MINUTES, networkOf } from './small-network.js';

let service: TestService;

/** Whatever happened: nothing is given twice, nothing is left over, and nobody waited for the deadlock detector. */
afterEach(async () => {
  try {
    expect(await service.doctor()).toEqual([]);
    expect(await overlaps(service)).toEqual([]);
    expect(await deadlocks(service)).toBe(0);
  } finally {
    await service.close();
  }
});

describe('Fifty who want the only desk of Figeac', () => {
  test('for one half-day: one has it, the others hear at once that it is taken and what is free', async () => {
    service = await startService();
    const rivals = await members(service, 50);
    for (const [index, halfDay] of halfDays(rounds(20)).entries()) {
      const wish =
        index % 2 === 0 ? { resource: 'fig-desk' } : { telecentre: 'figeac', kind: 'desk' as const };
      const answers = await Promise.all(rivals.map((rival) => bookNow(rival, { ...wish, ...halfDay })));
      expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
      for (const loser of answers.filter(({ status }) => status === 409)) {
        expect(loser).toMatchObject(SLOT_TAKEN);
        expect((loser.body as { alternatives: unknown[] }).alternatives).not.toEqual([]);
      }
    }
  });

  test('for a whole day, some of them for a half of it: who has a half leaves the other half free', async () => {
    service = await startService();
    const rivals = await members(service, 30);
    for (const date of weekdays(rounds(5))) {
      const answers = await Promise.all(
        rivals.map((rival, index) =>
          bookNow(rival, {
            resource: 'fig-desk',
            date,
            halfDay: ['day', 'morning', 'afternoon'][index % 3],
          }),
        ),
      );
      const won = answers
        .filter(({ status }) => status === 201)
        .map(({ body }) => (body as { halfDay: string }).halfDay)
        .sort();
      expect(tally(answers)).toEqual({ 201: won.length, 409: 30 - won.length });
      expect([['day'], ['afternoon', 'morning']]).toContainEqual(won);
    }
  });
});

describe('Two hundred who want one of the eight desks of an open space', () => {
  test('eight have one each, and no desk stays empty while somebody is sent away', async () => {
    service = await startService({
      network: networkOf({ slug: 'naucelle', resources: [{ key: 'nau-open', places: 8 }] }),
    });
    const accounts = await members(service, 40);
    for (const halfDay of halfDays(rounds(3))) {
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          bookNow(accounts[index % accounts.length] as Caller, {
            telecentre: 'naucelle',
            kind: 'desk',
            ...halfDay,
          }),
        ),
      );
      expect(tally(answers)).toEqual({ 201: 8, 409: 192 });
      for (const loser of answers.filter(({ status }) => status === 409))
        expect(loser).toMatchObject(SLOT_TAKEN);
      const desks = answers
        .filter(({ status }) => status === 201)
        .map(({ body }) => (body as { resource: string }).resource);
      expect(desks.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `nau-open-${n}`));
    }
  });
});

describe('Rooms made of rooms', () => {
  const PARTS: Readonly<Record<string, readonly string[]>> = {
    a: ['a'],
    b: ['b'],
    c: ['c'],
    'a-b': ['a', 'b'],
    'b-c': ['b', 'c'],
    'a-c': ['a', 'c'],
    'a-b-c': ['a', 'b', 'c'],
  };
  const rooms = Object.entries(PARTS).map(([key, parts]) => ({
    key,
    kind: 'meeting_room' as const,
    capacity: 6 * parts.length,
    ...(parts.length > 1 ? { parts } : {}),
  }));

  test('wanted at once in every combination, over lunch: no two have a room together, each has all its rooms', async () => {
    service = await startService({ network: networkOf({ slug: 'naucelle', resources: rooms }) });
    const rivals = await members(service, 12);
    const random = randomFrom(3);
    for (const date of weekdays(rounds(4))) {
      const named = Object.keys(PARTS).flatMap((resource) =>
        (['day', 'day', 'day', 'morning', 'afternoon'] as const).map((halfDay) => ({
          resource,
          date,
          halfDay,
        })),
      );
      const byNeed = [6, 12, 18, 12, 12, 12].map((people) => ({
        telecentre: 'naucelle',
        kind: 'meeting_room',
        people,
        date,
        halfDay: 'day',
      }));
      const wishes = shuffled([...named, ...byNeed], random);
      const answers = await Promise.all(
        wishes.map((wish, index) => bookNow(rivals[index % rivals.length] as Caller, wish)),
      );
      const won = answers.filter(({ status }) => status === 201);
      expect(tally(answers)).toEqual({ 201: won.length, 409: wishes.length - won.length });
      expect(won.length).toBeGreaterThan(0);

      const held = won.flatMap(({ body }) => {
        const { resource, halfDay } = body as { resource: string; halfDay: string };
        const halves = halfDay === 'day' ? ['morning', 'afternoon'] : [halfDay];
        return (PARTS[resource] ?? []).flatMap((room) => halves.map((half) => `${room} ${half}`));
      });
      expect(new Set(held).size).toBe(held.length);
      expect(await roomsTakenOn(date)).toEqual(held.sort());
    }
  });

  test('wanted in opposite order by many pairs of rivals: one of each pair has them', async () => {
    service = await startService({ network: networkOf({ slug: 'naucelle', resources: rooms }) });
    const rivals = await members(service, 10);
    for (const date of weekdays(rounds(20))) {
      const answers = await Promise.all(
        rivals.map((rival, index) =>
          bookNow(rival, { resource: index % 2 === 0 ? 'a-b' : 'b-c', date, halfDay: 'day' }),
        ),
      );
      expect(tally(answers)).toEqual({ 201: 1, 409: 9 });
    }
  });

  async function roomsTakenOn(date: string): Promise<string[]> {
    const rows = await service.database.query<{ taken: string }>(
      `select r.key || case when extract(hour from lower(a.during) at time zone 'Europe/Paris') < 12
         then ' morning' else ' afternoon' end as taken
       from allocation a join resource r on r.id = a.resource_id
       where (lower(a.during) at time zone 'Europe/Paris')::date = $1::date`,
      [date],
    );
    return rows.map(({ taken }) => taken).sort();
  }
});

describe('The table of occupied time, written past the code', () => {
  let desk: number;

  beforeEach(async () => {
    service = await startService();
    const [row] = await service.database.query<{ id: number }>(
      "select id from resource where key = 'fig-desk'",
    );
    desk = row?.id ?? 0;
    const member = await service.member();
    await bookNow(member, { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' });
  });

  const morning = '[2026-11-24 09:00+01, 2026-11-24 12:00+01)';
  const later = '[2026-11-25 09:00+01, 2026-11-25 12:00+01)';
  const somebody = randomUUID();

  const OVERLAPPING: Periods = [
    ['the same time', morning],
    ['its last minute', '[2026-11-24 11:59+01, 2026-11-24 15:00+01)'],
    ['time within it', '[2026-11-24 10:00+01, 2026-11-24 10:01+01)'],
    ['all the week', '[2026-11-23 00:00+01, 2026-11-30 00:00+01)'],
  ];
  test('refuses what overlaps', async () => {
    for (const [what, during] of OVERLAPPING)
      expect([what, await refusalOf(during)]).toEqual([what, 'allocation_never_overlaps']);
  });

  test('refuses to make a booking longer than the next one allows', async () => {
    const member = await service.member('second@example.org');
    await bookNow(member, { resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' });
    await expect(
      service.database.query(
        "update allocation set during = tstzrange(lower(during), upper(during) + interval '2 hours')",
      ),
    ).rejects.toMatchObject({ constraint: 'allocation_never_overlaps' });
  });

  const UNBOUNDED: Periods = [
    ['no length', 'empty'],
    ['no beginning', '(, 2026-11-25 12:00+01)'],
    ['no end', '[2026-11-25 09:00+01,)'],
    ['an end that never comes', '[2026-11-25 09:00+01, infinity)'],
    ['a beginning before all time', '[-infinity, 2026-11-25 12:00+01)'],
    ['its last moment', '[2026-11-25 09:00+01, 2026-11-25 12:00+01]'],
    ['not its first moment', '(2026-11-25 09:00+01, 2026-11-25 12:00+01)'],
  ];
  test('refuses a period that is none, or whose first moment is not its own, or whose last one is', async () => {
    for (const [what, during] of UNBOUNDED)
      expect([what, await refusalOf(during)]).toEqual([what, 'allocation_is_bounded']);
  });

  test('refuses time that nobody owns, and time that two own', async () => {
    const refused = { constraint: 'allocation_has_one_owner' };
    await expect(occupy({ during: later })).rejects.toMatchObject(refused);
    await expect(occupy({ during: later, booking: somebody, closure: 1 })).rejects.toMatchObject(refused);
  });

  test('refuses an owner that does not exist, and a closure that lapses', async () => {
    await expect(occupy({ during: later, booking: somebody })).rejects.toMatchObject({
      constraint: 'allocation_booking_id_fkey',
    });
    await expect(occupy({ during: later, closure: 999_999 })).rejects.toMatchObject({
      constraint: 'allocation_closure_id_fkey',
    });
    await expect(occupy({ during: later, closure: 1, until: '2026-11-24' })).rejects.toMatchObject({
      constraint: 'allocation_held_is_of_a_booking',
    });
  });

  test('lets two periods touch', async () => {
    const member = await service.member('second@example.org');
    const answer = await bookNow(member, { resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' });
    expect(answer.status).toBe(201);
    await service.database.query(
      "update allocation set during = tstzrange(lower(during), '2026-11-24 13:30+01') where upper(during) <= '2026-11-24 13:30+01'",
    );
    expect(await overlaps(service)).toEqual([]);
  });

  type Periods = readonly (readonly [what: string, during: string])[];

  /** The rule that stands against somebody who has this time; null when none does. */
  async function refusalOf(during: string): Promise<string | null> {
    return occupy({ during, booking: somebody }).then(
      () => null,
      (error: unknown) => (error as { constraint?: string }).constraint ?? String(error),
    );
  }

  interface Row {
    readonly during: string;
    readonly booking?: string;
    readonly closure?: number;
    readonly until?: string;
  }

  function occupy({ during, booking, closure, until }: Row): Promise<unknown> {
    return service.database.query(
      'insert into allocation (resource_id, during, booking_id, closure_id, held_until) values ($1, $2, $3, $4, $5)',
      [desk, during, booking ?? null, closure ?? null, until ?? null],
    );
  }
});

describe('Moves', () => {
  test('of two who want each other’s desk at once: both keep theirs', async () => {
    service = await naucelle({ key: 'window' }, { key: 'door' });
    const [anne, paul] = await twoMembers();
    for (const halfDay of halfDays(rounds(10))) {
      const hers = await bookNow(anne, { resource: 'window', ...halfDay });
      const his = await bookNow(paul, { resource: 'door', ...halfDay });
      const answers = await Promise.all([
        anne.patch(bookingPath(hers), { resource: 'door' }),
        paul.patch(bookingPath(his), { resource: 'window' }),
      ]);
      for (const answer of answers) expect(answer).toMatchObject(SLOT_TAKEN);
      expect(await anne.get(bookingPath(hers))).toMatchObject({ body: hers.body as object });
      expect(await paul.get(bookingPath(his))).toMatchObject({ body: his.body as object });
    }
  });

  test('of everybody to the next desk at once, one desk being free: each is where the answer says', async () => {
    const desks = [1, 2, 3, 4, 5, 6].map((n) => ({ key: `desk-${n}` }));
    service = await naucelle(...desks);
    const sitting = await members(service, 5);
    for (const halfDay of halfDays(rounds(8))) {
      const before = await Promise.all(
        sitting.map((member, index) =>
          bookNow(member, { resource: `desk-${index + 1}`, halfDay: 'day', date: halfDay.date }),
        ),
      );
      const moves = await Promise.all(
        sitting.map((member, index) =>
          member.patch(bookingPath(before[index] as Answer), { resource: `desk-${index + 2}` }),
        ),
      );
      expect(moves.every(({ status }) => status === 200 || status === 409)).toBe(true);
      expect(moves.at(-1)?.status).toBe(200);
      const after = await Promise.all(
        sitting.map((member, index) => member.get(bookingPath(before[index] as Answer))),
      );
      const expected = moves.map((move, index) => `desk-${move.status === 200 ? index + 2 : index + 1}`);
      expect(after.map(({ body }) => (body as { resource: string }).resource)).toEqual(expected);
      for (const [index, member] of sitting.entries())
        await member.post(`${bookingPath(before[index] as Answer)}/cancellation`);
    }
  });

  test('of many to one free desk: one has it, the others keep theirs', async () => {
    const desks = Array.from({ length: 9 }, (_, index) => ({ key: `desk-${index}` }));
    service = await naucelle(...desks);
    const sitting = await members(service, 8);
    for (const halfDay of halfDays(rounds(6))) {
      const before = await Promise.all(
        sitting.map((member, index) => bookNow(member, { resource: `desk-${index + 1}`, ...halfDay })),
      );
      const answers = await Promise.all(
        sitting.map((member, index) =>
          member.patch(bookingPath(before[index] as Answer), { resource: 'desk-0' }),
        ),
      );
      expect(tally(answers)).toEqual({ 200: 1, 409: 7 });
      for (const [index, member] of sitting.entries()) {
        const kept = await member.get(bookingPath(before[index] as Answer));
        const moved = answers[index]?.status === 200;
        expect(kept.body).toMatchObject({
          halfDay: halfDay.halfDay,
          resource: moved ? 'desk-0' : `desk-${index + 1}`,
        });
      }
    }
  });

  test('of one booking by two hands at once: the second goes from where the first brought it', async () => {
    service = await naucelle({ key: 'window' }, { key: 'door' }, { key: 'stairs' });
    const anne = await service.member();
    for (const halfDay of halfDays(rounds(6))) {
      const booked = await bookNow(anne, { resource: 'window', ...halfDay });
      const answers = await Promise.all([
        anne.patch(bookingPath(booked), { resource: 'door' }),
        anne.patch(bookingPath(booked), { resource: 'stairs' }),
      ]);
      expect(tally(answers)).toEqual({ 200: 2 });
      const last = answers.find(({ body }) => (body as { revision: number }).revision === 3);
      expect((await anne.get(bookingPath(booked))).body).toEqual(last?.body);
    }
  });

  test('of one booking by two hands at once who both say which revision they know: one of them is told to look again', async () => {
    service = await naucelle({ key: 'window' }, { key: 'door' }, { key: 'stairs' });
    const anne = await service.member();
    for (const halfDay of halfDays(rounds(6))) {
      const booked = await bookNow(anne, { resource: 'window', ...halfDay });
      const answers = await Promise.all([
        anne.patch(bookingPath(booked), { resource: 'door', revision: 1 }),
        anne.patch(bookingPath(booked), { resource: 'stairs', revision: 1 }),
      ]);
      expect(tally(answers)).toEqual({ 200: 1, 409: 1 });
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        type: '/problems/stale',
        revision: 2,
      });
    }
  });

  test('are seen whole: whoever watches the day sees the booking in one place, never in none and never in two', async () => {
    service = await naucelle({ key: 'window' }, { key: 'door' });
    const anne = await service.member();
    const booked = await bookNow(anne, { resource: 'window', date: TUESDAY, halfDay: 'day' });
    let moving = true;
    const seen = new Map<string, number>();
    const watch = async (): Promise<void> => {
      while (moving) {
        const day = await service.anybody.get(`/api/v1/telecentres/naucelle/day?date=${TUESDAY}`);
        const { resources } = day.body as { resources: { id: string; taken: { start: string }[] }[] };
        const places = resources.flatMap(({ id, taken }) => taken.map(({ start }) => `${id} ${start}`));
        const picture = places.sort().join(', ');
        seen.set(picture, (seen.get(picture) ?? 0) + 1);
      }
    };
    const watchers = [watch(), watch(), watch()];
    for (let time = 0; time < rounds(40); time++) {
      const answer = await anne.patch(bookingPath(booked), { resource: time % 2 === 0 ? 'door' : 'window' });
      expect(answer.status).toBe(200);
    }
    moving = false;
    await Promise.all(watchers);
    const at = (desk: string): string =>
      `${desk} ${TUESDAY}T09:00:00+01:00, ${desk} ${TUESDAY}T14:00:00+01:00`;
    expect([...seen.keys()].sort()).toEqual([at('door'), at('window')]);
  });

  test('to a place that others book at the same moment: one has it, and the old time is kept or given up, never lost', async () => {
    service = await naucelle({ key: 'window' }, { key: 'door' });
    const [anne, ...others] = (await members(service, 9)) as [Caller, ...Caller[]];
    for (const halfDay of halfDays(rounds(10))) {
      const hers = await bookNow(anne, { resource: 'window', ...halfDay });
      const [move, ...booked] = await Promise.all([
        anne.patch(bookingPath(hers), { resource: 'door' }),
        ...others.map((other, index) =>
          bookNow(other, { resource: index % 4 === 0 ? 'window' : 'door', ...halfDay }),
        ),
      ]);
      expect([200, 409]).toContain(move.status);
      expect((await anne.get(bookingPath(hers))).body).toMatchObject({
        status: 'confirmed',
        resource: move.status === 200 ? 'door' : 'window',
      });
      const doors = booked.filter(
        ({ status, body }) => status === 201 && (body as { resource: string }).resource === 'door',
      );
      expect(doors).toHaveLength(move.status === 200 ? 0 : 1);
      expect(Object.keys(tally(booked)).filter((status) => !['201', '409'].includes(status))).toEqual([]);
    }
  });
});

describe('A request that is sent again with its key', () => {
  test('twenty times at once: one booking, and twenty times the same answer', async () => {
    service = await startService();
    const anne = await service.member();
    for (const [index, halfDay] of halfDays(rounds(10)).entries()) {
      const hold = index % 2 === 1;
      const answers = await twins(20, anne, { resource: 'fig-desk', ...halfDay, hold }, `key-${index}`);
      expect(tally(answers)).toEqual({ 201: 20 });
      for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
      for (const answer of answers)
        expect(answer.headers['location']).toBe(bookingPath(answers[0] as Answer));
      const first = answers.filter(({ headers }) => headers['idempotency-replayed'] !== 'true');
      expect(first).toHaveLength(1);
    }
    const list = await anne.get(`${BOOKINGS}?limit=200`);
    expect((list.body as { bookings: unknown[] }).bookings).toHaveLength(rounds(10));
  });

  test('is answered as the first time, also when the booking was moved, cancelled, or has lapsed since', async () => {
    service = await startService();
    const anne = await service.member();
    const wish = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const [moved, cancelled, lapsed] = [
      await bookNow(anne, wish, { 'idempotency-key': 'moved' }),
      await bookNow(anne, wish, { 'idempotency-key': 'cancelled' }),
      await bookNow(anne, { ...wish, hold: true }, { 'idempotency-key': 'lapsed' }),
    ];
    await anne.patch(bookingPath(moved), { date: TUESDAY, halfDay: 'afternoon' });
    await anne.post(`${bookingPath(cancelled)}/cancellation`);
    service.clock.advanceMinutes(120);
    await sweepLapsedHolds(service.database, service.clock.now());

    for (const [key, first] of Object.entries({ moved, cancelled, lapsed })) {
      const again = await bookNow(
        anne,
        { ...wish, ...(key === 'lapsed' ? { hold: true } : {}) },
        { 'idempotency-key': key },
      );
      expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
      expect(again.body).toEqual(first.body);
    }
  });

  test('is refused as the first time, also when the place is free by now', async () => {
    service = await startService();
    const [anne, paul] = await twoMembers();
    const wish = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
    const his = await bookNow(paul, wish);
    const refused = await bookNow(anne, wish, { 'idempotency-key': 'late' });
    expect(refused).toMatchObject(SLOT_TAKEN);
    await paul.post(`${bookingPath(his)}/cancellation`);

    const answers = await twins(10, anne, wish, 'late');
    for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: refused.body as object });
    expect((await bookNow(anne, wish, { 'idempotency-key': 'another' })).status).toBe(201);
  });

  test('but with another body is refused, be it at the same moment', async () => {
    service = await startService();
    const anne = await service.member();
    const wish = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
    const other = { ...wish, halfDay: 'afternoon' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        bookNow(anne, index % 2 === 0 ? wish : other, { 'idempotency-key': 'one' }),
      ),
    );
    expect(tally(answers)).toEqual({ 201: 10, 422: 10 });
    const reused = answers.filter(({ status }) => status === 422);
    for (const answer of reused)
      expect(answer.body).toMatchObject({ type: '/problems/idempotency-key-reused' });
    const references = new Set(answers.filter(({ status }) => status === 201).map(referenceOf));
    expect(references.size).toBe(1);
  });

  test('is another request when another member sends it', async () => {
    service = await startService();
    const [anne, paul] = await twoMembers();
    const wish = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const [hers, his] = await Promise.all([twins(5, anne, wish, 'same'), twins(5, paul, wish, 'same')]);
    expect(new Set([...hers, ...his].map(referenceOf)).size).toBe(2);
  });

  test('by twins, while others want the place: the twins all hear the same, and one of all has it', async () => {
    service = await startService();
    const [anne, ...others] = (await members(service, 13)) as [Caller, ...Caller[]];
    const random = randomFrom(7);
    for (const [index, halfDay] of halfDays(rounds(20)).entries()) {
      const wish = { resource: 'fig-desk', ...halfDay };
      const key = { 'idempotency-key': `contested-${index}` };
      const own: Answer[] = [];
      const twin = async (): Promise<Answer> => {
        const answer = await bookNow(anne, wish, key);
        own.push(answer);
        return answer;
      };
      const requests = [
        ...Array.from({ length: 8 }, () => twin),
        ...others.map((other) => () => bookNow(other, wish)),
      ];
      const answers = await Promise.all(shuffled(requests, random).map((send) => send()));
      const won = answers.filter(({ status }) => status === 201);
      expect(new Set(won.map(referenceOf)).size).toBe(1);
      for (const answer of own) {
        expect([201, 409]).toContain(answer.status);
        expect(answer.body).toEqual(own[0]?.body);
      }
    }
  });

  test('by twins, while the holder gives the place back: they are all refused or all have the one booking', async () => {
    service = await startService();
    const [anne, paul] = await twoMembers();
    for (const [index, halfDay] of halfDays(rounds(20)).entries()) {
      const wish = { resource: 'fig-desk', ...halfDay };
      const his = await bookNow(paul, wish);
      const [given, first, second] = await Promise.all([
        paul.post(`${bookingPath(his)}/cancellation`),
        twins(4, anne, wish, `given-back-${index}`),
        pause(index % 5).then(() => twins(4, anne, wish, `given-back-${index}`)),
      ]);
      expect(given.status).toBe(200);
      const answers = [...first, ...second];
      for (const answer of answers) {
        expect(answer.status).toBe(answers[0]?.status);
        expect(answer.body).toEqual(answers[0]?.body);
      }
    }
  });

  function twins(count: number, member: Caller, wish: object, key: string): Promise<Answer[]> {
    return Promise.all(
      Array.from({ length: count }, () => bookNow(member, wish, { 'idempotency-key': key })),
    );
  }
});

describe('A hold that has lapsed, before anything has swept it', () => {
  const wish = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

  test('is shown as expired to its holder and as free to everybody', async () => {
    service = await startService();
    const anne = await service.member();
    const held = await bookNow(anne, { ...wish, hold: true });
    expect(await freeAtFigeac()).toEqual({ offers: 0, taken: 1 });
    service.clock.advanceMinutes(HOLD_MINUTES);
    expect(await freeAtFigeac()).toEqual({ offers: 1, taken: 0 });
    expect((await anne.get(bookingPath(held))).body).toMatchObject({ status: 'expired' });
    for (const answer of [
      await anne.post(`${bookingPath(held)}/confirmation`),
      await anne.post(`${bookingPath(held)}/cancellation`),
      await anne.patch(bookingPath(held), { date: TUESDAY, halfDay: 'afternoon' }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { type: '/problems/hold-lapsed' } });
  });

  test('stands in the way of none of fifty rivals: one has the desk', async () => {
    service = await startService();
    const [anne, ...rivals] = (await members(service, 51)) as [Caller, ...Caller[]];
    for (const halfDay of halfDays(rounds(3))) {
      const place = { resource: 'fig-desk', ...halfDay };
      const held = await bookNow(anne, { ...place, hold: true });
      expect(tally(await Promise.all(rivals.slice(0, 5).map((rival) => bookNow(rival, place))))).toEqual({
        409: 5,
      });
      service.clock.advanceMinutes(HOLD_MINUTES);
      const [confirmation, ...answers] = await Promise.all([
        anne.post(`${bookingPath(held)}/confirmation`),
        ...rivals.map((rival) => bookNow(rival, place)),
      ]);
      expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
      expect(confirmation).toMatchObject({ status: 409, body: { type: '/problems/hold-lapsed' } });
      expect((await anne.get(bookingPath(held))).body).toMatchObject({ status: 'expired' });
    }
  });

  test('is nobody’s twice: at the moment of lapsing either the holder’s confirmation or a rival has the desk', async () => {
    service = await startService();
    const [anne, ...rivals] = (await members(service, 5)) as [Caller, ...Caller[]];
    const random = randomFrom(8);
    const won = { holder: 0, rival: 0 };
    for (const halfDay of halfDays(rounds(30))) {
      const place = { resource: 'fig-desk', ...halfDay };
      const held = await bookNow(anne, { ...place, hold: true });
      service.clock.advanceMinutes(HOLD_MINUTES - 1);
      let settled = false;
      const insist = async (rival: Caller): Promise<Answer> => {
        for (;;) {
          const answer = await bookNow(rival, place);
          if (answer.status === 201) settled = true;
          if (settled) return answer;
        }
      };
      const confirm = async (): Promise<Answer> => {
        await pause(random() * 8);
        const answer = await anne.post(`${bookingPath(held)}/confirmation`);
        if (answer.status === 200) settled = true;
        return answer;
      };
      const [confirmation, , ...answers] = await Promise.all([
        confirm(),
        pause(random() * 12).then(() => service.clock.advanceMinutes(1)),
        ...rivals.map(insist),
      ]);
      const rivalsWon = answers.filter(({ status }) => status === 201).length;
      expect([200, 409]).toContain(confirmation.status);
      expect(rivalsWon).toBe(confirmation.status === 200 ? 0 : 1);
      won[confirmation.status === 200 ? 'holder' : 'rival']++;
    }
    expect(won.holder + won.rival).toBe(rounds(30));
  });

  test('is written down once when two instances sweep at once, and rivals book meanwhile', async () => {
    service = await startService();
    const second = await startService({ databaseUrl: service.databaseUrl, network: null });
    try {
      const rivals = await members(service, 4);
      const wishes = halfDays(30).map((halfDay) => ({ telecentre: 'aurillac', kind: 'desk', ...halfDay }));
      const held = await Promise.all(
        wishes.flatMap((place, index) =>
          [0, 1].map((time) => bookNow(rivals[(index + time) % 4] as Caller, { ...place, hold: true })),
        ),
      );
      expect(tally(held)).toEqual({ 201: 60 });
      service.clock.advanceMinutes(HOLD_MINUTES);
      const now = service.clock.now();
      const [one, other, ...booked] = await Promise.all([
        sweepLapsedHolds(service.database, now),
        sweepLapsedHolds(second.database, now),
        ...wishes.map((place, index) => bookNow(rivals[index % 4] as Caller, place)),
      ]);
      expect(tally(booked)).toEqual({ 201: 30 });
      expect(one + other).toBeLessThanOrEqual(60);
      expect(await sweepLapsedHolds(service.database, now)).toBe(0);
      expect(
        await service.database.query(
          "select count(*)::int, count(distinct booking_id)::int as bookings from booking_event where kind = 'expired'",
        ),
      ).toEqual([{ count: 60, bookings: 60 }]);
    } finally {
      await second.close();
    }
  });

  async function freeAtFigeac(): Promise<object> {
    const search = await service.anybody.get(
      `/api/v1/availability?telecentre=figeac&kind=desk&date=${TUESDAY}&halfDay=morning`,
    );
    const day = await service.anybody.get(`/api/v1/telecentres/figeac/day?date=${TUESDAY}`);
    const { resources } = day.body as { resources: { taken: unknown[] }[] };
    return {
      offers: (search.body as { offers: unknown[] }).offers.length,
      taken: resources.flatMap(({ taken }) => taken).length,
    };
  }
});

function naucelle(...resources: { key: string }[]): Promise<TestService> {
  return startService({ network: networkOf({ slug: 'naucelle', resources }) });
}

async function twoMembers(): Promise<[Caller, Caller]> {
  return [await service.member('anne@example.org'), await service.member('paul@example.org')];
}
