import { HalfDaysAhead, type DayAhead, type Sought } from '../../src/availability/half-days-ahead.js';
import { Database } from '../../src/platform/database/database.js';
import type { Kind } from '../../src/reservation/kind.js';
import { addDays } from '../../src/reservation/local-time.js';
import { servesAs } from '../../src/reservation/resource.js';
import type { Network } from '../../src/telecentres/network.js';
import { pick, randomFrom, referenceOf } from '../bookings/rivals.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

const MONDAY = '2026-11-23';
const DAYS = 16;

/** Three houses that have little in common. */
const HOUSES = networkOf(
  {
    slug: 'bourg',
    closedOnPublicHolidays: true,
    closures: [
      { from: '2026-11-25', to: '2026-11-25', reason: 'Inventaire' },
      { from: '2026-11-27T10:00', to: '2026-11-27T11:00', reason: 'Exercice d’évacuation' },
      { from: '2026-12-01', to: '2026-12-02', reason: 'Peinture', resource: 'bourg-open-1' },
    ],
    resources: [
      desks('bourg-open', 3, { horizonDays: 12 }),
      room('visio', { minutesBetween: 60 }, { kind: 'videoconference_room' }),
      room('petite', { horizonDays: 5 }, { capacity: 4 }),
      { ...room('grande'), kind: 'training_room', capacity: 16, parts: ['visio', 'petite'] },
    ],
  },
  {
    slug: 'hameau',
    day: { segments: [['07:30', '20:00']], noon: '13:00' },
    openingHours: {
      namedPeriods: [
        {
          name: 'Hiver',
          from: '2026-11-30',
          to: '2026-12-31',
          week: Object.fromEntries(
            ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
              day,
              day === 'wed' ? { segments: [] } : { segments: [['09:00', '12:00']], noon: '12:00' },
            ]),
          ),
        },
      ],
    },
    resources: [desks('hameau-open', 1, { noticeMinutes: 1440 })],
  },
  {
    slug: 'ile',
    timeZone: 'Indian/Reunion',
    holidayZone: 'la-reunion',
    resources: [desks('ile-open', 2), room('heures', { granularities: ['hour'] })],
  },
);

let service: TestService;
beforeAll(async () => {
  service = await startService({ network: HOUSES });
  await bookAtRandom(60);
});
afterAll(() => service.close());

describe('The half-days ahead', () => {
  test.each(['desk', 'meeting_room', 'training_room', 'videoconference_room'] as const)(
    'of a %s are free where the search offers them, as many, and nowhere else',
    async (kind) => {
      const ahead = await look((network) =>
        [...network.telecentres.values()].map((one) => sought(one.slug, kind, network)),
      );
      const offered = new Map<string, number>();
      for (let later = 0; later < DAYS; later++)
        for (const halfDay of ['morning', 'afternoon']) {
          const date = addDays(MONDAY, later);
          const answer = await service.anybody.get(
            `/api/v1/availability?date=${date}&halfDay=${halfDay}&kind=${kind}&limit=100`,
          );
          const { offers } = answer.body as { offers: { telecentre: string; freeUnits: number }[] };
          for (const { telecentre, freeUnits } of offers)
            offered.set(`${telecentre} ${date} ${halfDay}`, freeUnits);
        }
      const free = new Map(
        ahead.flatMap(({ sought: { telecentre }, days }) =>
          cellsOf(days).flatMap(({ date, halfDay, cell }) =>
            cell.state === 'free' ? [[`${telecentre.slug} ${date} ${halfDay}`, cell.places] as const] : [],
          ),
        ),
      );
      expect(free).toEqual(offered);
      expect(kind === 'training_room' || free.size > 0).toBe(true);
    },
  );

  test('of one place are free where it can be booked by its name', async () => {
    const [ahead] = await look((network) => [one('petite', network)]);
    const free = cellsOf(ahead?.days ?? []).filter(({ cell }) => cell.state === 'free');
    const member = await service.member();
    for (const { date, halfDay, cell } of cellsOf(ahead?.days ?? [])) {
      const answer = await member.post('/api/v1/bookings', { resource: 'petite', date, halfDay });
      const { status } = answer;
      expect([date, halfDay, status === 201]).toEqual([date, halfDay, cell.state === 'free']);
      if (status === 201) await member.post(`/api/v1/bookings/${referenceOf(answer)}/cancellation`);
    }
    expect(free.length).toBeGreaterThan(2);
  });

  test('say why they are not free', async () => {
    const [bourg, hameau] = await look((network) => [
      sought('bourg', 'desk', network),
      sought('hameau', 'desk', network),
    ]);
    const stateOn = (days: readonly DayAhead[] | undefined, date: string): unknown[] => {
      const day = days?.find((one) => one.date === date);
      return [day?.morning.state, day?.afternoon.state];
    };
    expect(bourg?.days[2]?.morning).toEqual({ state: 'closed', reason: 'Inventaire' });
    expect(bourg?.days[4]?.morning).toEqual({ state: 'closed', reason: 'Exercice d’évacuation' });
    expect(stateOn(bourg?.days, '2026-12-06')).toEqual(['beyond', 'beyond']);
    expect(stateOn(hameau?.days, MONDAY)).toEqual(['late', 'late']);
    expect(stateOn(hameau?.days, '2026-12-03').at(1)).toBe('none');
    expect(hameau?.days[9]?.morning).toEqual({ state: 'closed', reason: 'Hiver' });
  });

  test('are past once they are over, by the clock of the telecentre', async () => {
    const stateOfMorning = async (slug: string): Promise<unknown> => {
      const [ahead] = await look((network) => [sought(slug, 'desk', network)]);
      return ahead?.days[0]?.morning.state;
    };
    service.clock.set(`${MONDAY}T11:30:00Z`);
    const [before, there] = [await stateOfMorning('bourg'), await stateOfMorning('ile')];
    service.clock.set('2026-11-23T07:30:00+01:00');
    expect([before, there]).toEqual(['past', 'past']);
    expect(await stateOfMorning('bourg')).not.toBe('past');
  });

  test('need one statement for however many telecentres and days', async () => {
    const database = service.app.get(Database);
    const query = database.query.bind(database);
    let statements = 0;
    database.query = (...asked: Parameters<typeof query>) => {
      statements += 1;
      return query(...asked);
    };
    await look((network) =>
      [...network.telecentres.values()].map((telecentre) => sought(telecentre.slug, 'desk', network)),
    );
    database.query = query;
    expect(statements).toBe(1);
  });

  test('are nowhere when what is sought is not in the network', async () => {
    expect(await service.app.get(HalfDaysAhead).of(() => null, { days: 7 })).toBeNull();
    expect(await service.app.get(HalfDaysAhead).of(() => [], { days: 7 })).toEqual([]);
  });
});

async function look(
  seek: (network: Network) => readonly Sought[],
): Promise<NonNullable<Awaited<ReturnType<HalfDaysAhead['of']>>>> {
  return (await service.app.get(HalfDaysAhead).of(seek, { days: DAYS })) ?? [];
}

function sought(slug: string, kind: Kind, network: Network): Sought {
  const telecentre = network.telecentres.get(slug);
  if (telecentre === undefined) throw new Error(`no telecentre ${slug}`);
  return {
    telecentre,
    kind,
    resources: telecentre.resources.filter((one) => servesAs(one, kind)),
    from: MONDAY,
  };
}

function one(key: string, network: Network): Sought {
  const place = network.resources.get(key);
  if (place === undefined) throw new Error(`no place ${key}`);
  return { telecentre: place.telecentre, kind: null, resources: [place.resource], from: MONDAY };
}

function cellsOf(days: readonly DayAhead[]) {
  return days.flatMap((day) =>
    (['morning', 'afternoon'] as const).map((halfDay) => ({ date: day.date, halfDay, cell: day[halfDay] })),
  );
}

/** What is refused is no matter: the rest fills the houses. */
async function bookAtRandom(wishes: number): Promise<void> {
  const random = randomFrom(20261123);
  const member = await service.member();
  const made = await Promise.all(
    Array.from({ length: wishes }, () => {
      const where = pick(
        [
          { telecentre: 'bourg', kind: 'desk' },
          { telecentre: 'hameau', kind: 'desk' },
          { telecentre: 'ile', kind: 'desk' },
          { resource: 'visio' },
          { resource: 'grande' },
        ],
        random,
      );
      const halfDay = pick(['morning', 'afternoon', 'day'], random);
      const date = addDays(TUESDAY, Math.floor(random() * 8));
      return member.post('/api/v1/bookings', { ...where, date, halfDay });
    }),
  );
  if (made.filter(({ status }) => status === 201).length < wishes / 4) throw new Error('too few bookings');
}
