import { fieldsIn, problemIn, rulesIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { networkOf, room } from './places.js';
import { occupiedBy, trailOf } from './trail.js';

let service: TestService;
let member: Caller;
let rival: Caller;
beforeAll(async () => (service = await startService()));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

describe('a cancellation', () => {
  beforeEach(() => start());

  const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

  test('frees the place at once, and is written down', async () => {
    const reference = await booked(FIGEAC);
    service.clock.advanceMinutes(5);
    const { status, body } = told(await cancel(reference));
    expect(status).toBe(200);
    expect(body).toMatchObject({ reference, status: 'cancelled', revision: 2 });
    expect(await occupiedBy(service.database, reference)).toEqual([]);
    expect((await trailOf(service.database, reference)).at(-1)).toEqual({
      revision: 2,
      kind: 'cancelled',
      actor: 'jeanne@example.org',
      at: '2026-11-23T08:05:00Z',
      status: 'cancelled',
    });
    expect((await rival.post('/api/v1/bookings', FIGEAC)).status).toBe(201);
  });

  test('of a day gives back both of its halves', async () => {
    const reference = await booked({ ...FIGEAC, halfDay: 'day' });
    await cancel(reference);
    for (const halfDay of ['morning', 'afternoon'])
      expect((await rival.post('/api/v1/bookings', { ...FIGEAC, halfDay })).status).toBe(201);
  });

  test('done twice is done once', async () => {
    const reference = await booked(FIGEAC);
    const first = await cancel(reference);
    service.clock.advanceMinutes(5);
    const again = await cancel(reference);
    expect([again.status, again.body as unknown]).toEqual([200, first.body as unknown]);
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('of ten at the same time is one change', async () => {
    const reference = await booked(FIGEAC);
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(reference)));
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('leaves the booking where its holder can read it, and cannot be confirmed again', async () => {
    const reference = await booked(FIGEAC);
    await cancel(reference);
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'cancelled' });
    problemIn(await member.post(`/api/v1/bookings/${reference}/confirmation`), 409, 'wrong-state');
  });

  test('is possible while the half-day runs, and no longer when it is over', async () => {
    const first = await booked(FIGEAC);
    const second = await booked({ ...FIGEAC, resource: 'dec-desk' });
    service.clock.set('2026-11-24T11:59:59+01:00');
    expect((await cancel(first)).status).toBe(200);
    service.clock.set('2026-11-24T12:00:00+01:00');
    expect(rulesIn(await cancel(second))).toEqual(['ended']);
  });

  test("is the holder's alone", async () => {
    const reference = await booked(FIGEAC);
    const path = `/api/v1/bookings/${reference}/cancellation`;
    problemIn(await rival.post(path), 404, 'not-found');
    problemIn(await service.anybody.post(path), 401, 'unauthorized');
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'confirmed' });
  });

  test.each<[what: string, body: unknown]>([
    ['nothing at all', undefined],
    ['an empty object', {}],
    ['an empty JSON text', ''],
  ])('is done when the request says %s', async (_, body) => {
    const reference = await booked(FIGEAC);
    const path = `/api/v1/bookings/${reference}/cancellation`;
    expect((await member.post(path, body, { 'content-type': 'application/json' })).status).toBe(200);
  });

  test('of a reference that nobody has is not there', async () => {
    problemIn(await cancel('2345-6779'), 404, 'not-found');
  });
});

describe('the reason of a cancellation', () => {
  let host: Caller;
  beforeEach(async () => {
    await start();
    host = await service.visitor('hote@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
  });

  const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
  const REASON = 'Le chauffage est en panne, désolée.';

  test('that the telecentre gives is told to the holder and to those who receive them', async () => {
    const reference = await booked(FIGEAC);
    expect(told(await cancelAs(host, reference, { reason: REASON }))).toMatchObject({
      status: 200,
      body: { status: 'cancelled', cancellationReason: REASON },
    });
    for (const reader of [member, host])
      expect((await reader.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
        cancellationReason: REASON,
      });
    expect((await member.get('/api/v1/bookings')).body).toMatchObject({
      bookings: [{ cancellationReason: REASON }],
    });
  });

  test('that was given first stays', async () => {
    const reference = await booked(FIGEAC);
    await cancelAs(host, reference, { reason: REASON });
    const again = await cancelAs(host, reference, { reason: 'Non, une fuite.' });
    expect(told(again)).toMatchObject({ status: 200, body: { cancellationReason: REASON } });
  });

  test('is not for the holder to give, and then nothing is cancelled', async () => {
    const reference = await booked(FIGEAC);
    expect(fieldsIn(await cancelAs(member, reference, { reason: REASON }))).toEqual(['reason']);
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'confirmed' });
  });

  test('is owed to the member who was to come: they will read it', async () => {
    const reference = await booked(FIGEAC);
    for (const body of [undefined, {}]) {
      const refused = await cancelAs(host, reference, body);
      expect(fieldsIn(refused)).toEqual(['reason']);
      expect(problemIn(refused, 400).errors?.[0]?.message).toContain('la personne qui devait venir la lira');
    }
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'confirmed' });
    await cancelAs(host, reference, { reason: REASON });
    // Once more is the same as once: there is nothing left to explain.
    expect((await cancelAs(host, reference)).status).toBe(200);
  });

  test('is owed to no guest, and by no host who cancels their own or as a colleague', async () => {
    const guest = { ...FIGEAC, for: { guest: { name: 'Mme Roques' } } };
    expect((await cancelAs(host, await booked(guest, host))).status).toBe(200);
    expect((await cancelAs(host, await booked(FIGEAC, host))).status).toBe(200);
    const holder = await service.visitor('ines@example.org');
    await holder.post('/api/v1/colleagues', { email: 'hote@example.org' });
    const reference = await booked({ ...FIGEAC, for: { member: 'ines@example.org' } }, host);
    expect((await cancelAs(host, reference)).status).toBe(200);
  });

  test('is owed to the member for whom the host has booked', async () => {
    const reference = await booked({ ...FIGEAC, for: { member: 'paul@example.org' } }, host);
    expect(fieldsIn(await cancelAs(host, reference))).toEqual(['reason']);
  });

  test('of a host’s own booking may be given by the host', async () => {
    const reference = await booked(FIGEAC, host);
    expect((await cancelAs(host, reference, { reason: REASON })).status).toBe(200);
  });

  test('tells a stranger nothing of whether there is such a booking', async () => {
    const reference = await booked(FIGEAC);
    problemIn(await cancelAs(rival, reference, { reason: REASON }), 404, 'not-found');
  });

  test('is not shown to a colleague who may book for the holder', async () => {
    const holder = await service.visitor('ines@example.org');
    await holder.post('/api/v1/colleagues', { email: 'paul@example.org' });
    const reference = await booked({ ...FIGEAC, for: { member: 'ines@example.org' } }, rival);
    await cancelAs(host, reference, { reason: REASON });
    for (const answer of [
      await rival.get(`/api/v1/bookings/${reference}`),
      await cancelAs(rival, reference),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.body).not.toHaveProperty('cancellationReason');
    }
  });

  test.each([['x'.repeat(301)], [''], ['a\u0000b'], [12], [null]])(
    'that is no short line is refused by its name: %j',
    async (reason) => {
      const reference = await booked(FIGEAC);
      expect(fieldsIn(await cancelAs(host, reference, { reason }))).toEqual(['reason']);
    },
  );
});

describe('where the host wants to know a day before', () => {
  beforeEach(() =>
    start(networkOf({ slug: 'vic', resources: [room('salle', { cancellationMinutes: 1440 })] })),
  );

  const WEDNESDAY = { resource: 'salle', date: '2026-11-25', halfDay: 'morning' };

  test('a booking can be given back or moved to the minute, and then no longer', async () => {
    const reference = await booked(WEDNESDAY);
    service.clock.set('2026-11-24T09:00:00+01:00');
    const moved = await member.patch(`/api/v1/bookings/${reference}`, {
      date: '2026-11-25',
      halfDay: 'afternoon',
    });
    expect(moved.status).toBe(200);
    await member.patch(`/api/v1/bookings/${reference}`, WEDNESDAY);
    service.clock.set('2026-11-24T09:00:01+01:00');
    expect(rulesIn(await cancel(reference))).toEqual(['cancellation-deadline']);
    const late = await member.patch(`/api/v1/bookings/${reference}`, {
      date: '2026-11-26',
      halfDay: 'morning',
    });
    expect(rulesIn(late)).toEqual(['cancellation-deadline']);
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'confirmed' });
  });

  test('the host is bound by no deadline: a boiler breaks when it breaks', async () => {
    const host = await service.member('host@example.org', {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'host', telecentre: 'vic' }],
    });
    const reference = await booked(WEDNESDAY);
    service.clock.set('2026-11-25T09:30:00+01:00');
    expect(rulesIn(await cancel(reference))).toEqual(['cancellation-deadline']);
    const answer = await host.post(`/api/v1/bookings/${reference}/cancellation`, {
      reason: 'Panne de chauffage',
    });
    expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  });

  test('a move that comes too late and breaks a rule is told of both', async () => {
    const reference = await booked(WEDNESDAY);
    service.clock.set('2026-11-24T12:00:00+01:00');
    const answer = await member.patch(`/api/v1/bookings/${reference}`, { people: 9 });
    expect(rulesIn(answer)).toEqual(['cancellation-deadline', 'too-many-people']);
  });
});

async function start(network?: object): Promise<void> {
  await service.startAgain(network);
  member = await service.member('jeanne@example.org');
  rival = await service.member('paul@example.org');
}

async function booked(wish: object, by = member): Promise<string> {
  const { status, body } = told(await by.post('/api/v1/bookings', wish));
  expect(status).toBe(201);
  return (body as { reference: string }).reference;
}

function cancel(reference: string): Promise<Answer> {
  return cancelAs(member, reference);
}

function cancelAs(caller: Caller, reference: string, body?: object): Promise<Answer> {
  return caller.post(`/api/v1/bookings/${reference}/cancellation`, body);
}
