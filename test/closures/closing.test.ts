import { importNetworkFile } from '../../src/network-file/import.js';
import { TUESDAY, type TestService } from '../support/service.js';
import {
  BOILER,
  booked,
  close,
  CLOSURES,
  fatesIn,
  houses,
  insideClosedTime,
  MORNING,
  offerIn,
  openHouses,
  statusOf,
  toldIn,
  type World,
  worldOf,
} from './houses.js';

let service: TestService;
let world: World;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  world = await worldOf(service);
});
afterEach(async () => {
  expect(await insideClosedTime(world.service)).toEqual([]);
  expect(await world.service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const WEDNESDAY = '2026-11-25';
const FIRST_DESK = { resource: 'nau-open-1', date: TUESDAY, halfDay: 'morning' };

describe('What becomes of a booking in the way', () => {
  test('it moves to another free place of the house when only its own closes', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne, FIRST_DESK);
    const answer = await close(world.host, { ...BOILER, resource: 'nau-open-1' });
    expect(answer).toMatchObject({
      status: 201,
      body: { resource: 'nau-open-1', bookings: [{ reference, what: 'moved', seenAt: null }] },
    });
    expect(await jeanne.get(`/api/v1/bookings/${reference}`)).toMatchObject({
      body: {
        status: 'confirmed',
        halfDay: 'morning',
        resource: expect.stringMatching(/^nau-open-[23]$/) as unknown,
      },
    });
  });

  test('it is cancelled with a place held at the neighbour when the whole house closes', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne);
    const answer = await close(world.host);
    expect(answer).toMatchObject({
      status: 201,
      body: { bookings: [{ reference, what: 'offered', to: { telecentre: 'rieupeyroux' } }] },
    });
    expect((await jeanne.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'Panne de chauffage',
    });
    const offer = offerIn(answer);
    expect((await jeanne.get(`/api/v1/bookings/${offer}`)).body).toMatchObject({
      status: 'held',
      telecentre: 'rieupeyroux',
      halfDay: 'morning',
    });
    expect(await jeanne.post(`/api/v1/bookings/${offer}/confirmation`)).toMatchObject({ status: 200 });
  });

  test('it is only cancelled when nothing is free within reason: nobody is sent across the department', async () => {
    const [jeanne, paul] = [await world.service.member(), await world.service.member()];
    const references = [await booked(jeanne), await booked(paul)];
    const answer = await close(world.host);
    expect(references.map((one) => fatesIn(answer)[one]).sort()).toEqual(['cancelled', 'offered']);
  });

  test('as the host chooses, as far as it can be', async () => {
    const [jeanne, paul] = [await world.service.member(), await world.service.member()];
    const [hers, his] = [
      await booked(jeanne, FIRST_DESK),
      await booked(paul, { ...FIRST_DESK, halfDay: 'afternoon' }),
    ];
    const choices = [
      { reference: hers, do: 'cancel' },
      { reference: his, do: 'offer' },
    ];
    const answer = await close(world.host, { ...BOILER, resource: 'nau-open-1', choices });
    expect(fatesIn(answer)).toEqual({ [hers]: 'cancelled', [his]: 'offered' });
  });

  test('what is only held ends', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne, { ...MORNING, hold: true });
    expect(fatesIn(await close(world.host))).toEqual({ [reference]: 'cancelled' });
  });

  test('a guest has no mail: the place is given back, and the host reads whom to call', async () => {
    const guest = { guest: { name: 'Odette Vidal' } };
    const reference = await booked(world.host, { ...MORNING, for: guest });
    expect(await close(world.host)).toMatchObject({
      body: { bookings: [{ reference, what: 'cancelled', holder: { name: 'Odette Vidal' } }] },
    });
  });

  test('somebody who is there keeps what they have had, and their time ends when the closing begins', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne, { ...MORNING, halfDay: 'day' });
    world.service.clock.set(`${TUESDAY}T10:30:00+01:00`);
    await checkedIn(reference);
    const from = `${TUESDAY}T10:30`;
    expect(fatesIn(await close(world.host, { ...BOILER, from }))).toEqual({ [reference]: 'ended' });
    expect((await jeanne.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
      status: 'completed',
      end: `${TUESDAY}T10:30:00+01:00`,
    });
  });

  test('a day ends with its morning when the house closes after lunch', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne, { ...MORNING, halfDay: 'day' });
    world.service.clock.set(`${TUESDAY}T10:30:00+01:00`);
    await checkedIn(reference);
    await close(world.host, { ...BOILER, from: `${TUESDAY}T13:00` });
    expect((await jeanne.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
      status: 'checked_in',
      end: `${TUESDAY}T12:00:00+01:00`,
    });
  });

  test('a part of a room made of rooms takes the whole with it', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne, { resource: 'a-b', date: TUESDAY, halfDay: 'morning', people: 3 });
    const answer = await close(world.host, { ...BOILER, resource: 'a' });
    expect(toldIn(answer)).toMatchObject([{ reference, what: 'moved', to: { resource: 'b' } }]);
  });
});

describe('A dry run', () => {
  test('tells who is in the way and what would become of them, and writes nothing', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne);
    const before = await everything();
    const answer = await close(world.host, { ...BOILER, dryRun: true });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        telecentre: 'naucelle',
        resource: null,
        inTheWay: [
          {
            booking: { reference },
            proposal: { what: 'offered', to: { telecentre: 'rieupeyroux', distanceKm: 0 } },
          },
        ],
      },
    });
    expect(await everything()).toEqual(before);
  });

  test('and what came between it and the closing is treated as proposed, and told', async () => {
    const [jeanne, paul] = [await world.service.member(), await world.service.member()];
    const first = await booked(jeanne, FIRST_DESK);
    const choices = [{ reference: first, do: 'move' }];
    const later = await booked(paul, { ...FIRST_DESK, halfDay: 'afternoon' });
    const answer = await close(world.host, { ...BOILER, resource: 'nau-open-1', choices });
    expect(toldIn(answer)).toMatchObject([
      { reference: first, unforeseen: false },
      { reference: later, unforeseen: true, what: 'moved' },
    ]);
  });
});

describe('Closed time', () => {
  test('can be booked by nobody any more', async () => {
    await close(world.host);
    const jeanne = await world.service.member();
    expect(await jeanne.post('/api/v1/bookings', MORNING)).toMatchObject({ status: 422 });
  });

  test('sent twice, is closed once and tells the same', async () => {
    const jeanne = await world.service.member();
    await booked(jeanne);
    const first = await close(world.host);
    const again = await close(world.host);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  test('may lie within other closed time', async () => {
    await close(world.host, { ...BOILER, resource: 'nau-open-1' });
    expect(await close(world.host)).toMatchObject({ status: 201 });
    expect(await close(world.host, { ...BOILER, to: WEDNESDAY })).toMatchObject({ status: 201 });
  });

  test.each([
    ['an end before its beginning', { from: WEDNESDAY, to: TUESDAY }, 400],
    ['an end that is over', { from: '2026-11-16', to: '2026-11-17' }, 400],
    ['no reason', { reason: '' }, 400],
    ['a resource of another house', { resource: 'rie-desk' }, 400],
    ['a house of somebody else', { telecentre: 'rieupeyroux' }, 404],
    ['a house that is not there', { telecentre: 'atlantis' }, 404],
  ])('is refused with %s', async (_, wish, status) => {
    expect(await world.host.post(CLOSURES, { ...BOILER, ...wish })).toMatchObject({ status });
  });

  test('stays closed when the network is imported without it', async () => {
    await close(world.host);
    const again = houses([{ from: TUESDAY, to: WEDNESDAY }]);
    for (const network of [again, houses()]) {
      const outcome = await importNetworkFile(world.service.database, network, world.service.clock.now());
      expect(outcome.outcome).toBe('imported');
      expect(await world.service.doctor()).toEqual([]);
    }
    const jeanne = await world.service.member();
    expect(await jeanne.post('/api/v1/bookings', MORNING)).toMatchObject({ status: 422 });
    await booked(jeanne, { ...MORNING, date: WEDNESDAY });
  });

  test('is no business of members', async () => {
    const jeanne = await world.service.member();
    expect(await jeanne.post(CLOSURES, BOILER)).toMatchObject({ status: 404 });
  });
});

async function checkedIn(reference: string): Promise<void> {
  await world.service.database.query(
    `select check_in(id, revision, $2, null, $2) from booking where reference = $1`,
    [reference, new Date(world.service.clock.now())],
  );
  expect(await statusOf(world.service, reference)).toBe('checked_in');
}

/** All that a closing would write to. */
async function everything(): Promise<unknown> {
  const [row] = await world.service.database.query<{ all: unknown }>(
    `select jsonb_build_array((select jsonb_agg(b order by b.id) from booking b),
       (select jsonb_agg(a order by a.id) from allocation a), (select jsonb_agg(c order by c.id) from closure c),
       (select jsonb_agg(g order by g.id) from closing g), (select count(*) from booking_event),
       (select version from network)) as all`,
  );
  return row?.all;
}
