import type { KnownCaller, ServiceSetUp } from '../support/service.js';
import {
  at,
  attach,
  attached,
  beginAnew,
  book,
  event,
  occupied,
  openWorld,
  reread,
  CALENDARS,
  type World,
} from './attaching.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { networkOf } from '../bookings/small-network.js';

const ROOM = { key: 'salle', kind: 'meeting_room', capacity: 8 } as const;

let world: World;
let member: KnownCaller;
afterEach(async () => {
  expect(await world.service.doctor()).toEqual([]);
});
afterAll(() => world.close());

describe('An event of a calendar that is kept elsewhere', () => {
  beforeAll(() => open());
  beforeEach(() => beginAnew(world));

  test('blocks its time from the moment the calendar is attached', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    const answer = await attach(world);
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'read', busyTimes: 1, events: 1, conflicts: [], warnings: [], host: world.outside.host },
    });
    expect(JSON.stringify(answer.body)).not.toContain('secret-of-the-room');
    expect(await occupied(world)).toEqual(['salle 09:00–11:00 elsewhere']);
    const refused = await book(member, '10:00', '12:00');
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/slot-taken' } });
    expect(JSON.stringify(refused.body)).not.toContain('Conseil');
    expect((await book(member, '11:00', '12:00')).status).toBe(201);
  });

  test('is taken in what is shown as free', async () => {
    const search = `/api/v1/availability?telecentre=naucelle&kind=meeting_room&date=2026-11-24&halfDay=morning`;
    expect((await member.get(search)).body).toMatchObject({ offers: [{ freeUnits: 4 }] });
    world.outside.tell([event('a', '09:00', '12:00', 'Réunion secrète')]);
    await attached(world);
    const day = await member.get(`/api/v1/telecentres/naucelle/day?date=2026-11-24`);
    expect(day.status).toBe(200);
    expect(JSON.stringify(day.body)).not.toContain('secrète');
    expect((await member.get(search)).body).toMatchObject({ offers: [{ freeUnits: 3 }] });
  });

  test('is free again where it has moved or gone', async () => {
    world.outside.tell([event('a', '09:00', '11:00'), event('b', '14:00', '15:00')]);
    const id = await attached(world);
    world.outside.tell([event('a', '10:00', '12:00')]);
    expect(await reread(world, id)).toMatchObject({ status: 200, body: { busyTimes: 1 } });
    expect(await occupied(world)).toEqual(['salle 10:00–12:00 elsewhere']);
    expect((await book(member, '09:00', '10:00')).status).toBe(201);
    expect((await book(member, '14:00', '15:00')).status).toBe(201);
  });

  test('gets another title and stays the same', async () => {
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil')]);
    const id = await attached(world);
    const before = await busyRows();
    world.outside.tell([event('a', '09:00', '11:00', 'Commission')]);
    await reread(world, id);
    expect(await busyRows()).toEqual(before.map((one) => ({ ...one, title: 'Commission' })));
  });

  test('takes what a booking leaves of its time, on both sides', async () => {
    expect((await book(member, '10:00', '11:00')).status).toBe(201);
    world.outside.tell([event('a', '08:00', '18:00')]);
    await attached(world);
    expect(await occupied(world)).toEqual([
      'salle 08:00–10:00 elsewhere',
      'salle 10:00–11:00 booking',
      'salle 11:00–18:00 elsewhere',
    ]);
  });

  test('shares its time with others that overlap it, in one calendar and in two', async () => {
    world.outside.tell([
      event('a', '09:00', '12:00'),
      event('b', '10:00', '11:00'),
      event('c', '11:00', '15:00'),
    ]);
    const first = await attached(world);
    expect(await occupied(world)).toEqual(['salle 09:00–12:00 elsewhere', 'salle 12:00–15:00 elsewhere']);
    const second = (await attach(world, 'salle', `${world.outside.url}?2`)).body as { id: string };
    expect(await occupied(world)).toEqual(['salle 09:00–12:00 elsewhere', 'salle 12:00–15:00 elsewhere']);
    world.outside.tell([event('c', '11:00', '15:00')]);
    await reread(world, first);
    expect(await isBlocked('09:00', '15:00')).toBe(true);
    expect((await world.host.delete(`${CALENDARS}/${second.id}`)).status).toBe(204);
    expect(await blockedHours()).toEqual(['11:00–12:00', '12:00–15:00']);
    expect(await isBlocked('11:00', '15:00')).toBe(true);
  });

  test('takes all the parts of a room made of rooms', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    await attached(world, 'grande');
    expect(await occupied(world)).toEqual(['bleue 09:00–11:00 elsewhere', 'verte 09:00–11:00 elsewhere']);
    for (const resource of ['bleue', 'verte', 'grande'])
      expect((await book(member, '10:00', '12:00', resource)).status).toBe(409);
  });

  test('of a part blocks the large room, and not the other part', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    await attached(world, 'bleue');
    expect((await book(member, '09:00', '10:00', 'grande')).status).toBe(409);
    expect((await book(member, '09:00', '10:00', 'verte')).status).toBe(201);
  });
});

describe('Time that is given up within an event', () => {
  beforeAll(async () => {
    await world.close();
    // Where there is no other room to go to.
    await open({ network: networkOf({ slug: 'naucelle', resources: [ROOM] }) });
  });
  beforeEach(() => beginAnew(world));

  test('is blocked at once when a booking is cancelled, and stays so for whoever wants it back', async () => {
    const reference = ((await book(member, '10:00', '11:00')).body as { reference: string }).reference;
    world.outside.tell([event('a', '09:00', '12:00')]);
    await attached(world);
    expect((await member.post(`/api/v1/bookings/${reference}/cancellation`)).status).toBe(200);
    expect(await blockedHours()).toEqual(['09:00–10:00', '10:00–11:00', '11:00–12:00']);
    expect((await member.post(`/api/v1/bookings/${reference}/restoration`)).status).toBe(409);
    expect((await book(member, '10:00', '11:00')).status).toBe(409);
  });

  test('is blocked when a booking moves away or grows shorter; into an event none can grow', async () => {
    const reference = ((await book(member, '10:00', '12:00')).body as { reference: string }).reference;
    world.outside.tell([event('a', '09:00', '16:00')]);
    await attached(world);
    const move = (from: string, to: string): Promise<{ status: number }> =>
      member.patch(`/api/v1/bookings/${reference}`, { start: at(from), end: at(to) });
    expect((await move('09:00', '12:00')).status).toBe(409);
    expect((await move('10:00', '11:00')).status).toBe(200);
    expect(await occupied(world)).toEqual([
      'salle 09:00–10:00 elsewhere',
      'salle 10:00–11:00 booking',
      'salle 11:00–12:00 elsewhere',
      'salle 12:00–16:00 elsewhere',
    ]);
    expect((await move('16:00', '17:00')).status).toBe(200);
    expect(await blockedHours()).toEqual(['09:00–10:00', '10:00–11:00', '11:00–12:00', '12:00–16:00']);
  });

  test('of a hold is blocked when it lapses, and not before', async () => {
    expect((await book(member, '10:00', '11:00', 'salle', { hold: true })).status).toBe(201);
    world.outside.tell([event('a', '09:00', '12:00')]);
    const id = await attached(world);
    expect(await blockedHours()).toEqual(['09:00–10:00', '11:00–12:00']);
    world.service.clock.advanceMinutes(11);
    await reread(world, id);
    world.outside.tell([event('a', '09:00', '12:00'), event('b', '17:00', '18:00')]);
    await reread(world, id);
    expect(await blockedHours()).toEqual(['09:00–10:00', '10:00–11:00', '11:00–12:00', '17:00–18:00']);
  });

  test('of a lapsed hold goes to the event, not to whoever comes first', async () => {
    await book(member, '10:00', '11:00', 'salle', { hold: true });
    world.outside.tell([event('a', '09:00', '12:00')]);
    await attached(world);
    world.service.clock.advanceMinutes(11);
    const answers = [await book(member, '10:00', '11:00'), await book(member, '10:00', '11:00')];
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
  });

  test('of a closure that is lifted is blocked; the closure itself goes before the event', async () => {
    world.outside.tell([event('a', '09:00', '16:00')]);
    await attached(world);
    await importClosures({ from: '2026-11-24T10:00', to: '2026-11-24T12:00' });
    expect(await occupied(world)).toContain('salle 10:00–12:00 closure');
    expect(await blockedHours()).toEqual(['09:00–10:00', '12:00–16:00']);
    await importClosures();
    expect(await blockedHours()).toEqual(['09:00–10:00', '10:00–12:00', '12:00–16:00']);
  });
});

describe('A network that changes', () => {
  beforeEach(async () => {
    await world.close();
    await open();
  });

  test('takes a room away with a calendar attached: what it blocked is the withdrawal’s', async () => {
    world.outside.tell([event('a', '09:00', '16:00')]);
    await attached(world);
    await importRooms('bleue', 'verte');
    expect(await blockedHours()).toEqual([]);
    await importRooms('salle', 'bleue', 'verte');
    expect(await blockedHours()).toEqual(['09:00–16:00']);
  });

  test('makes a room of other rooms: what its calendar blocks follows', async () => {
    world.outside.tell([event('a', '09:00', '10:00')]);
    await attached(world, 'grande');
    await importRooms('bleue', 'verte', 'salle', ['verte', 'salle']);
    expect(await occupied(world)).toEqual(['verte 09:00–10:00 elsewhere', 'salle 09:00–10:00 elsewhere']);
  });
});

async function open(set: ServiceSetUp = {}): Promise<void> {
  world = await openWorld(set);
  member = await world.service.member('jeanne@example.org');
}

function busyRows(): Promise<object[]> {
  return world.service.database.query('select id::text, uid, title from external_busy order by id');
}

/** Whoever of them has it. */
async function isBlocked(from: string, to: string): Promise<boolean> {
  const [row] = await world.service.database.query<{ blocked: boolean }>(
    `select range_agg(during) @> tstzrange($1, $2) as blocked from allocation where external_busy_id is not null`,
    [at(from), at(to)],
  );
  return row?.blocked === true;
}

async function blockedHours(): Promise<string[]> {
  const lines = await occupied(world);
  return lines.filter((line) => line.endsWith('elsewhere')).map((line) => line.split(' ')[1] ?? '');
}

async function importClosures(...closures: readonly { from: string; to: string }[]): Promise<void> {
  await importFile(['salle'], closures);
}

async function importRooms(...rooms: readonly (string | readonly string[])[]): Promise<void> {
  await importFile(rooms, []);
}

async function importFile(
  rooms: readonly (string | readonly string[])[],
  closures: readonly { from: string; to: string }[],
): Promise<void> {
  const resources = rooms.map((room) =>
    typeof room === 'string'
      ? ({ key: room, kind: 'meeting_room', capacity: 8 } as const)
      : ({ key: 'grande', kind: 'meeting_room', capacity: 16, parts: room } as const),
  );
  const { database, clock } = world.service;
  const file = networkOf(
    { slug: 'naucelle', resources, closures: closures.map((one) => ({ ...one, resource: 'salle' })) },
    { slug: 'rignac', resources: [{ key: 'etage', kind: 'meeting_room', capacity: 8 }] },
  );
  const outcome = await importNetworkFile(database, file, clock.now());
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.errors));
}
