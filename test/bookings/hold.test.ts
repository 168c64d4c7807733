import { problemIn, told } from '../platform/problem-document.js';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { occupiedBy, trailOf } from './trail.js';

let service: TestService;
let member: Caller;
let rival: Caller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne@example.org');
  rival = await service.member('paul@example.org');
});
afterEach(async () => {
  await sweepLapsedHolds(service.database, service.clock.now());
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

interface Held {
  readonly reference: string;
  readonly status: string;
  readonly expiresAt?: string;
  readonly revision: number;
}

describe('a hold', () => {
  test('keeps the place for ten minutes and says until when, on the clock of the telecentre', async () => {
    const answer = await member.post('/api/v1/bookings', { ...FIGEAC, hold: true });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'held',
      expiresAt: '2026-11-23T09:10:00+01:00',
      revision: 1,
    });
    problemIn(await rival.post('/api/v1/bookings', FIGEAC), 409, 'slot-taken');
  });

  test('becomes a booking when it is confirmed in time, and no longer lapses', async () => {
    const { reference } = await hold();
    service.clock.advanceMinutes(9);
    const { status, body } = told(await member.post(`/api/v1/bookings/${reference}/confirmation`));
    expect(status).toBe(200);
    expect(body).toMatchObject({ reference, status: 'confirmed', revision: 2 });
    expect(body).not.toHaveProperty('expiresAt');
    service.clock.advanceMinutes(60);
    problemIn(await rival.post('/api/v1/bookings', FIGEAC), 409, 'slot-taken');
    expect(await trailOf(service.database, reference)).toEqual([
      trace(1, 'held', 'jeanne@example.org', '2026-11-23T08:00:00Z', 'held'),
      trace(2, 'confirmed', 'jeanne@example.org', '2026-11-23T08:09:00Z', 'confirmed'),
    ]);
  });

  test('confirmed twice is confirmed once', async () => {
    const { reference } = await hold();
    const first = await member.post(`/api/v1/bookings/${reference}/confirmation`);
    const again = await member.post(`/api/v1/bookings/${reference}/confirmation`);
    expect([again.status, again.body as unknown]).toEqual([200, first.body as unknown]);
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('that nobody confirmed is expired to the second, though nobody has swept it', async () => {
    const { reference } = await hold();
    service.clock.set('2026-11-23T09:09:59+01:00');
    expect(await shown(reference)).toMatchObject({ status: 'held' });
    service.clock.set('2026-11-23T09:10:00+01:00');
    const expired = await shown(reference);
    expect(expired).toMatchObject({ status: 'expired' });
    expect(expired).not.toHaveProperty('expiresAt');
    const { body } = told(await member.get('/api/v1/bookings'));
    expect((body as { bookings: Held[] }).bookings).toMatchObject([{ reference, status: 'expired' }]);
  });

  test('that has lapsed can neither be confirmed nor moved nor cancelled, and says why', async () => {
    const { reference } = await hold();
    service.clock.advanceMinutes(10);
    const path = `/api/v1/bookings/${reference}`;
    problemIn(await member.post(`${path}/confirmation`), 409, 'hold-lapsed');
    problemIn(await member.patch(path, { date: TUESDAY, halfDay: 'afternoon' }), 409, 'hold-lapsed');
    problemIn(await member.post(`${path}/cancellation`), 409, 'hold-lapsed');
  });

  test('that has lapsed stands in nobody’s way; its end is written down as the work of the clock', async () => {
    const { reference } = await hold();
    service.clock.advanceMinutes(10);
    expect((await rival.post('/api/v1/bookings', FIGEAC)).status).toBe(201);
    expect(await trailOf(service.database, reference)).toEqual([
      trace(1, 'held', 'jeanne@example.org', '2026-11-23T08:00:00Z', 'held'),
      trace(2, 'expired', null, '2026-11-23T08:10:00Z', 'expired'),
    ]);
    expect(await occupiedBy(service.database, reference)).toEqual([]);
  });

  test('is swept once, even when two sweep at the same time', async () => {
    const { reference } = await hold();
    service.clock.advanceMinutes(11);
    const now = service.clock.now();
    const swept = await Promise.all([1, 2, 3].map(() => sweepLapsedHolds(service.database, now)));
    expect(swept.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await shown(reference)).toMatchObject({ status: 'expired', revision: 2 });
  });

  test('can be moved while it stands; it lapses when it would have lapsed', async () => {
    const { reference } = await hold();
    service.clock.advanceMinutes(5);
    const { status, body } = told(
      await member.patch(`/api/v1/bookings/${reference}`, {
        date: TUESDAY,
        halfDay: 'afternoon',
      }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'held', expiresAt: '2026-11-23T09:10:00+01:00', revision: 2 });
    service.clock.advanceMinutes(5);
    expect((await rival.post('/api/v1/bookings', { ...FIGEAC, halfDay: 'afternoon' })).status).toBe(201);
  });

  test('that is cancelled frees the place at once', async () => {
    const { reference } = await hold();
    const { body } = told(await member.post(`/api/v1/bookings/${reference}/cancellation`));
    expect(body).toMatchObject({ status: 'cancelled', revision: 2 });
    expect((await rival.post('/api/v1/bookings', FIGEAC)).status).toBe(201);
    problemIn(await member.post(`/api/v1/bookings/${reference}/confirmation`), 409, 'wrong-state');
  });

  test("is not somebody else's to confirm", async () => {
    const { reference } = await hold();
    problemIn(await rival.post(`/api/v1/bookings/${reference}/confirmation`), 404, 'not-found');
  });

  test('sent again with its key after it lapsed gets the first answer, word for word', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await member.post('/api/v1/bookings', { ...FIGEAC, hold: true }, key);
    service.clock.advanceMinutes(15);
    const again = await member.post('/api/v1/bookings', { ...FIGEAC, hold: true }, key);
    expect([again.status, again.body as unknown]).toEqual([201, first.body as unknown]);
  });
});

async function hold(): Promise<Held> {
  const answer: Answer = await member.post('/api/v1/bookings', { ...FIGEAC, hold: true });
  expect(answer.status).toBe(201);
  return answer.body as Held;
}

async function shown(reference: string): Promise<unknown> {
  return (await member.get(`/api/v1/bookings/${reference}`)).body as unknown;
}

function trace(revision: number, kind: string, actor: string | null, at: string, status: string): object {
  return { revision, kind, actor, at, status };
}
