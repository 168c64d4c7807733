import { networkOf, desks } from '../bookings/places.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

describe('the departments', () => {
  test('are told by number, each with its coordinator and how many telecentres it has', async () => {
    const { status, body } = told(await service.anybody.get('/api/v1/departments'));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        departments: [
          { code: '12', name: 'Aveyron', coordinator: 'SMICA', telecentres: 1 },
          { code: '15', name: 'Cantal', coordinator: 'Département du Cantal', telecentres: 3 },
          { code: '46', name: 'Lot', coordinator: 'Département du Lot', telecentres: 1 },
        ],
      },
    });
  });
});

describe('the telecentres', () => {
  test('are all there, by name, without a distance when nobody said from where', async () => {
    const found = await telecentres('');
    expect(found.map((one) => one.slug).sort()).toEqual([
      'aurillac',
      'cassaniouze',
      'decazeville',
      'figeac',
      'montmurat',
    ]);
    expect(found.every((one) => one.distanceKm === null)).toBe(true);
    expect(found.map((one) => one.name)).toEqual(found.map((one) => one.name).sort());
  });

  test('of one department are told nearest first', async () => {
    const found = await telecentres('?department=15&near=montmurat');
    expect(found.map((one) => [one.slug, one.distanceKm])).toEqual([
      ['montmurat', 0],
      ['cassaniouze', 15.4],
      ['aurillac', 38.3],
    ]);
  });

  test.each([
    ["a telecentre's slug", 'montmurat'],
    ['the INSEE code of its commune', '15133'],
    ['its latitude and longitude', '44.62983,2.1987'],
  ])(
    'near Montmurat, said by %s: Decazeville, in Aveyron, comes before any other of Cantal',
    async (_, near) => {
      const found = await telecentres(`?near=${near}`);
      expect(found.slice(0, 3).map((one) => [one.slug, one.department, one.distanceKm])).toEqual([
        ['montmurat', '15', 0],
        ['decazeville', '12', 8.2],
        ['figeac', '46', 14.1],
      ]);
    },
  );

  test('can be measured from a commune that has none: Bagnac-sur-Célé', async () => {
    const [first] = await telecentres('?near=46015');
    expect(first?.slug).toMatch(/^(montmurat|figeac)$/);
    expect(first?.distanceKm).toBeGreaterThan(1);
  });

  test('of a department that has none are none', async () => {
    expect(await telecentres('?department=48')).toEqual([]);
  });

  test.each([
    ['near', 'near=nowhere'],
    ['near', 'near=99999'],
    ['near', 'near=91,2'],
    ['near', 'near=44.6'],
    ['near', 'near='],
    ['near', 'near=montmurat&near=figeac'],
    ['department', 'department=Cantal'],
    ['department', 'department=1'],
    ['town', 'town=figeac'],
  ])('are not searched by a %s that says nothing: %s', async (field, query) => {
    expect(fieldsIn(await service.anybody.get(`/api/v1/telecentres?${query}`))).toEqual([field]);
  });

  test('each say what can be booked there, in which zone its clock is, and how one gets in', async () => {
    const found = await telecentres('?department=15&near=montmurat');
    expect(found[0]).toMatchObject({
      kinds: ['desk'],
      timeZone: 'Europe/Paris',
      access: { regime: 'code' },
      commune: { name: 'Montmurat', inseeCode: '15133', postcode: '15600' },
    });
    expect(found[2]?.kinds).toEqual(['desk', 'office', 'meeting_room']);
  });

  async function telecentres(query: string): Promise<Summary[]> {
    const { status, body } = told(await service.anybody.get(`/api/v1/telecentres${query}`));
    expect(status).toBe(200);
    return (body as { telecentres: Summary[] }).telecentres;
  }
});

interface Summary {
  readonly slug: string;
  readonly name: string;
  readonly department: string;
  readonly distanceKm: number | null;
  readonly kinds: string[];
}

describe('a telecentre', () => {
  test('tells where it is, when it is open, when it is shut, and who receives', async () => {
    const { status, body } = told(await service.anybody.get('/api/v1/telecentres/aurillac'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      slug: 'aurillac',
      name: 'Télécentre d’Aurillac',
      department: '15',
      location: { latitude: 44.92806, longitude: 2.44159 },
      access: { regime: 'reception', instructions: 'Se présenter à l’accueil.' },
      openingHours: {
        week: {
          mon: {
            segments: [
              { opens: '08:30', closes: '12:00' },
              { opens: '13:30', closes: '17:30' },
            ],
          },
          sun: { segments: [] },
        },
        closedOnPublicHolidays: true,
      },
      host: { structure: 'CCI du Cantal' },
    });
    expect((body as { closures: unknown[] }).closures).toContainEqual({
      start: '2026-12-24T00:00:00+01:00',
      end: '2027-01-04T00:00:00+01:00',
      reason: 'Fermeture annuelle',
    });
  });

  test.each([
    ['fr', 'Horaires à confirmer par le télécentre.'],
    ['en', 'Hours to be confirmed by the telecentre.'],
  ])('whose host has not confirmed its hours says so, in %s', async (language, notice) => {
    const { body } = told(
      await service.anybody.get('/api/v1/telecentres/figeac', {
        'accept-language': language,
      }),
    );
    expect(body).toMatchObject({ hoursConfirmed: false, openingHours: { confirmed: false, notice } });
    expect((body as { toBeConfirmed: string[] }).toBeConfirmed).toContain('openingHours');
  });

  test('says of everything that is only assumed that it is to be confirmed', async () => {
    const { body } = told(await service.anybody.get('/api/v1/telecentres/aurillac'));
    expect((body as { toBeConfirmed: string[] }).toBeConfirmed).toEqual(
      expect.arrayContaining(['openingHours', 'closures', 'access', 'resources']),
    );
    const { body: resources } = told(await service.anybody.get('/api/v1/telecentres/aurillac/resources'));
    expect(resources).toMatchObject({ toBeConfirmed: true });
  });

  test('does not tell as a fact what is only assumed of its host', async () => {
    const { body } = told(await service.anybody.get('/api/v1/telecentres/aurillac'));
    expect((body as { host: object }).host).not.toHaveProperty('staffed');
    expect((body as { toBeConfirmed: string[] }).toBeConfirmed).toContain('host');
  });

  test('shows nothing of the marks, sources and notes of the file', async () => {
    const { body } = told(await service.anybody.get('/api/v1/telecentres/aurillac'));
    expect(Object.keys(body as object)).not.toContain('provenance');
    expect(JSON.stringify(body)).not.toMatch(/NEO|LMI|assumed/);
  });

  test.each(['', '/resources', '/day?date=2026-11-24'])(
    'that is not of the network is not there: %s',
    async (what) => {
      problemIn(await service.anybody.get(`/api/v1/telecentres/paris${what}`), 404, 'not-found');
    },
  );
});

describe('the resources of a telecentre', () => {
  test('are its desks one by one, its offices and rooms, each with its rules', async () => {
    const { body } = told(await service.anybody.get('/api/v1/telecentres/aurillac/resources'));
    const { resources } = body as { resources: Record<string, unknown>[] };
    expect(resources.map((one) => one['id'])).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((n) => `aur-open-${n}`),
      'aur-b1',
      'aur-b2',
      'aur-visio',
    ]);
    expect(resources[0]).toMatchObject({ kind: 'desk', capacity: 1, bookedBy: ['half_day', 'day'] });
    expect(resources.at(-1)).toEqual({
      id: 'aur-visio',
      name: 'Salle de réunion visioconférence',
      kind: 'meeting_room',
      capacity: 8,
      equipment: ['videoconference', 'screen', 'whiteboard'],
      bookedBy: ['hour', 'half_day', 'day'],
      stepMinutes: 30,
      shortestMinutes: 30,
      longestMinutes: 720,
      noticeMinutes: 60,
      horizonDays: 90,
      minutesBetween: 0,
      cancellationMinutes: 0,
      holdMinutes: 10,
      needsApproval: false,
      approvalHours: 48,
      freeBusy: `${service.url}/free-busy/aur-visio`,
    });
    for (const extension of ['', '.ifb', '.ics'])
      expect((await service.anybody.get(`/free-busy/aur-visio${extension}`)).status).toBe(200);
  });
});

describe('a telecentre whose host has confirmed the hours', () => {
  let confirmed: TestService;
  beforeAll(async () => {
    const network = networkOf(
      { slug: 'vic', resources: [desks('vic', 2)] },
      { slug: 'salers', published: false, resources: [desks('sal', 1)] },
    );
    confirmed = await startService({ network });
  });
  afterAll(() => confirmed.close());

  test('tells them as a fact, everywhere', async () => {
    const { body } = told(await confirmed.anybody.get('/api/v1/telecentres/vic'));
    expect(body).toMatchObject({
      hoursConfirmed: true,
      openingHours: { confirmed: true, notice: null },
      toBeConfirmed: [],
    });
    const { body: day } = told(await confirmed.anybody.get('/api/v1/telecentres/vic/day?date=2026-11-24'));
    expect(day).toMatchObject({ hoursConfirmed: true });
  });

  test('is alone in view: one that is not published is nowhere', async () => {
    const { body: list } = told(await confirmed.anybody.get('/api/v1/telecentres'));
    expect((list as { telecentres: Summary[] }).telecentres.map((one) => one.slug)).toEqual(['vic']);
    problemIn(await confirmed.anybody.get('/api/v1/telecentres/salers'), 404);
    const { body } = told(
      await confirmed.anybody.get('/api/v1/availability?date=2026-11-24&halfDay=morning'),
    );
    expect((body as { offers: { telecentre: string }[] }).offers.map((one) => one.telecentre)).toEqual([
      'vic',
    ]);
    const member = await confirmed.member();
    const where = [{ telecentre: 'salers', kind: 'desk' }, { resource: 'sal-1' }];
    for (const one of where) {
      const answer = await member.post('/api/v1/bookings', {
        ...one,
        date: '2026-11-24',
        halfDay: 'morning',
      });
      expect(fieldsIn(answer)).toEqual([Object.keys(one)[0]]);
    }
  });
});
