import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { withOffset } from '../../src/reservation/local-time.js';
import { HOUR } from '../../src/reservation/period.js';
import { bookNow } from '../bookings/rivals.js';
import { TUESDAY, type TestService } from '../support/service.js';
import {
  APPROVAL_HOURS,
  answerTo,
  ask,
  COUNCIL,
  MORNING,
  openHouse,
  peopleOf,
  saidIn,
  storyOf,
  type World,
} from './asking.js';

let service: TestService;
let world: World;
beforeAll(async () => (service = await openHouse()));
beforeEach(async () => {
  await service.startAgain();
  world = await peopleOf(service);
});
afterEach(async () => {
  expect(await world.service.doctor()).toEqual([]);
});
afterAll(() => service.close());

function letTimePass(): Promise<void> {
  world.service.clock.advanceMinutes(APPROVAL_HOURS * 60);
  return Promise.resolve();
}

const MEETING = { telecentre: 'vic', kind: 'meeting_room', ...MORNING };

describe('a place that is only given on request', () => {
  test('is held for whoever asks, until a host answers', async () => {
    const { jeanne, service } = world;
    const { status, body } = saidIn(await bookNow(jeanne, { ...COUNCIL, message: 'Nous serons trois.' }));
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        status: 'held',
        awaitsApproval: true,
        expiresAt: withOffset(service.clock.now() + APPROVAL_HOURS * HOUR, 'Europe/Paris'),
        message: 'Nous serons trois.',
      }),
    ]);
    expect(await storyOf(world, body.reference)).toEqual(['requested']);
    const rival = await world.service.member();
    expect(saidIn(await bookNow(rival, COUNCIL)).body.type).toContain('slot-taken');
  });

  test('waits no longer than until its beginning', async () => {
    world.service.clock.set('2026-11-24T08:30:00+01:00');
    const { body } = saidIn(await bookNow(world.jeanne, COUNCIL));
    expect(body.expiresAt).toBe(`${TUESDAY}T09:00:00+01:00`);
  });

  test('is not asked for once its time has begun', async () => {
    world.service.clock.set('2026-11-24T09:30:00+01:00');
    const { status, body } = saidIn(await bookNow(world.jeanne, COUNCIL));
    expect([status, body.violations]).toEqual([422, [expect.objectContaining({ rule: 'too-late-to-ask' })]]);
    expect((await bookNow(world.host, COUNCIL)).body).toMatchObject({ status: 'confirmed' });
  });

  test('is given only when nothing else of its kind is free', async () => {
    const [first, second] = [await bookNow(world.jeanne, MEETING), await bookNow(world.jeanne, MEETING)];
    expect(first.body).toMatchObject({ resource: 'libre', status: 'confirmed', awaitsApproval: false });
    expect(second.body).toMatchObject({ resource: 'conseil', status: 'held', awaitsApproval: true });
  });

  test('is a host’s at once, and not by a program that may not act as one', async () => {
    expect((await bookNow(world.host, COUNCIL)).body).toMatchObject({
      status: 'confirmed',
      awaitsApproval: false,
    });
    const program = await world.service.member('host@example.org', { scopes: ['book'] });
    const afternoon = { resource: 'conseil', date: TUESDAY, halfDay: 'afternoon' };
    expect((await bookNow(program, afternoon)).body).toMatchObject({ status: 'held', awaitsApproval: true });
  });

  test('is not confirmed by whoever asked', async () => {
    const reference = await ask(world.jeanne);
    const answer = saidIn(await world.jeanne.post(`/api/v1/bookings/${reference}/confirmation`));
    expect([answer.status, answer.body.type]).toEqual([409, expect.stringContaining('awaits-approval')]);
  });
});

describe('a host', () => {
  test('agrees, and it is a booking; once more is the same as once', async () => {
    const reference = await ask(world.jeanne);
    const first = saidIn(await answerTo(world.host, reference, 'approve', 'Bienvenue\u00a0!'));
    expect(first.body).toMatchObject({ status: 'confirmed', awaitsApproval: false });
    expect(first.body).not.toHaveProperty('expiresAt');
    const again = saidIn(await answerTo(world.otherHost, reference, 'approve'));
    expect([again.status, again.body.revision]).toEqual([200, first.body.revision]);
    expect(await storyOf(world, reference)).toEqual(['requested', 'confirmed']);
  });

  test('declines with a word, and the place is free again', async () => {
    const reference = await ask(world.jeanne);
    const { body } = saidIn(await answerTo(world.host, reference, 'decline', 'Conseil municipal ce jour-là'));
    expect(body).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'Conseil municipal ce jour-là',
    });
    expect((await bookNow(world.host, COUNCIL)).body).toMatchObject({ status: 'confirmed' });
  });

  test.each<[string, (reference: string) => Promise<unknown>, string]>([
    ['another host agreed', (reference) => answerTo(world.otherHost, reference, 'approve'), 'approved'],
    ['another host declined', (reference) => answerTo(world.otherHost, reference, 'decline'), 'declined'],
    [
      'whoever asked withdrew it',
      (reference) => world.jeanne.post(`/api/v1/bookings/${reference}/cancellation`),
      'withdrawn',
    ],
    [
      'the place was closed',
      async () => {
        const host = await world.service.member('host@example.org', { scopes: ['host'] });
        const closing = { telecentre: 'vic', from: TUESDAY, to: TUESDAY, reason: 'Chaudière en panne' };
        expect((await host.post('/api/v1/closures', closing)).status).toBe(201);
      },
      'cancelled',
    ],
    ['nobody answered in time', letTimePass, 'lapsed'],
    [
      'nobody answered in time and it was written down',
      async () => {
        await letTimePass();
        return sweepLapsedHolds(world.service.database, world.service.clock.now());
      },
      'lapsed',
    ],
  ])('hears what came of it when %s', async (_, deed, outcome) => {
    const reference = await ask(world.jeanne);
    await deed(reference);
    const other = outcome === 'approved' ? 'decline' : 'approve';
    const { status, body } = saidIn(await answerTo(world.host, reference, other));
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({ type: expect.stringContaining('already-answered') as string, outcome }),
    ]);
  });

  test('of another place, a member and whoever asked find no request', async () => {
    const reference = await ask(world.jeanne);
    const elsewhere = await world.service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'ailleurs' }],
    });
    for (const who of [world.jeanne, await world.service.visitor(), elsewhere])
      expect((await answerTo(who, reference, 'approve')).status).toBe(404);
  });

  test('answers nothing that nobody had to ask for', async () => {
    const { body } = saidIn(await bookNow(world.jeanne, MEETING));
    expect((await answerTo(world.host, body.reference, 'approve')).status).toBe(404);
  });

  test('is remembered for whoever asked', async () => {
    await answerTo(world.host, await ask(world.jeanne), 'decline', 'Non');
    const trail = await world.service.database.query(
      `select e.action, e.actor_role as role, h.email as host, m.email as member, e.place from audit_entry e
join account h on h.pseudonym = e.actor join account m on m.pseudonym = e.subject where e.action like 'request.%'`,
    );
    expect(trail).toEqual([
      {
        action: 'request.declined',
        role: 'host',
        host: 'host@example.org',
        member: 'jeanne@example.org',
        place: 'vic',
      },
    ]);
  });
});

describe('at once', () => {
  test('two hosts and whoever asked leave one story', async () => {
    for (let round = 0; round < 8; round++) {
      const date = `2026-12-${String(1 + round).padStart(2, '0')}`;
      const reference = await ask(world.jeanne, { date });
      await Promise.all([
        answerTo(world.host, reference, 'approve'),
        answerTo(world.otherHost, reference, 'decline'),
        world.jeanne.post(`/api/v1/bookings/${reference}/cancellation`),
      ]);
      // Whoever asked may still cancel what was agreed to.
      expect([
        ['requested', 'confirmed'],
        ['requested', 'confirmed', 'cancelled'],
        ['requested', 'declined'],
        ['requested', 'cancelled'],
      ]).toContainEqual(await storyOf(world, reference));
    }
  });

  test('a host and the clock leave one story', async () => {
    const reference = await ask(world.jeanne);
    const { clock, database } = world.service;
    clock.advanceMinutes(APPROVAL_HOURS * 60);
    const late = clock.now();
    clock.advanceMinutes(-1);
    await Promise.all([answerTo(world.host, reference, 'approve'), sweepLapsedHolds(database, late)]);
    expect([
      ['requested', 'confirmed'],
      ['requested', 'expired'],
    ]).toContainEqual(await storyOf(world, reference));
  });
});

describe('moving', () => {
  test('to a place that is given on request is for hosts; whoever comes asks anew', async () => {
    const { body } = saidIn(await bookNow(world.jeanne, MEETING));
    const path = `/api/v1/bookings/${body.reference}`;
    const refused = saidIn(await world.jeanne.patch(path, { resource: 'conseil' }));
    expect([refused.status, refused.body.violations]).toEqual([
      422,
      [expect.objectContaining({ rule: 'needs-approval' })],
    ]);
    const moved = await world.host.patch(path, { resource: 'conseil' });
    expect(moved.body).toMatchObject({ resource: 'conseil', status: 'confirmed' });
  });

  test('an approved booking to another time asks anew, but more people may come', async () => {
    const reference = await ask(world.jeanne);
    await answerTo(world.host, reference, 'approve');
    const path = `/api/v1/bookings/${reference}`;
    const later = { resource: 'conseil', date: TUESDAY, halfDay: 'afternoon' };
    expect((await world.jeanne.patch(path, later)).status).toBe(422);
    expect((await world.jeanne.patch(path, { resource: 'conseil', people: 3 })).body).toMatchObject({
      people: 3,
      status: 'confirmed',
    });
  });

  test('a request is not possible, but its words can be changed', async () => {
    const reference = await ask(world.jeanne);
    const path = `/api/v1/bookings/${reference}`;
    expect((await world.jeanne.patch(path, { resource: 'libre' })).status).toBe(409);
    expect((await world.jeanne.patch(path, { message: 'Nous serons quatre' })).body).toMatchObject({
      message: 'Nous serons quatre',
      awaitsApproval: true,
    });
  });
});

describe('taking back the cancellation', () => {
  test('of what was agreed to gives the same place, and asks nobody', async () => {
    const reference = await ask(world.jeanne);
    await answerTo(world.host, reference, 'approve');
    const path = `/api/v1/bookings/${reference}`;
    await world.jeanne.post(`${path}/cancellation`);
    expect((await world.jeanne.post(`${path}/restoration`)).body).toMatchObject({
      resource: 'conseil',
      status: 'confirmed',
    });
  });

  test('of a request is none: one asks again', async () => {
    const reference = await ask(world.jeanne);
    const path = `/api/v1/bookings/${reference}`;
    await world.jeanne.post(`${path}/cancellation`);
    expect((await world.jeanne.post(`${path}/restoration`)).status).toBe(409);
  });
});
