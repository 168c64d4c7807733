import { fieldsIn, problemIn, rulesIn, type ProblemBody, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { DAY_AND_NIGHT, desks, networkOf, room } from './places.js';
import { occupiedBy } from './trail.js';

let service: TestService;
let member: Caller;

function usingService(setUp: { network?: object; now?: string } = {}): void {
  beforeAll(async () => (service = await startService(setUp)));
  beforeEach(async () => {
    await service.startAgain();
    member = await service.member();
  });
  afterEach(async () => expect(await service.doctor()).toEqual([]));
  afterAll(() => service.close());
}

describe('at the pilot', () => {
  // Nothing is taken that another test wants: each test has its own dates.
  beforeAll(async () => {
    service = await startService();
    member = await service.member();
  });
  afterEach(() => service.clock.set('2026-11-23T09:00:00+01:00'));
  afterAll(async () => {
    expect(await service.doctor()).toEqual([]);
    await service.close();
  });

  test('a meeting room needs an hour of notice, to the second', async () => {
    service.clock.set('2026-11-23T09:00:01+01:00');
    const ten = { resource: 'dec-salle', start: '2026-11-23T10:00', end: '2026-11-23T11:00' };
    expect(rulesIn(await book(ten))).toEqual(['notice']);
    service.clock.set('2026-11-23T09:00:00+01:00');
    expect((await book(ten)).status).toBe(201);
  });

  test('a desk is booked sixty days ahead at most: until 22 January', async () => {
    expect((await book(desk('aurillac', '2027-01-22', 'morning'))).status).toBe(201);
    const { violations = [] } = refused(await book(desk('aurillac', '2027-01-25', 'morning')));
    expect(violations.map((one) => one.rule)).toEqual(['horizon']);
    expect(violations[0]?.message).toMatch(/60\u00a0jours.*vendredi 22 janvier 2027/);
  });

  test('the horizon moves on at midnight of the telecentre, not of Greenwich', async () => {
    const friday = desk('figeac', '2027-01-25', 'morning');
    service.clock.set('2026-11-25T23:59:59+01:00');
    expect(rulesIn(await book(friday))).toEqual(['horizon']);
    service.clock.set('2026-11-26T00:00:00+01:00');
    expect((await book(friday)).status).toBe(201);
  });

  test('a half-day that has begun can still be booked, until it is over', async () => {
    service.clock.set('2026-11-23T11:59:59+01:00');
    const answer = await book(desk('figeac', '2026-11-23', 'morning'));
    expect(answer.body).toMatchObject({ start: '2026-11-23T09:00:00+01:00' });
    expect(answer.status).toBe(201);
    service.clock.set('2026-11-23T12:00:00+01:00');
    expect(rulesIn(await book(desk('decazeville', '2026-11-23', 'morning')))).toEqual(['past']);
  });

  test('what is past is past', async () => {
    expect(rulesIn(await book(desk('figeac', '2026-11-20', 'day')))).toEqual(['past']);
    expect(rulesIn(await book(desk('figeac', '2012-01-10', 'day')))).toEqual(['past']);
  });

  test('nobody is booked into the closed lunch, nor around it by the hour', async () => {
    for (const [start, end] of [
      ['12:00', '13:30'],
      ['11:30', '13:00'],
      ['11:00', '14:00'],
      ['06:00', '07:00'],
    ] as const) {
      const { violations = [] } = refused(
        await book({
          resource: 'dec-salle',
          start: `${TUESDAY}T${start}`,
          end: `${TUESDAY}T${end}`,
        }),
      );
      expect(violations.map((one) => one.rule)).toEqual(['outside-opening-hours']);
      expect(violations[0]?.message).toMatch(/de 8\u00a0h à 12\u00a0h/);
    }
  });

  test('all of a day, lunch included, is a day: one booking of two stretches', async () => {
    const whole = { resource: 'dec-salle', start: '2026-12-01T08:00', end: '2026-12-01T18:00' };
    const { status, body } = told(await book(whole));
    expect(status).toBe(201);
    expect(body).toMatchObject({ halfDay: 'day' });
    expect(await occupiedBy(service.database, (body as { reference: string }).reference)).toEqual([
      'dec-salle 01 08:00–12:00',
      'dec-salle 01 13:30–18:00',
    ]);
  });

  test('Cassaniouze has no Wednesday afternoon; its Wednesday is its morning', async () => {
    const answer = await book(desk('cassaniouze', '2026-11-25', 'afternoon'));
    const { violations } = refused(answer);
    expect(violations).toMatchObject([{ rule: 'no-such-half-day', field: 'halfDay' }]);
    expect((await book(desk('cassaniouze', '2026-11-25', 'day'))).body).toMatchObject({
      end: '2026-11-25T12:00:00+01:00',
    });
  });

  test('Aurillac is shut from 24 December to 3 January, and says why', async () => {
    expect((await book(desk('aurillac', '2026-12-23', 'afternoon'))).status).toBe(201);
    for (const date of ['2026-12-24', '2026-12-28', '2026-12-31']) {
      const { violations = [] } = refused(await book(desk('aurillac', date, 'morning')));
      expect(violations.map((one) => one.rule)).toEqual(['closed']);
      expect(violations[0]?.message).toContain('Fermeture annuelle');
      expect(violations[0]?.message).toMatch(/3 janvier 2027|4 janvier 2027/);
    }
    expect((await book(desk('aurillac', '2027-01-04', 'morning'))).status).toBe(201);
  });

  test('on Ascension day a staffed telecentre is shut, and Montmurat is open', async () => {
    service.clock.set('2027-04-26T09:00:00+02:00');
    const { violations = [] } = refused(await book(desk('aurillac', '2027-05-06', 'morning')));
    expect(violations.map((one) => one.rule)).toEqual(['closed']);
    expect(violations[0]?.message).toContain('Ascension');
    expect((await book(desk('montmurat', '2027-05-06', 'morning'))).status).toBe(201);
  });

  test('a desk is not let by the hour, a telecentre has no room that it has not', async () => {
    expect(
      rulesIn(await book({ resource: 'mon-open-1', start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:00` })),
    ).toEqual(['granularity']);
    const { violations } = refused(
      await book({ telecentre: 'figeac', kind: 'meeting_room', date: TUESDAY, halfDay: 'day' }),
    );
    expect(violations).toMatchObject([{ rule: 'no-such-kind', field: 'kind' }]);
  });

  test('everything that is wrong is said at once', async () => {
    service.clock.set('2026-11-23T09:30:00+01:00');
    const answer = await book({
      telecentre: 'decazeville',
      kind: 'meeting_room',
      start: '2026-11-23T10:10',
      end: '2026-11-23T10:20',
      people: 11,
      equipment: ['projector', 'screen'],
    });
    expect(rulesIn(answer)).toEqual([
      'missing-equipment',
      'notice',
      'shortest-stay',
      'step',
      'too-many-people',
    ]);
  });

  test('what has no beginning and end, or no place, is told which of its fields', async () => {
    const where = { telecentre: 'figeac', kind: 'desk' };
    const when = { date: TUESDAY, halfDay: 'morning' };
    const cases: [object, string[]][] = [
      [{}, ['date', 'halfDay', 'kind', 'telecentre']],
      [where, ['date', 'halfDay']],
      [when, ['kind', 'telecentre']],
      [{ ...when, telecentre: 'figeac' }, ['kind']],
      [{ ...when, ...where, resource: 'fig-desk' }, ['resource']],
      [{ ...when, resource: 'nowhere' }, ['resource']],
      [{ ...when, telecentre: 'nowhere', kind: 'desk' }, ['telecentre']],
      [{ ...where, ...when, start: `${TUESDAY}T09:00` }, ['start']],
      [{ ...where, start: `${TUESDAY}T09:00` }, ['end']],
    ];
    for (const [wish, fields] of cases) expect(fieldsIn(await book(wish))).toEqual(fields);
  });

  test.each([
    [`${TUESDAY}T10:00`, `${TUESDAY}T10:00`],
    [`${TUESDAY}T10:00`, `${TUESDAY}T09:00`],
    [`${TUESDAY}T10:00:00Z`, `${TUESDAY}T10:30:00+01:00`],
  ])('from %s to %s is no time: the end is named', async (start, end) => {
    const { violations } = refused(await book({ resource: 'dec-salle', start, end }));
    expect(violations).toMatchObject([{ rule: 'end-not-after-start', field: 'end' }]);
  });

  function desk(telecentre: string, date: string, halfDay: string): object {
    return { telecentre, kind: 'desk', date, halfDay };
  }
});

describe('a room with rules of its own', () => {
  const network = networkOf({
    slug: 'vic',
    resources: [
      room('rare', { granularities: ['day'], minutesBetween: 0 }),
      room('longue', { shortestMinutes: 120, longestMinutes: 180, stepMinutes: 60, granularities: ['hour'] }),
      room('propre', { minutesBetween: 15, stepMinutes: 15 }),
      desks('vic', 2, { noticeMinutes: 2880 }),
    ],
  });
  usingService({ network });

  test('is booked as its host says: by the day only', async () => {
    expect(rulesIn(await book({ resource: 'rare', date: TUESDAY, halfDay: 'morning' }))).toEqual([
      'granularity',
    ]);
    expect((await book({ resource: 'rare', date: TUESDAY, halfDay: 'day' })).status).toBe(201);
  });

  test.each([
    ['09:00', '10:00', ['shortest-stay']],
    ['09:30', '11:30', ['step']],
    ['14:00', '18:00', ['longest-stay']],
    ['09:15', '10:00', ['shortest-stay', 'step']],
  ])('from %s to %s breaks %j', async (from, to, rules) => {
    const wish = { resource: 'longue', start: `${TUESDAY}T${from}`, end: `${TUESDAY}T${to}` };
    expect(rulesIn(await book(wish))).toEqual(rules);
  });

  test('keeps the minutes after each booking free, and does not show them', async () => {
    const first = await book({ resource: 'propre', start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:00` });
    expect(first.body).toMatchObject({ end: '2026-11-24T10:00:00+01:00' });
    const at = (from: string, to: string): Promise<Answer> =>
      book({ resource: 'propre', start: `${TUESDAY}T${from}`, end: `${TUESDAY}T${to}` });
    problemIn(await at('10:00', '11:00'), 409, 'slot-taken');
    expect((await at('10:15', '11:00')).status).toBe(201);
  });

  test('asks for two days of notice', async () => {
    expect(rulesIn(await book({ resource: 'vic-1', date: TUESDAY, halfDay: 'day' }))).toEqual(['notice']);
    expect((await book({ resource: 'vic-1', date: '2026-11-26', halfDay: 'day' })).status).toBe(201);
  });
});

describe('in the nights when the clocks change, a room that never shuts', () => {
  usingService({
    network: networkOf({ slug: 'nuit', day: DAY_AND_NIGHT, resources: [room('veille')] }),
    now: '2027-03-01T09:00:00+01:00',
  });

  test('has no half past two on 28 March: the start is named', async () => {
    const { violations } = refused(await hours('2027-03-28T02:30', '2027-03-28T04:00'));
    expect(violations).toMatchObject([{ rule: 'local-time-skipped', field: 'start' }]);
  });

  test('and names the end as well when that is skipped too', async () => {
    const { violations } = refused(await hours('2027-03-28T02:00', '2027-03-28T02:30'));
    expect(violations).toMatchObject([
      { rule: 'local-time-skipped', field: 'start' },
      { rule: 'local-time-skipped', field: 'end' },
    ]);
  });

  test('from one to four that night is two hours long', async () => {
    const { status, body } = told(await hours('2027-03-28T01:00', '2027-03-28T04:00'));
    expect(status).toBe(201);
    expect(length(body)).toBe(120);
    expect(body).toMatchObject({ start: '2027-03-28T01:00:00+01:00', end: '2027-03-28T04:00:00+02:00' });
  });

  test('has half past two twice on 31 October: without an offset it is refused, with one it is booked', async () => {
    const { violations } = refused(await hours('2027-10-31T02:30', '2027-10-31T04:00'));
    expect(violations).toMatchObject([{ rule: 'local-time-repeated', field: 'start' }]);
    const second = await hours('2027-10-31T02:30:00+01:00', '2027-10-31T04:00');
    expect(second.status).toBe(201);
    expect(length(second.body)).toBe(90);
    const first = await hours('2027-10-31T02:30:00+02:00', '2027-10-31T02:30:00+01:00');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      start: '2027-10-31T02:30:00+02:00',
      end: '2027-10-31T02:30:00+01:00',
    });
    expect(length(first.body)).toBe(60);
  });

  test.each([
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2027-06-01', 24],
  ])('has a day of its own length on %s: %d hours', async (date, long) => {
    const { body } = told(await book({ resource: 'veille', date, halfDay: 'day' }));
    expect(length(body)).toBe(long * 60);
  });

  test('can be had over midnight, by the hour', async () => {
    const { status, body } = told(await hours('2027-06-01T22:00', '2027-06-02T02:00'));
    expect(status).toBe(201);
    expect(length(body)).toBe(240);
  });

  test('knows 29 February 2028, and none in 2027', async () => {
    service.clock.set('2028-02-01T09:00:00+01:00');
    const { status, body } = told(await book({ resource: 'veille', date: '2028-02-29', halfDay: 'day' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ start: '2028-02-29T00:00:00+01:00', end: '2028-03-01T00:00:00+01:00' });
    expect(fieldsIn(await book({ resource: 'veille', date: '2027-02-29', halfDay: 'day' }))).toEqual([
      'date',
    ]);
  });

  function hours(start: string, end: string): Promise<Answer> {
    return book({ resource: 'veille', start, end });
  }
});

describe('far from Paris', () => {
  usingService({
    network: networkOf(
      {
        slug: 'basse-terre',
        department: '971',
        timeZone: 'America/Guadeloupe',
        holidayZone: 'guadeloupe',
        closedOnPublicHolidays: true,
        location: [16, -61.73],
        resources: [room('soufriere')],
      },
      {
        slug: 'saint-denis',
        department: '974',
        timeZone: 'Indian/Reunion',
        holidayZone: 'la-reunion',
        closedOnPublicHolidays: true,
        location: [-20.88, 55.45],
        resources: [room('fournaise')],
      },
    ),
  });

  test.each([
    ['soufriere', 'America/Guadeloupe', '2026-11-24T09:00:00-04:00'],
    ['fournaise', 'Indian/Reunion', '2026-11-24T09:00:00+04:00'],
  ])('nine o’clock at %s is nine on the clock of %s', async (resource, timeZone, start) => {
    const { body } = told(await book({ resource, start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:00` }));
    expect(body).toMatchObject({ start, timeZone });
    const morning = await book({ resource, date: '2026-11-25', halfDay: 'morning' });
    expect(morning.body).toMatchObject({ start: start.replace('-24T', '-25T') });
  });

  test('nine o’clock of Paris is five in the morning in Guadeloupe: shut', async () => {
    const wish = {
      resource: 'soufriere',
      start: `${TUESDAY}T09:00:00+01:00`,
      end: `${TUESDAY}T10:00:00+01:00`,
    };
    expect(rulesIn(await book(wish))).toEqual(['outside-opening-hours']);
  });

  test('the abolition of slavery is a holiday on 27 May here and on 20 December there', async () => {
    expect((await book({ resource: 'fournaise', date: '2027-05-27', halfDay: 'day' })).status).toBe(201);
    expect(rulesIn(await book({ resource: 'soufriere', date: '2027-05-27', halfDay: 'day' }))).toEqual([
      'closed',
    ]);
    expect(rulesIn(await book({ resource: 'fournaise', date: '2027-12-20', halfDay: 'day' }))).toEqual([
      'closed',
    ]);
  });

  test('today is another day there: the morning of Réunion is over when Guadeloupe sleeps', async () => {
    service.clock.set('2026-11-24T09:00:00Z');
    expect(rulesIn(await book({ resource: 'fournaise', date: TUESDAY, halfDay: 'morning' }))).toEqual([
      'past',
    ]);
    expect((await book({ resource: 'soufriere', date: TUESDAY, halfDay: 'morning' })).status).toBe(201);
  });
});

function book(wish: object): Promise<Answer> {
  return member.post('/api/v1/bookings', wish);
}

function refused(answer: Answer): ProblemBody {
  return problemIn(answer, 422, 'rule-broken');
}

/** In minutes. */
function length(body: unknown): number {
  const { start, end } = body as { start: string; end: string };
  return (Date.parse(end) - Date.parse(start)) / 60_000;
}
