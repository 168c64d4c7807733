import { fieldsIn, problemIn, rulesIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { desks, networkOf, room } from './places.js';
import { occupiedBy, trailOf } from './trail.js';

let service: TestService;
let member: Caller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne@example.org');
});
afterAll(() => service.close());

const MORNING = { date: TUESDAY, halfDay: 'morning' };
const DESK_AT_FIGEAC = { telecentre: 'figeac', kind: 'desk', ...MORNING };

describe('a booking', () => {
  test('is answered with all of it, and with where it can be found again', async () => {
    const answer = await book({ ...DESK_AT_FIGEAC, title: 'Télétravail', equipment: ['wifi'] });
    const { reference } = answer.body as { reference: string };
    expect({ status: answer.status, body: answer.body as unknown }).toEqual({
      status: 201,
      body: {
        reference,
        status: 'confirmed',
        telecentre: 'figeac',
        telecentreName: 'Bureau télétravail, Maison de l’emploi de Figeac',
        resource: 'fig-desk',
        resourceName: 'Bureau dédié',
        kind: 'desk',
        start: '2026-11-24T09:00:00+01:00',
        end: '2026-11-24T12:00:00+01:00',
        timeZone: 'Europe/Paris',
        halfDay: 'morning',
        people: 1,
        equipment: ['wifi'],
        message: null,
        awaitsApproval: false,
        title: 'Télétravail',
        revision: 1,
      },
    });
    expect(answer.headers['location']).toBe(`/api/v1/bookings/${reference}`);
    const again = await member.get(String(answer.headers['location']));
    expect({ status: again.status, body: again.body as unknown }).toEqual({
      status: 200,
      body: answer.body as unknown,
    });
  });

  test('without a title, people or equipment is for one person and says that there is none', async () => {
    expect((await book(DESK_AT_FIGEAC)).body).toMatchObject({ title: null, people: 1, equipment: [] });
  });

  test.each([
    ['a half-day of a date', MORNING],
    ['its hours on the clock of the telecentre', { start: `${TUESDAY}T09:00`, end: `${TUESDAY}T12:00` }],
    ['its hours with their offset', { start: `${TUESDAY}T09:00:00+01:00`, end: `${TUESDAY}T12:00:00+01:00` }],
    ['its hours in another zone', { start: `${TUESDAY}T08:00:00Z`, end: `${TUESDAY}T13:00:00+02:00` }],
  ])('said by %s is the same', async (_, when) => {
    const { status, body } = told(await book({ resource: 'fig-desk', ...when }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      start: '2026-11-24T09:00:00+01:00',
      end: '2026-11-24T12:00:00+01:00',
      halfDay: 'morning',
    });
  });

  test('of a day over the lunch closing is one booking that occupies two stretches, and not the lunch', async () => {
    const { body } = told(await book({ resource: 'aur-b1', date: TUESDAY, halfDay: 'day' }));
    expect(body).toMatchObject({
      start: '2026-11-24T08:30:00+01:00',
      end: '2026-11-24T17:30:00+01:00',
      halfDay: 'day',
    });
    expect(await occupiedBy(service.database, (body as { reference: string }).reference)).toEqual([
      'aur-b1 24 08:30–12:00',
      'aur-b1 24 13:30–17:30',
    ]);
  });

  test('of a morning leaves the afternoon to others, and the next booking may begin when it ends', async () => {
    expect((await book({ resource: 'fig-desk', ...MORNING })).status).toBe(201);
    expect((await book({ resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' })).status).toBe(201);
    const room = { resource: 'dec-salle' };
    expect((await book({ ...room, start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:00` })).status).toBe(201);
    expect((await book({ ...room, start: `${TUESDAY}T10:00`, end: `${TUESDAY}T10:30` })).status).toBe(201);
  });

  test('of a room made of rooms takes them all', async () => {
    const hall = {
      ...room('hall'),
      kind: 'training_room',
      capacity: 16,
      parts: ['nord', 'sud'],
    };
    const network = networkOf({ slug: 'vic', resources: [room('nord'), room('sud'), hall] });
    await inService(network, async () => {
      expect((await book({ resource: 'hall', ...MORNING })).status).toBe(201);
      problemIn(await book({ resource: 'sud', ...MORNING }), 409, 'slot-taken');
      expect((await book({ resource: 'nord', date: TUESDAY, halfDay: 'afternoon' })).status).toBe(201);
      problemIn(await book({ resource: 'hall', date: TUESDAY, halfDay: 'day' }), 409, 'slot-taken');
    });
  });

  test('is written down with who made it, when, and what it then was', async () => {
    const { body } = told(await book(DESK_AT_FIGEAC));
    expect(await trailOf(service.database, (body as { reference: string }).reference)).toEqual([
      {
        revision: 1,
        kind: 'booked',
        actor: 'jeanne@example.org',
        at: '2026-11-23T08:00:00Z',
        status: 'confirmed',
      },
    ]);
    expect(await service.doctor()).toEqual([]);
  });

  test('has a title that comes back letter for letter, whatever it looks like', async () => {
    const titles = [
      "Robert'); drop table booking; --",
      '<script>alert("x")</script>',
      '{{7*7}} ${7*7} %s %00 \\u0000 \\x00',
      '=cmd|" /C calc"!A0',
      '../../etc/passwd',
      'é e\u0301 𝒯é👩‍🌾 עברית',
      'L’atelier « couture » ; à 9\u00a0h',
      'null',
      'x'.repeat(200),
    ];
    for (const [index, title] of titles.entries()) {
      const date = `2026-12-${String(index + 1).padStart(2, '0')}`;
      const { status, body } = told(
        await book({
          resource: 'mon-open-1',
          date,
          halfDay: 'morning',
          title,
        }),
      );
      if (status === 422) continue; // a Sunday
      expect([status, (body as { title: string }).title]).toEqual([201, title]);
      const { reference } = body as { reference: string };
      expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ title });
    }
    expect(await service.doctor()).toEqual([]);
  });
});

describe('a reference', () => {
  test('is short, can be read aloud, and tells nothing of the next one', async () => {
    const references: string[] = [];
    for (const resource of ['mon-open-1', 'mon-open-2', 'mon-open-3', 'mon-open-4'])
      for (const halfDay of ['morning', 'afternoon'])
        for (const date of ['2026-11-24', '2026-11-25', '2026-11-26'])
          references.push(
            ((await book({ resource, date, halfDay })).body as { reference: string }).reference,
          );
    expect(new Set(references).size).toBe(24);
    for (const reference of references) {
      expect(reference).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
      expect(reference).not.toMatch(/[01ILOQUV]/);
    }
    // Drawn at random: two in a row share a beginning only by chance, and they come in no order.
    const first = references.map((one) => one.slice(0, 4));
    expect(new Set(first).size).toBeGreaterThan(22);
    expect(references).not.toEqual([...references].sort());
  });

  test.each([
    (reference: string) => reference.toLowerCase(),
    (reference: string) => reference.replace('-', ''),
    (reference: string) => reference.replace('-', '%20'),
  ])('is understood as people type it', async (typed) => {
    const { reference } = (await book(DESK_AT_FIGEAC)).body as { reference: string };
    const { status, body } = told(await member.get(`/api/v1/bookings/${typed(reference)}`));
    expect([status, (body as { reference: string }).reference]).toEqual([200, reference]);
  });
});

describe('a place that is taken', () => {
  test('is refused with others: the same place at other half-days, then the nearest other places', async () => {
    const rival = await service.member();
    expect((await rival.post('/api/v1/bookings', DESK_AT_FIGEAC)).status).toBe(201);
    const { alternatives = [] } = problemIn(await book(DESK_AT_FIGEAC), 409, 'slot-taken');
    expect(alternatives.map((one) => [one.telecentre, one.start.slice(0, 16), one.halfDay])).toEqual([
      ['figeac', '2026-11-24T13:30', 'afternoon'],
      ['figeac', '2026-11-25T09:00', 'morning'],
      ['figeac', '2026-11-25T13:30', 'afternoon'],
      ['montmurat', '2026-11-24T07:30', 'morning'],
      ['decazeville', '2026-11-24T08:00', 'morning'],
      ['cassaniouze', '2026-11-24T09:00', 'morning'],
    ]);
    for (const { resource, start, end } of alternatives) {
      const answer = await book({ resource: resource.id, start, end });
      expect([resource.id, start, answer.status]).toEqual([resource.id, start, 201]);
    }
  });

  test('by the hour is refused with as many hours sooner or later that day', async () => {
    const ten = { start: `${TUESDAY}T10:00`, end: `${TUESDAY}T11:00` };
    await book({ resource: 'dec-salle', ...ten });
    const { alternatives = [] } = problemIn(
      await book({ telecentre: 'decazeville', kind: 'meeting_room', ...ten }),
      409,
      'slot-taken',
    );
    expect(alternatives.map((one) => [one.resource.id, one.start.slice(11, 16)])).toEqual([
      ['dec-salle', '11:00'],
      ['dec-salle', '09:00'],
      ['dec-salle', '08:00'],
      ['aur-visio', '10:00'],
    ]);
  });

  test('is refused without a word of who has it', async () => {
    const rival = await service.member('rivale@example.org');
    await rival.post('/api/v1/bookings', { ...DESK_AT_FIGEAC, title: 'Rendez-vous discret' });
    const { body } = told(await book(DESK_AT_FIGEAC));
    expect(JSON.stringify(body)).not.toMatch(/rivale|discret|example\.org/);
  });

  test('is refused with no alternative where there is none', async () => {
    const network = networkOf({
      slug: 'vic',
      openingHours: { week: weekOf(['tue']) },
      resources: [desks('vic', 1, { horizonDays: 3 })],
    });
    await inService(network, async () => {
      await book({ resource: 'vic-1', date: TUESDAY, halfDay: 'day' });
      expect(problemIn(await book({ resource: 'vic-1', ...MORNING }), 409).alternatives).toEqual([]);
    });
  });

  test('is overlapped by nothing: longer, shorter, within, around', async () => {
    const hours = (from: string, to: string): object => ({
      resource: 'dec-salle',
      start: `${TUESDAY}T${from}`,
      end: `${TUESDAY}T${to}`,
    });
    await book(hours('09:00', '11:00'));
    for (const [from, to] of [
      ['08:30', '09:30'],
      ['09:30', '10:00'],
      ['10:30', '11:30'],
      ['08:30', '11:30'],
      ['09:00', '11:00'],
    ] as const)
      problemIn(await book(hours(from, to)), 409, 'slot-taken');
    problemIn(await book({ resource: 'dec-salle', date: TUESDAY, halfDay: 'day' }), 409, 'slot-taken');
    expect((await book(hours('08:00', '09:00'))).status).toBe(201);
  });
});

describe('the engine chooses', () => {
  const ROOMS = networkOf({
    slug: 'vic',
    resources: [
      room('grande', {}, { capacity: 20, equipment: ['screen', 'whiteboard'] }),
      room('petite', {}, { capacity: 4 }),
      room('moyenne', {}, { capacity: 8, equipment: ['screen'] }),
      desks('vic', 3),
    ],
  });

  test.each([
    [{ people: 2 }, 'petite'],
    [{ people: 4 }, 'petite'],
    [{ people: 5 }, 'moyenne'],
    [{ people: 9 }, 'grande'],
    [{ people: 2, equipment: ['screen'] }, 'moyenne'],
    [{ people: 2, equipment: ['whiteboard'] }, 'grande'],
  ])('the smallest room that satisfies: for %j, %s', async (wish, chosen) => {
    await inService(ROOMS, async () => {
      const answer = await book({ telecentre: 'vic', kind: 'meeting_room', ...MORNING, ...wish });
      expect(answer.body).toMatchObject({ resource: chosen });
    });
  });

  test('the next larger when the smallest is taken', async () => {
    await inService(ROOMS, async () => {
      const wish = { telecentre: 'vic', kind: 'meeting_room', ...MORNING, people: 2 };
      expect(await resourcesOf([wish, wish, wish])).toEqual(['petite', 'moyenne', 'grande']);
      problemIn(await book(wish), 409, 'slot-taken');
    });
  });

  test('for a member who comes back, the desk of last time', async () => {
    await inService(ROOMS, async () => {
      await book({ resource: 'vic-3', ...MORNING });
      const wednesday = { telecentre: 'vic', kind: 'desk', date: '2026-11-25', halfDay: 'morning' };
      expect(await resourcesOf([wednesday])).toEqual(['vic-3']);
      const somebodyElse = await service.member();
      const { body } = told(await somebodyElse.post('/api/v1/bookings', wednesday));
      expect(body).toMatchObject({ resource: 'vic-1' });
    });
  });

  test('another one when the desk of last time is taken', async () => {
    await inService(ROOMS, async () => {
      await book({ resource: 'vic-3', ...MORNING });
      const somebodyElse = await service.member();
      const wednesday = { date: '2026-11-25', halfDay: 'morning' };
      await somebodyElse.post('/api/v1/bookings', { resource: 'vic-3', ...wednesday });
      expect(await resourcesOf([{ telecentre: 'vic', kind: 'desk', ...wednesday }])).toEqual(['vic-1']);
    });
  });

  test('the desk whose other half-day is taken, so that whole days remain', async () => {
    await inService(ROOMS, async () => {
      const somebodyElse = await service.member();
      await somebodyElse.post('/api/v1/bookings', { resource: 'vic-2', ...MORNING });
      const afternoon = { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'afternoon' };
      expect(await resourcesOf([afternoon])).toEqual(['vic-2']);
      const day = { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day' };
      expect(await resourcesOf([day, day])).toEqual(['vic-1', 'vic-3']);
    });
  });

  test('among the desks of an open space until none is left', async () => {
    const wish = { telecentre: 'aurillac', kind: 'desk', ...MORNING };
    const chosen = await resourcesOf(Array.from({ length: 6 }, () => wish));
    expect([...chosen].sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `aur-open-${n}`));
    problemIn(await book(wish), 409, 'slot-taken');
  });

  test('no two desks for two people: that is refused, and says how many a desk seats', async () => {
    const answer = await book({ telecentre: 'aurillac', kind: 'desk', ...MORNING, people: 3 });
    expect(rulesIn(answer)).toEqual(['too-many-people']);
  });
});

describe('a request sent again', () => {
  const KEY = { 'idempotency-key': 'b7f0c1d2' };

  test('with its key gets the first answer and books once', async () => {
    const first = await member.post('/api/v1/bookings', DESK_AT_FIGEAC, KEY);
    const again = await member.post('/api/v1/bookings', DESK_AT_FIGEAC, KEY);
    expect([again.status, again.body as unknown]).toEqual([201, first.body as unknown]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  test('with a key that served another request is refused, in the language asked for', async () => {
    await member.post('/api/v1/bookings', DESK_AT_FIGEAC, KEY);
    const other = { ...DESK_AT_FIGEAC, halfDay: 'afternoon' };
    const problem = problemIn(
      await member.post('/api/v1/bookings', other, { ...KEY, 'accept-language': 'en' }),
      422,
      'idempotency-key-reused',
    );
    expect(problem.errors?.map((one) => one.field)).toEqual(['idempotency-key']);
    expect(problem.title).toMatch(/^This Idempotency-Key/);
  });

  test('by somebody else with the same key is another request', async () => {
    const rival = await service.member();
    await member.post('/api/v1/bookings', DESK_AT_FIGEAC, KEY);
    problemIn(await rival.post('/api/v1/bookings', DESK_AT_FIGEAC, KEY), 409, 'slot-taken');
  });

  test.each(['', 'with space', 'accentué', 'k'.repeat(201)])(
    'needs a key that can be kept: not %j',
    async (key) => {
      const header = Buffer.from(key, 'utf8').toString('latin1');
      const answer = await member.post('/api/v1/bookings', DESK_AT_FIGEAC, { 'idempotency-key': header });
      expect(new Set(fieldsIn(answer))).toEqual(new Set(['idempotency-key']));
    },
  );
});

function book(wish: object): Promise<Answer> {
  return member.post('/api/v1/bookings', wish);
}

async function resourcesOf(wishes: readonly object[]): Promise<string[]> {
  const resources: string[] = [];
  for (const wish of wishes) {
    const { status, body } = told(await book(wish));
    expect(status).toBe(201);
    resources.push((body as { resource: string }).resource);
  }
  return resources;
}

/** The same member in another network. */
async function inService(network: object, work: () => Promise<void>): Promise<void> {
  await service.startAgain(network);
  member = await service.member('jeanne@example.org');
  await work();
}

function weekOf(open: readonly string[]): object {
  const segments = [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ];
  return Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
      day,
      { segments: open.includes(day) ? segments : [] },
    ]),
  );
}
