import { fieldsIn, problemIn, rulesIn, told } from '../platform/problem-document.js';
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
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const MORNING = { date: TUESDAY, halfDay: 'morning' };
const AFTERNOON = { date: TUESDAY, halfDay: 'afternoon' };

describe('a move', () => {
  test('to another time frees the old one, raises the revision and is written down', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING, title: 'Dossier' });
    service.clock.advanceMinutes(1);
    const { status, body } = told(await move(reference, AFTERNOON));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      reference,
      start: '2026-11-24T13:30:00+01:00',
      end: '2026-11-24T17:30:00+01:00',
      halfDay: 'afternoon',
      title: 'Dossier',
      revision: 2,
    });
    expect(await occupiedBy(service.database, reference)).toEqual(['fig-desk 24 13:30–17:30']);
    expect((await trailOf(service.database, reference)).at(-1)).toEqual({
      revision: 2,
      kind: 'moved',
      actor: 'jeanne@example.org',
      at: '2026-11-23T08:01:00Z',
      status: 'confirmed',
    });
    expect((await rival.post('/api/v1/bookings', { resource: 'fig-desk', ...MORNING })).status).toBe(201);
  });

  test('to another telecentre keeps the half-day, at the hours of that telecentre', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    const { body } = told(await move(reference, { telecentre: 'montmurat', kind: 'desk' }));
    expect(body).toMatchObject({
      telecentre: 'montmurat',
      start: '2026-11-24T07:30:00+01:00',
      end: '2026-11-24T13:00:00+01:00',
      halfDay: 'morning',
      revision: 2,
    });
  });

  test('to another telecentre or kind keeps what is not said', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    expect(told(await move(reference, { telecentre: 'aurillac' })).body).toMatchObject({ kind: 'desk' });
    expect(told(await move(reference, { kind: 'office' })).body).toMatchObject({
      telecentre: 'aurillac',
      kind: 'office',
      revision: 3,
    });
  });

  test('of the title alone changes nothing else, even once the time has begun', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING, title: 'Dossier' });
    service.clock.set('2026-11-24T11:00:00+01:00');
    expect(told(await move(reference, { title: 'Autre dossier' })).body).toMatchObject({
      title: 'Autre dossier',
      resource: 'fig-desk',
      start: '2026-11-24T09:00:00+01:00',
      revision: 2,
    });
    expect(told(await move(reference, { title: null })).body).toMatchObject({ title: null, revision: 3 });
    const kinds = (await trailOf(service.database, reference)).map(({ kind }) => kind);
    expect(kinds).toEqual(['booked', 'edited', 'edited']);
  });

  test('of hours keeps the hours', async () => {
    const reference = await booked({
      resource: 'dec-salle',
      start: `${TUESDAY}T10:00`,
      end: `${TUESDAY}T11:00`,
    });
    const { body } = told(await move(reference, { resource: 'aur-visio' }));
    expect(body).toMatchObject({
      resource: 'aur-visio',
      start: '2026-11-24T10:00:00+01:00',
      end: '2026-11-24T11:00:00+01:00',
      halfDay: null,
    });
  });

  test('to a place that is taken is refused with alternatives, and changes nothing at all', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    await rival.post('/api/v1/bookings', { resource: 'dec-desk', ...MORNING });
    const before = (await member.get(`/api/v1/bookings/${reference}`)).body as unknown;
    const problem = problemIn(
      await move(reference, { telecentre: 'decazeville', kind: 'desk' }),
      409,
      'slot-taken',
    );
    expect(problem.alternatives?.length).toBeGreaterThan(0);
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toEqual(before);
    expect(await occupiedBy(service.database, reference)).toEqual(['fig-desk 24 09:00–12:00']);
    expect(await trailOf(service.database, reference)).toHaveLength(1);
  });

  test('may overlap its own old time: an hour later, a longer stay, the whole day', async () => {
    const reference = await booked({
      resource: 'dec-salle',
      start: `${TUESDAY}T09:00`,
      end: `${TUESDAY}T11:00`,
    });
    expect((await move(reference, { start: `${TUESDAY}T10:00`, end: `${TUESDAY}T12:00` })).status).toBe(200);
    expect((await move(reference, { start: `${TUESDAY}T08:00`, end: `${TUESDAY}T12:00` })).status).toBe(200);
    expect((await move(reference, { date: TUESDAY, halfDay: 'day' })).status).toBe(200);
    expect(await occupiedBy(service.database, reference)).toEqual([
      'dec-salle 24 08:00–12:00',
      'dec-salle 24 13:30–18:00',
    ]);
  });

  test('keeps its own desk where that is free', async () => {
    const reference = await booked({ resource: 'aur-open-4', ...MORNING });
    expect((await move(reference, AFTERNOON)).body).toMatchObject({ resource: 'aur-open-4' });
  });

  test.each<[what: string, wish: object]>([
    ['the same half-day', MORNING],
    ['the same hours', { start: `${TUESDAY}T08:30`, end: `${TUESDAY}T12:00` }],
    ['the same place', { resource: 'aur-visio' }],
    ['the kind of place that it is', { telecentre: 'aurillac', kind: 'videoconference_room' }],
    ['a kind that its place serves as', { kind: 'meeting_room', ...MORNING }],
    ['as many people', { people: 2 }],
    ['the same title', { title: 'Dossier' }],
    ['the same equipment in another order', { equipment: ['screen', 'videoconference'] }],
  ])('to what it has already is no move, and is not written down: %s', async (_, wish) => {
    const equipment = ['videoconference', 'screen'];
    const first = { resource: 'aur-visio', ...MORNING, people: 2, title: 'Dossier', equipment };
    const reference = await booked(first);
    const before = (await member.get(`/api/v1/bookings/${reference}`)).body as unknown;
    service.clock.advanceMinutes(1);
    const again = await move(reference, wish);
    expect([again.status, again.body as unknown]).toEqual([200, before]);
    expect(await trailOf(service.database, reference)).toHaveLength(1);
  });

  test('from a revision that is no longer the last is refused, and tells the last', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    expect((await move(reference, { ...AFTERNOON, revision: 1 })).status).toBe(200);
    const problem = problemIn(await move(reference, { ...MORNING, revision: 1 }), 409, 'stale');
    expect(problem['revision']).toBe(2);
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ halfDay: 'afternoon' });
    expect((await move(reference, { ...MORNING, revision: 2 })).status).toBe(200);
  });

  test('of two at the same time: both are done, one after the other, or one is told to look again', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    const answers = await Promise.all([
      move(reference, { ...AFTERNOON, revision: 1 }),
      move(reference, { date: '2026-11-25', halfDay: 'morning', revision: 1 }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('that breaks a rule is refused with every violation, and changes nothing', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    expect(rulesIn(await move(reference, { date: '2027-02-24', halfDay: 'morning' }))).toEqual(['horizon']);
    expect(rulesIn(await move(reference, { people: 2, equipment: ['parking'] }))).toEqual([
      'missing-equipment',
      'too-many-people',
    ]);
    expect(await occupiedBy(service.database, reference)).toEqual(['fig-desk 24 09:00–12:00']);
  });

  test('of more people to the same room is checked and kept', async () => {
    const reference = await booked({ resource: 'aur-visio', ...MORNING, people: 2 });
    expect((await move(reference, { people: 8 })).body).toMatchObject({ people: 8, revision: 2 });
    expect(rulesIn(await move(reference, { people: 9 }))).toEqual(['too-many-people']);
  });

  test('can change the title with the time, or take it away', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING, title: 'Un' });
    expect((await move(reference, { ...AFTERNOON, title: 'Deux' })).body).toMatchObject({ title: 'Deux' });
    expect((await move(reference, { ...MORNING, title: null })).body).toMatchObject({ title: null });
  });

  test('of a booking that is cancelled or over is refused', async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    const other = await booked({ resource: 'dec-desk', ...MORNING });
    await member.post(`/api/v1/bookings/${reference}/cancellation`);
    const problem = problemIn(await move(reference, AFTERNOON), 409, 'wrong-state');
    expect(problem['bookingStatus']).toBe('cancelled');
    service.clock.set('2026-11-24T12:00:00+01:00');
    expect(rulesIn(await move(other, { date: '2026-11-26', halfDay: 'morning' }))).toEqual(['ended']);
  });

  test("of somebody else's booking is a move of nothing", async () => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    problemIn(await rival.patch(`/api/v1/bookings/${reference}`, AFTERNOON), 404, 'not-found');
    problemIn(await service.anybody.patch(`/api/v1/bookings/${reference}`, AFTERNOON), 401, 'unauthorized');
  });

  test.each<[object, ...string[]]>([
    [{}, 'start'],
    [{ date: TUESDAY }, 'halfDay'],
    [{ resource: 'fig-desk', telecentre: 'figeac' }, 'resource'],
    [{ ...AFTERNOON, revision: 0 }, 'revision'],
    [{ ...AFTERNOON, revision: '1' }, 'revision'],
    [{ ...AFTERNOON, status: 'confirmed' }, 'status'],
    [{ ...AFTERNOON, hold: true }, 'hold'],
    [{ resource: 'nowhere' }, 'resource'],
    [{ telecentre: 'nowhere', kind: 'desk' }, 'telecentre'],
  ])('needs to be told what is to change: %j names %s', async (wish, ...fields) => {
    const reference = await booked({ resource: 'fig-desk', ...MORNING });
    expect(fieldsIn(await move(reference, wish))).toEqual(fields);
    expect(await trailOf(service.database, reference)).toHaveLength(1);
  });
});

async function booked(wish: object): Promise<string> {
  const { status, body } = told(await member.post('/api/v1/bookings', wish));
  expect(status).toBe(201);
  return (body as { reference: string }).reference;
}

function move(reference: string, wish: object): Promise<Answer> {
  return member.patch(`/api/v1/bookings/${reference}`, wish);
}
