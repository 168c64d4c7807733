import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { problemIn, rulesIn, told } from '../platform/problem-document.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { DAY_AND_NIGHT, desks, networkOf, room } from './places.js';
import { bookingPath, bookNow, deadlocks, members, overlaps, referenceOf, tally } from './rivals.js';
import { occupiedBy, trailOf } from './trail.js';

let service: TestService;
let member: KnownCaller;
let rival: KnownCaller;
beforeAll(async () => (service = await startService()));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

describe('a cancellation that is taken back', () => {
  beforeEach(() => start());

  test('gives the booking its time again, and is written down', async () => {
    const reference = await cancelled({ ...FIGEAC, title: 'Télétravail' });
    service.clock.advanceMinutes(5);
    const { status, body } = told(await restore(reference));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      reference,
      status: 'confirmed',
      revision: 3,
      resource: 'fig-desk',
      start: '2026-11-24T09:00:00+01:00',
      title: 'Télétravail',
    });
    expect(await occupiedBy(service.database, reference)).toEqual(['fig-desk 24 09:00–12:00']);
    expect((await trailOf(service.database, reference)).at(-1)).toEqual({
      revision: 3,
      kind: 'restored',
      actor: 'jeanne@example.org',
      at: '2026-11-23T08:05:00Z',
      status: 'confirmed',
    });
    problemIn(await bookNow(rival, FIGEAC), 409, 'slot-taken');
  });

  test('of a day over the lunch closing gives back both of its stretches', async () => {
    const reference = await cancelled({ resource: 'aur-b1', date: TUESDAY, halfDay: 'day' });
    expect((await restore(reference)).status).toBe(200);
    expect(await occupiedBy(service.database, reference)).toHaveLength(2);
  });

  test('twice, or ten times at once, is taken back once', async () => {
    const reference = await cancelled(FIGEAC);
    const answers = await Promise.all(Array.from({ length: 10 }, () => restore(reference)));
    expect(tally([...answers, await restore(reference)])).toEqual({ 200: 11 });
    expect(await trailOf(service.database, reference)).toHaveLength(3);
  });

  test('can be cancelled again, and that be taken back, too', async () => {
    const reference = await cancelled(FIGEAC);
    await restore(reference);
    await member.post(`${bookingPath(reference)}/cancellation`);
    expect((await restore(reference)).body).toMatchObject({ status: 'confirmed', revision: 5 });
  });

  test('keeps the time to which the booking had been moved', async () => {
    const reference = referenceOf(await bookNow(member, FIGEAC));
    await member.patch(bookingPath(reference), { date: '2026-11-25', halfDay: 'afternoon' });
    await member.post(`${bookingPath(reference)}/cancellation`);
    await restore(reference);
    expect(await occupiedBy(service.database, reference)).toEqual(['fig-desk 25 13:30–17:30']);
  });

  test('is possible for a quarter of an hour, and then no longer', async () => {
    const [first, second] = [
      await cancelled(FIGEAC),
      await cancelled({ ...FIGEAC, halfDay: 'afternoon' }),
    ] as const;
    service.clock.set('2026-11-23T09:14:59+01:00');
    expect((await restore(first)).status).toBe(200);
    service.clock.set('2026-11-23T09:15:00+01:00');
    expect(rulesIn(await restore(second))).toEqual(['undo-deadline']);
  });

  test('is possible while the half-day runs, and not when it is over', async () => {
    const [first, second] = [
      await booked(FIGEAC),
      await booked({ ...FIGEAC, resource: 'dec-desk' }),
    ] as const;
    service.clock.set('2026-11-24T11:50:00+01:00');
    for (const reference of [first, second]) await member.post(`${bookingPath(reference)}/cancellation`);
    service.clock.set('2026-11-24T11:59:59+01:00');
    expect((await restore(first)).status).toBe(200);
    service.clock.set('2026-11-24T12:00:00+01:00');
    expect(rulesIn(await restore(second))).toEqual(['ended']);
  });

  test('has lost its place to whoever took it, and is told what is free instead', async () => {
    const reference = await cancelled(FIGEAC);
    await bookNow(rival, FIGEAC);
    const refused = await restore(reference);
    problemIn(refused, 409, 'slot-taken');
    expect((refused.body as { alternatives: unknown[] }).alternatives).not.toEqual([]);
    expect((await member.get(bookingPath(reference))).body).toMatchObject({ status: 'cancelled' });
  });
});

describe('nobody takes back', () => {
  beforeEach(() => start());

  test('what the telecentre has cancelled, but whoever did it there', async () => {
    const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
    const [host, other] = [
      await service.visitor('hote@example.org', { grants }),
      await service.visitor('autre@example.org', { grants }),
    ];
    const reference = await booked(FIGEAC);
    await host.post(`${bookingPath(reference)}/cancellation`, { reason: 'Travaux' });
    for (const caller of [member, other])
      problemIn(await restore(reference, caller), 409, 'cancelled-by-others');
    const restored = await restore(reference, host);
    expect(restored.body).toMatchObject({ status: 'confirmed' });
    expect(restored.body).not.toHaveProperty('cancellationReason');
  });

  test('what is somebody else’s: there is nothing', async () => {
    const reference = await cancelled(FIGEAC);
    problemIn(await restore(reference, rival), 404, 'not-found');
    problemIn(await restore('2345-6779'), 404, 'not-found');
    problemIn(await service.anybody.post(`${bookingPath(reference)}/restoration`), 401);
  });

  test('a hold that was given back, or that has lapsed', async () => {
    const given = await cancelled({ ...FIGEAC, hold: true });
    problemIn(await restore(given), 409, 'wrong-state');
    const lapsed = referenceOf(await bookNow(member, { ...FIGEAC, hold: true }));
    service.clock.advanceMinutes(60);
    problemIn(await restore(lapsed), 409, 'hold-lapsed');
    await sweepLapsedHolds(service.database, service.clock.now());
    problemIn(await restore(lapsed), 409, 'hold-lapsed');
  });
});

describe('what is asked when a cancellation is taken back', () => {
  test('is not the notice that it kept when it was booked', async () => {
    await start(networkOf({ slug: 'vic', resources: [room('salle', { noticeMinutes: 1440 })] }));
    const reference = await booked({ resource: 'salle', date: '2026-11-25', halfDay: 'morning' });
    service.clock.set('2026-11-25T08:50:00+01:00');
    await member.post(`${bookingPath(reference)}/cancellation`);
    expect((await restore(reference)).status).toBe(200);
  });

  test('is whether the telecentre has closed meanwhile', async () => {
    await start(networkOf({ slug: 'vic', resources: [room('salle')] }));
    const reference = await cancelled({ resource: 'salle', date: TUESDAY, halfDay: 'morning' });
    const closures = [{ from: TUESDAY, to: TUESDAY, reason: 'Travaux' }];
    const closed = networkOf({ slug: 'vic', resources: [room('salle')], closures });
    await importNetworkFile(service.database, closed, service.clock.now());
    expect(rulesIn(await restore(reference))).toEqual(['closed']);
  });

  test('gives the room that was chosen, though a smaller one would do', async () => {
    const resources = [room('petite', {}, { capacity: 4 }), room('grande', {}, { capacity: 12 })];
    await start(networkOf({ slug: 'vic', day: DAY_AND_NIGHT, resources }));
    const reference = await cancelled({ resource: 'grande', date: TUESDAY, halfDay: 'morning', people: 2 });
    expect((await restore(reference)).body).toMatchObject({ resource: 'grande' });
  });

  test('gives another of the kind when its own is gone', async () => {
    await start(networkOf({ slug: 'vic', resources: [desks('vic', 3)] }));
    const wish = { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const answer = await bookNow(member, wish);
    const { reference, resource } = answer.body as { reference: string; resource: string };
    await member.post(`${bookingPath(reference)}/cancellation`);
    expect((await bookNow(rival, { resource, date: TUESDAY, halfDay: 'morning' })).status).toBe(201);
    const restored = told(await restore(reference)).body as { resource: string };
    expect(restored.resource).not.toBe(resource);
  });
});

test('of twenty who want the place that was given back and one who takes it back, exactly one has it', async () => {
  await start();
  const rivals = await members(service, 20);
  for (let day = 24; day <= 27; day++) {
    const wish = { ...FIGEAC, date: `2026-11-${day}` };
    const reference = await cancelled(wish);
    const attempts = rivals.map((one) => () => bookNow(one, wish));
    attempts.splice(day - 20, 0, () => restore(reference));
    const answers = await Promise.all(attempts.map((attempt) => attempt()));
    const won = answers.filter(({ status }) => status < 300);
    expect([won.length, tally(answers)[409]]).toEqual([1, 20]);
  }
  expect(await overlaps(service)).toEqual([]);
  expect(await deadlocks(service)).toBe(0);
});

async function start(network?: object): Promise<void> {
  await service.startAgain(network);
  member = await service.member('jeanne@example.org');
  rival = await service.member('paul@example.org');
}

async function booked(wish: object): Promise<string> {
  const answer = await bookNow(member, wish);
  expect(answer.status).toBe(201);
  return referenceOf(answer);
}

async function cancelled(wish: object): Promise<string> {
  const reference = await booked(wish);
  expect((await member.post(`${bookingPath(reference)}/cancellation`)).status).toBe(200);
  return reference;
}

function restore(reference: string, caller = member): Promise<Answer> {
  return caller.post(`${bookingPath(reference)}/restoration`);
}
