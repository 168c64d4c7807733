import { importNetworkFile } from '../../src/network-file/import.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { fieldsIn, type Offered, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let member: Caller;

const MORNING = `date=${TUESDAY}&halfDay=morning`;

describe('a search for a place', () => {
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.close());

  test('tells who it is, what would be given, when, how far, and how many are left', async () => {
    const [first] = await search(`${MORNING}&kind=desk&near=15014`);
    expect(first).toEqual({
      telecentre: 'aurillac',
      telecentreName: 'Télécentre d’Aurillac',
      resource: {
        id: 'aur-open-1',
        name: 'Open space 1',
        kind: 'desk',
        capacity: 1,
        equipment: ['desk', 'computer', 'phone', 'printer_copier', 'wired_network', 'wifi'],
      },
      start: '2026-11-24T08:30:00+01:00',
      end: '2026-11-24T12:00:00+01:00',
      halfDay: 'morning',
      timeZone: 'Europe/Paris',
      distanceKm: 0,
      freeUnits: 6,
      needsApproval: false,
      hoursConfirmed: false,
    });
  });

  test.each(['montmurat', '15133', '44.62983,2.1987'])(
    'from %s is answered nearest first, across the borders of departments',
    async (near) => {
      const offers = await search(`${MORNING}&kind=desk&near=${near}`);
      expect(offers.map((one) => [one.telecentre, one.distanceKm])).toEqual([
        ['montmurat', 0],
        ['decazeville', 8.2],
        ['figeac', 14.1],
        ['cassaniouze', 15.4],
        ['aurillac', 38.3],
      ]);
    },
  );

  test("gives each telecentre's own morning", async () => {
    const offers = await search(`${MORNING}&kind=desk`);
    const mornings = Object.fromEntries(offers.map((one) => [one.telecentre, times(one)]));
    expect(mornings).toEqual({
      aurillac: '08:30–12:00',
      cassaniouze: '09:00–12:00',
      decazeville: '08:00–12:00',
      figeac: '09:00–12:00',
      montmurat: '07:30–13:00',
    });
  });

  test('over a day begins with the morning and ends with the afternoon', async () => {
    const [first] = await search(`date=${TUESDAY}&halfDay=day&kind=desk&telecentre=aurillac`);
    expect(first && times(first)).toBe('08:30–17:30');
  });

  test('without a kind is answered with one offer for each kind of each telecentre', async () => {
    const offers = await search(`${MORNING}&telecentre=aurillac`);
    expect(offers.map((one) => [one.resource.kind, one.freeUnits])).toEqual([
      ['desk', 6],
      ['office', 2],
      ['meeting_room', 1],
    ]);
  });

  test('for a room by the hour takes local times and times with an offset for the same', async () => {
    const local = await search(`start=${TUESDAY}T10:00&end=${TUESDAY}T11:30&kind=meeting_room`);
    const utc = await search(`start=${TUESDAY}T09:00:00Z&end=${TUESDAY}T10:30:00Z&kind=meeting_room`);
    const paris = encodeURIComponent('+01:00');
    const offset = await search(
      `start=${TUESDAY}T10:00:00${paris}&end=${TUESDAY}T11:30:00${paris}&kind=meeting_room`,
    );
    expect(local.map((one) => one.telecentre).sort()).toEqual(['aurillac', 'decazeville']);
    expect(local.map(times)).toEqual(['10:00–11:30', '10:00–11:30']);
    expect(utc).toEqual(local);
    expect(offset).toEqual(local);
  });

  test('for a number of people gives rooms that seat them', async () => {
    expect(whereOf(await search(`${MORNING}&kind=meeting_room&people=8`)).sort()).toEqual([
      'aurillac',
      'decazeville',
    ]);
    expect(whereOf(await search(`${MORNING}&kind=meeting_room&people=9`))).toEqual(['decazeville']);
    expect(await search(`${MORNING}&kind=meeting_room&people=11`)).toEqual([]);
    expect(await search(`${MORNING}&kind=desk&people=2`)).toEqual([]);
  });

  test('for equipment gives what has all of it', async () => {
    expect(
      whereOf(await search(`${MORNING}&kind=desk&equipment=phone&equipment=printer_copier`)).sort(),
    ).toEqual(['aurillac', 'decazeville']);
    expect(whereOf(await search(`${MORNING}&kind=office&equipment=lockable_door`)).sort()).toEqual([
      'aurillac',
      'cassaniouze',
    ]);
    expect(await search(`${MORNING}&kind=desk&equipment=parking`)).toEqual([]);
  });

  test('for a videoconference room gives any room that has the equipment', async () => {
    const offers = await search(`${MORNING}&kind=videoconference_room`);
    expect(offers.map((one) => one.resource.id)).toEqual(['aur-visio']);
  });

  test('stays within a telecentre, a department, a number of offers', async () => {
    expect(whereOf(await search(`${MORNING}&kind=desk&telecentre=figeac&near=aurillac`))).toEqual(['figeac']);
    expect(whereOf(await search(`${MORNING}&kind=desk&department=15&near=decazeville`))).toEqual([
      'montmurat',
      'cassaniouze',
      'aurillac',
    ]);
    expect(whereOf(await search(`${MORNING}&kind=desk&near=decazeville&limit=2`))).toEqual([
      'decazeville',
      'montmurat',
    ]);
    expect(await search(`${MORNING}&department=48`)).toEqual([]);
  });

  test('leaves out what is shut: holidays, Wednesday afternoon, annual closing', async () => {
    expect(whereOf(await search('date=2026-11-25&halfDay=afternoon&kind=desk')).includes('cassaniouze')).toBe(
      false,
    );
    expect(whereOf(await search('date=2026-12-25&halfDay=morning&kind=desk'))).toEqual(['montmurat']);
    expect(whereOf(await search('date=2026-12-28&halfDay=morning&kind=desk')).sort()).toEqual([
      'cassaniouze',
      'figeac',
      'montmurat',
    ]);
    expect(await search('date=2026-11-29&halfDay=morning')).toEqual([]);
  });
});

describe('a search while people book', () => {
  beforeAll(async () => (service = await startService()));
  beforeEach(async () => {
    await service.startAgain();
    member = await service.member();
  });
  afterAll(() => service.close());

  test('counts down as places are taken, passes over what is full, and counts up at once when one is given back', async () => {
    const free = async (): Promise<unknown> =>
      (await search(`${MORNING}&kind=desk&near=decazeville`))
        .filter((one) => ['decazeville', 'montmurat'].includes(one.telecentre))
        .map((one) => [one.telecentre, one.freeUnits]);
    expect(await free()).toEqual([
      ['decazeville', 1],
      ['montmurat', 4],
    ]);
    const { body } = told(await book('decazeville'));
    await book('montmurat');
    expect(await free()).toEqual([['montmurat', 3]]);
    await member.post(`/api/v1/bookings/${(body as { reference: string }).reference}/cancellation`);
    expect(await free()).toEqual([
      ['decazeville', 1],
      ['montmurat', 3],
    ]);
  });

  test('finds a held place only when the hold has lapsed, to the second', async () => {
    const held = await member.post('/api/v1/bookings', {
      telecentre: 'figeac',
      kind: 'desk',
      date: TUESDAY,
      halfDay: 'morning',
      hold: true,
    });
    const { expiresAt } = held.body as { expiresAt: string };
    const figeac = `${MORNING}&kind=desk&telecentre=figeac`;
    service.clock.set(new Date(Date.parse(expiresAt) - 1000).toISOString());
    expect(await search(figeac)).toEqual([]);
    service.clock.set(expiresAt);
    expect(await search(figeac)).toHaveLength(1);
  });

  test('what it offers can be booked as it stands', async () => {
    for (const offer of await search(`${MORNING}&near=decazeville`)) {
      const { start, end, resource } = offer;
      const answer = await member.post('/api/v1/bookings', { resource: resource.id, start, end });
      expect([resource.id, answer.status]).toEqual([resource.id, 201]);
    }
  });

  test('asks nobody who they are', async () => {
    const answer = await service.anybody.get(`/api/v1/availability?${MORNING}`, {
      authorization: 'Bearer nonsense',
    });
    expect(answer.status).toBe(200);
  });
});

describe('a search that says too little, too much, or nothing that can be', () => {
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.close());

  test.each<[query: string, ...fields: string[]]>([
    ['', 'date', 'halfDay'],
    ['date=2026-11-24', 'halfDay'],
    ['halfDay=morning', 'date'],
    ['start=2026-11-24T10:00', 'end'],
    ['end=2026-11-24T10:00', 'start'],
    [`${MORNING}&start=2026-11-24T10:00&end=2026-11-24T11:00`, 'start'],
    ['date=2026-02-29&halfDay=morning', 'date'],
    ['date=24/11/2026&halfDay=noon', 'date', 'halfDay'],
    [`${MORNING}&kind=castle&people=0&limit=101`, 'kind', 'limit', 'people'],
    [`${MORNING}&equipment=wifi&equipment=jacuzzi`, 'equipment[1]'],
    [`${MORNING}&people=many`, 'people'],
    [`${MORNING}&telecentre=nowhere`, 'telecentre'],
    [`${MORNING}&near=nowhere`, 'near'],
    [`${MORNING}&telecentre=nowhere&near=montmurat`, 'telecentre'],
    [`${MORNING}&telecentre=figeac&near=nowhere`, 'near'],
    [`${MORNING}&telecentre=nowhere&near=nowhere`, 'near', 'telecentre'],
    [`${MORNING}&where=here`, 'where'],
  ])('is told which of its fields: %s', async (query, ...fields) => {
    expect(fieldsIn(await service.anybody.get(`/api/v1/availability?${query}`))).toEqual(fields);
  });

  test.each([
    ['ends when it begins', `start=${TUESDAY}T10:00&end=${TUESDAY}T10:00`],
    ['ends before it begins', `start=${TUESDAY}T10:00&end=${TUESDAY}T09:00`],
    ['ends before it begins, by their offsets', `start=${TUESDAY}T10:00:00Z&end=${TUESDAY}T10:30:00%2B01:00`],
  ])('is refused, naming the end, when it %s', async (_, query) => {
    const answer = await service.anybody.get(`/api/v1/availability?${query}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(answer.body)).toContain('"field":"end"');
  });
});

describe('a search in a large network', () => {
  test('goes on beyond the nearest telecentres when these are full', async () => {
    const places = Array.from({ length: 40 }, (_, n) => ({
      slug: `lieu-${n}`,
      location: [44 + n / 100, 2.4] as const,
      resources: [room(`salle-${n}`)],
    }));
    const large = await startService({ network: networkOf(...places) });
    try {
      const somebody = await large.member();
      for (let n = 0; n < 20; n++) {
        const taken = await somebody.post('/api/v1/bookings', {
          telecentre: `lieu-${n}`,
          kind: 'meeting_room',
          date: TUESDAY,
          halfDay: 'day',
        });
        expect(taken.status).toBe(201);
      }
      const { body } = told(
        await large.anybody.get(`/api/v1/availability?${MORNING}&near=lieu-0&kind=meeting_room&limit=3`),
      );
      expect(whereOf((body as { offers: Offered[] }).offers)).toEqual(['lieu-20', 'lieu-21', 'lieu-22']);
    } finally {
      await large.close();
    }
  });

  test('knows at once of a telecentre that has come in meanwhile', async () => {
    service = await startService();
    await search(MORNING);
    const network = networkOf({ slug: 'mauriac', resources: [desks('mau', 2)] });
    await importNetworkFile(service.database, network, service.clock.now());
    expect(whereOf(await search(`${MORNING}&telecentre=mauriac`))).toEqual(['mauriac']);
    await service.close();
  });
});

async function search(query: string): Promise<Offered[]> {
  const { status, body } = told(await service.anybody.get(`/api/v1/availability?${query}`));
  expect({ status, body }).toMatchObject({ status: 200 });
  return (body as { offers: Offered[] }).offers;
}

function book(telecentre: string): ReturnType<Caller['post']> {
  return member.post('/api/v1/bookings', { telecentre, kind: 'desk', date: TUESDAY, halfDay: 'morning' });
}

function whereOf(offers: readonly Offered[]): string[] {
  return offers.map((one) => one.telecentre);
}

function times({ start, end }: Offered): string {
  return `${start.slice(11, 16)}–${end.slice(11, 16)}`;
}
