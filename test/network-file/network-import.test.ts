import fc from 'fast-check';
import { addDays } from '../../src/reservation/local-time.js';
import type { OpeningHours } from '../../src/reservation/opening-hours.js';
import { exportNetwork, canonical } from '../../src/network-file/export.js';
import { importNetwork, importNetworkFile } from '../../src/network-file/import.js';
import { readNetworkFile } from '../../src/network-file/read.js';
import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { GONE, spoiled, type Spoils } from './spoiled.js';
import { newWorld, NOW, type World } from './world.js';

let world: World;
beforeEach(async () => (world = await newWorld()));
afterEach(() => world.end());

const AUR = 'telecentres[0]';
const UNCHANGED = {
  outcome: 'imported',
  changes: {
    created: 0,
    changed: 0,
    withdrawn: 0,
    returned: 0,
    closuresAdded: 0,
    closuresChanged: 0,
    closuresLifted: 0,
  },
  outside: [],
};

/** The pilot with something of everything that the format knows. */
const RICH: Spoils = {
  [`${AUR}.openingHours.namedPeriods`]: [
    { name: 'Été', from: '2027-07-01', to: '2027-08-31', week: pilot.telecentres[1]?.openingHours.week },
  ],
  [`${AUR}.openingHours.holidayCorrections`]: [{ date: '2027-05-17', holiday: false }],
  [`${AUR}.openingHours.exceptionalOpenings`]: [
    { date: '2027-05-08', segments: [['22:00', '24:00']], noon: '23:00' },
  ],
  [`${AUR}.resources[4]`]: {
    key: 'aur-hall',
    kind: 'training_room',
    name: 'Les deux bureaux',
    capacity: 2,
    equipment: ['wifi', 'screen', 'wifi'],
    parts: ['aur-b2', 'aur-b1'],
    policy: { granularities: ['day', 'hour'], minutesBetween: 15 },
  },
  [`${AUR}.closures`]: [
    { from: '2027-08-09', to: '2027-08-20T14:00', reason: 'Fermeture annuelle' },
    { from: '2026-12-24T00:00', to: '2027-01-03', reason: 'Fermeture annuelle' },
    { from: '2026-12-24T14:00', to: '2026-12-25', reason: 'Travaux', resource: 'aur-open-3' },
    { from: '2026-11-02', to: '2026-11-03', reason: 'Passée' },
  ],
  [`${AUR}.host.contactEmail`]: 'accueil@example.org',
  [`${AUR}.tariff`]: null,
};

const WITHOUT_WHAT_IS_OVER: Spoils = { [`${AUR}.closures[3]`]: GONE };

describe('an import of the pilot', () => {
  test('puts in its telecentres, a desk for each place of an open space, and its closures', async () => {
    const outcome = await world.importPilot();
    // 3 departments, 5 telecentres, 20 units; the network's own name is changed.
    expect(outcome).toMatchObject({ changes: { created: 28, changed: 1, closuresAdded: 4 } });
    const desks = await world.database.query(
      "select key, name, kind, capacity from resource where pool = 'cas-open' order by position",
    );
    expect(desks).toEqual(
      [1, 2, 3].map((n) => ({ key: `cas-open-${n}`, name: `Open space ${n}`, kind: 'desk', capacity: 1 })),
    );
    expect(await world.closedTime('aur-open-6')).toEqual([
      '2026-12-24 00:00 > 2027-01-04 00:00',
      '2027-08-09 00:00 > 2027-08-21 00:00',
    ]);
  });

  test('keeps the hours as the engine reads them', async () => {
    await world.importPilot();
    const [row] = await world.database.query<{ opening: OpeningHours }>(
      "select opening from telecentre where slug = 'cassaniouze'",
    );
    expect(row?.opening.week.wed).toEqual({ segments: [{ opens: '09:00', closes: '12:00' }], noon: '12:00' });
    expect(row?.opening.week.sun).toEqual({ segments: [], noon: null });
  });

  test.each<[string, Spoils]>([
    ['as it is', {}],
    ['with something of everything', RICH],
  ])('done twice changes nothing, not even the version: %s', async (_, spoils) => {
    await world.importPilot(spoils);
    const before = await world.everyRow();
    expect(await world.importPilot(spoils, NOW + 3_600_000)).toEqual(UNCHANGED);
    expect(await world.everyRow()).toEqual(before);
  });

  test.each<[string, Spoils]>([
    ['as it is', {}],
    ['with something of everything', RICH],
  ])('comes out of an export as it went in, and goes in again without a change: %s', async (_, spoils) => {
    await world.importPilot(spoils);
    const exported = await exportNetwork(world.database, NOW);
    const reading = readNetworkFile(spoiled(pilot, { ...spoils, ...WITHOUT_WHAT_IS_OVER }));
    expect(exported).toEqual(reading.outcome === 'read' && canonical(reading.file));
    const before = await world.everyRow();
    expect(await importNetworkFile(world.database, JSON.parse(JSON.stringify(exported)), NOW)).toEqual(
      UNCHANGED,
    );
    expect(await world.everyRow()).toEqual(before);
  });

  test('leaves alone the telecentres that a later file does not name', async () => {
    await world.importPilot();
    const outcome = await world.importPilot({ 'telecentres[0]': GONE });
    expect(outcome).toEqual(UNCHANGED);
  });

  test('raises the version when something changed', async () => {
    await world.importPilot();
    const version = await versionOf(world);
    await world.importPilot({ [`${AUR}.host.phone`]: '04 71 45 40 40' });
    expect(await versionOf(world)).toBeGreaterThan(version);
  });
});

describe('an open space', () => {
  test('one of whose desks is no longer like the others is exported desk by desk, and comes back so', async () => {
    await world.importPilot({ [`${AUR}.provenance.assumed[4]`]: 'resources.aur-open' });
    await world.database.query("update resource set equipment = '{desk}' where key = 'aur-open-2'");
    const exported = await exportNetwork(world.database, NOW);
    const keys = exported.telecentres[0]?.resources.map((one) => one.key);
    expect(keys?.slice(0, 3)).toEqual(['aur-open-1', 'aur-open-2', 'aur-open-3']);
    expect(await importNetworkFile(world.database, exported, NOW)).toEqual(UNCHANGED);
  });

  test('that loses places withdraws its highest desks, and has them again when they return', async () => {
    await world.importPilot();
    expect(await world.importPilot({ [`${AUR}.resources[0].places`]: 4 })).toMatchObject({
      changes: { withdrawn: 2 },
    });
    expect(await world.closedTime('aur-open-4')).toHaveLength(2);
    expect(await world.closedTime('aur-open-5')).toEqual(['2026-11-23 08:00 > 2200-01-01 00:00']);
    expect(
      await world.book('AAAA-0001', 'aur-open-6', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00'),
    ).toBe('taken');
    expect((await exportNetwork(world.database, NOW)).telecentres[0]?.resources[0]?.places).toBe(4);
    expect(await world.importPilot({ [`${AUR}.resources[0].places`]: 4 }, NOW + 60_000)).toEqual(UNCHANGED);

    expect(await world.importPilot()).toMatchObject({
      changes: { returned: 2, closuresAdded: 0, closuresLifted: 0 },
    });
    expect(await world.closedTime('aur-open-5')).toEqual(await world.closedTime('aur-open-1'));
    expect(
      await world.book('AAAA-0002', 'aur-open-6', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00'),
    ).toBe('booked');
  });

  test('keeps its places while the highest is booked', async () => {
    await world.importPilot();
    await world.book('AAAA-0001', 'aur-open-6', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00');
    expect(await world.importPilot({ [`${AUR}.resources[0].places`]: 4 })).toEqual({
      outcome: 'refused',
      errors: [
        {
          place: 'telecentres[0].resources[0].places',
          message:
            '“aur-open-6” stays while 1 booking stands in the way: AAAA-0001 (2027-02-01 09:00 to 12:00)',
        },
      ],
    });
  });
});

describe('a file that is refused', () => {
  test('leaves nothing behind, be it for its shape or for bookings in the way', async () => {
    await world.importPilot();
    await world.book('AAAA-0001', 'dec-desk', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00');
    const before = await world.everyRow();
    expect(await world.importPilot({ name: 'Autre', [`${AUR}.timeZone`]: 'Mars/Phobos' })).toMatchObject({
      outcome: 'refused',
    });
    expect(await world.everyRow()).toEqual(before);

    const spoils: Spoils = {
      name: 'Autre',
      [`${AUR}.resources[1]`]: GONE,
      [`${AUR}.closures`]: [],
      'telecentres[4].closures[1]': { from: '2027-02-01', to: '2027-02-01', reason: 'Travaux' },
    };
    const outcome = await world.database.transaction((sql) =>
      importNetwork(sql, spoiled(pilot, spoils), NOW),
    );
    expect(outcome).toMatchObject({ outcome: 'refused', errors: [{ place: 'telecentres[4].closures[1]' }] });
    expect(await world.everyRow()).toEqual(before);
  });

  test('names every booking in the way of every closure, and whose it is never', async () => {
    await world.importPilot();
    await world.book('AAAA-0002', 'aur-b1', '2027-02-01T13:30+01:00', '2027-02-01T17:30+01:00');
    await world.book('AAAA-0001', 'aur-open-2', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00');
    await world.book('AAAA-0003', 'dec-salle', '2027-03-01T23:00+01:00', '2027-03-02T01:00+01:00');
    const outcome = await world.importPilot({
      [`${AUR}.closures[1]`]: { from: '2027-02-01', to: '2027-02-01', reason: 'Travaux' },
      'telecentres[4].closures[1]': {
        from: '2027-03-01T12:00',
        to: '2027-03-02',
        reason: 'Travaux',
        resource: 'dec-salle',
      },
    });
    expect(outcome).toEqual({
      outcome: 'refused',
      errors: [
        {
          place: 'telecentres[0].closures[1]',
          message:
            '2 bookings stand in the way: AAAA-0001 (2027-02-01 09:00 to 12:00), AAAA-0002 (2027-02-01 13:30 to 17:30)',
        },
        {
          place: 'telecentres[4].closures[1]',
          message: '1 booking stands in the way: AAAA-0003 (2027-03-01 23:00 to 2027-03-02 01:00)',
        },
      ],
    });
  });

  test('may have wanted to move a resource to another telecentre', async () => {
    await world.importPilot();
    const room = pilot.telecentres[0]?.resources[1];
    expect(
      await world.importPilot({ [`${AUR}.resources[1]`]: GONE, 'telecentres[4].resources[2]': room }),
    ).toMatchObject({
      errors: [{ place: 'telecentres[4].resources[2].key' }],
    });
  });

  test('may have wanted another zone for a telecentre that has bookings', async () => {
    await world.importPilot();
    expect(await world.importPilot({ [`${AUR}.timeZone`]: 'Indian/Reunion' })).toMatchObject({
      outcome: 'imported',
    });
    expect(await world.closedTime('aur-b1')).toContain('2026-12-23 21:00 > 2027-01-03 21:00');
    await world.book('AAAA-0001', 'aur-b1', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00');
    expect(await world.importPilot()).toMatchObject({ errors: [{ place: 'telecentres[0].timeZone' }] });
  });
});

describe('a closure', () => {
  test('that is no longer listed is lifted, and its time can be booked', async () => {
    await world.importPilot();
    expect(await world.importPilot({ 'telecentres[4].closures': [] })).toMatchObject({
      changes: { closuresLifted: 1 },
    });
    expect(await world.closedTime('dec-desk')).toEqual([]);
    expect(
      await world.book('AAAA-0001', 'dec-desk', '2026-12-28T09:00+01:00', '2026-12-28T12:00+01:00'),
    ).toBe('booked');
  });

  test('within another stays shut when the other is lifted, and is lifted itself without opening the other', async () => {
    const works = { from: '2026-12-31', to: '2027-01-10', reason: 'Travaux', resource: 'dec-salle' };
    await world.importPilot();
    await world.importPilot({ 'telecentres[4].closures[1]': works });
    expect(await world.closedTime('dec-salle')).toEqual(['2026-12-24 00:00 > 2027-01-11 00:00']);
    await world.importPilot({ 'telecentres[4].closures': [works] });
    expect(await world.closedTime('dec-salle')).toEqual(['2026-12-31 00:00 > 2027-01-11 00:00']);
    expect(await world.closedTime('dec-desk')).toEqual([]);
    await world.importPilot({ 'telecentres[4].closures[1]': works });
    await world.importPilot();
    expect(await world.closedTime('dec-salle')).toEqual(['2026-12-24 00:00 > 2027-01-04 00:00']);
  });

  test('holds with others, however they overlap and change, just the time that some of them names', async () => {
    const day = (index: number): string => addDays('2027-03-01', index);
    const closure = fc
      .tuple(fc.constantFrom(undefined, 'dec-desk', 'dec-salle'), fc.nat(12), fc.integer({ min: 1, max: 6 }))
      .map(([resource, first, days]) => ({ resource, first, last: first + days - 1 }));
    const closures = fc
      .array(closure, { maxLength: 6 })
      .map((list) => list.filter((one, index) => !list.slice(0, index).some((other) => clash(one, other))));
    await fc.assert(
      fc.asyncProperty(closures, async (list) => {
        const outcome = await world.importPilot({
          'telecentres[4].closures': list.map(({ resource, first, last }) => ({
            from: day(first),
            to: day(last),
            reason: 'Travaux',
            ...(resource === undefined ? {} : { resource }),
          })),
        });
        expect(outcome.outcome).toBe('imported');
        for (const unit of ['dec-desk', 'dec-salle']) {
          const shut = list.filter((one) => one.resource === undefined || one.resource === unit);
          const days = Array.from({ length: 20 }, (_, index) => index);
          const closed = await world.closedTime(unit);
          const held = days.filter((index) =>
            closed.some((during) => during.slice(0, 10) <= day(index) && day(index) < during.slice(19, 29)),
          );
          expect(held).toEqual(
            days.filter((index) => shut.some((one) => one.first <= index && index <= one.last)),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('changes its reason without being lifted', async () => {
    await world.importPilot();
    expect(await world.importPilot({ [`${AUR}.closures[0].reason`]: 'Congés' })).toMatchObject({
      changes: { closuresChanged: 1, closuresAdded: 0, closuresLifted: 0 },
    });
  });

  test('that is over is left alone, and one that has begun takes what is left of it', async () => {
    await world.importPilot({
      [`${AUR}.closures[0]`]: { from: '2026-11-20', to: '2026-11-22', reason: 'Passée' },
    });
    expect(
      await world.importPilot({
        [`${AUR}.closures[0]`]: { from: '2026-11-23', to: '2026-11-23', reason: 'Panne' },
      }),
    ).toMatchObject({
      changes: { closuresAdded: 1, closuresLifted: 0 },
    });
    expect(await world.closedTime('aur-b1')).toContain('2026-11-23 08:00 > 2026-11-24 00:00');
  });

  test('is not stopped by a hold that has lapsed', async () => {
    await world.importPilot();
    const hold = { until: '2026-11-23T07:50+01:00', now: '2026-11-23T07:40+01:00' };
    await world.book('AAAA-0001', 'dec-desk', '2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00', hold);
    const outcome = await world.importPilot({
      'telecentres[4].closures[1]': { from: '2027-02-01', to: '2027-02-01', reason: 'Travaux' },
    });
    expect(outcome).toMatchObject({ changes: { closuresAdded: 1 } });
  });
});

describe('a room made of rooms', () => {
  const hall = {
    key: 'aur-hall',
    kind: 'meeting_room',
    name: 'Grande salle',
    capacity: 4,
    parts: ['aur-b1', 'aur-b2'],
    policy: { granularities: ['hour'] },
  };
  const withHall: Spoils = { [`${AUR}.resources[4]`]: hall };
  const closed = (resource: string): Spoils => ({
    ...withHall,
    [`${AUR}.closures[1]`]: { from: '2027-02-01', to: '2027-02-01', reason: 'Travaux', resource },
  });
  const morning = ['2027-02-01T09:00+01:00', '2027-02-01T12:00+01:00'] as const;

  test('shuts its parts when it is shut', async () => {
    await world.importPilot(closed('aur-hall'));
    expect(await world.closedTime('aur-b2')).toContain('2027-02-01 00:00 > 2027-02-02 00:00');
    expect(await world.closedTime('aur-hall')).toEqual([]);
  });

  test('stands in the way of shutting one of its parts when it is booked', async () => {
    await world.importPilot(withHall);
    expect(await world.book('AAAA-0001', 'aur-hall', ...morning)).toBe('booked');
    expect(await world.importPilot(closed('aur-b2'))).toMatchObject({
      errors: [{ place: 'telecentres[0].closures[1]' }],
    });
  });

  test('keeps its parts, and stays, while it is booked', async () => {
    await world.importPilot(withHall);
    await world.book('AAAA-0001', 'aur-hall', ...morning);
    const smaller = { ...hall, parts: ['aur-b1'] };
    expect(await world.importPilot({ [`${AUR}.resources[4]`]: smaller })).toMatchObject({
      errors: [{ place: 'telecentres[0].resources[4].parts' }],
    });
    expect(await world.importPilot()).toMatchObject({ errors: [{ place: 'telecentres[0].resources' }] });
  });

  test('leaves its parts free when it is withdrawn, and takes them again when it returns', async () => {
    await world.importPilot(withHall);
    const [before] = await world.database.query('select array_agg(unit_id) from resource_part');
    expect(await world.importPilot()).toMatchObject({ changes: { withdrawn: 1 } });
    expect(await world.book('AAAA-0001', 'aur-b1', ...morning)).toBe('booked');
    expect(await world.importPilot(withHall)).toMatchObject({ changes: { returned: 1 } });
    expect(await world.database.query('select array_agg(unit_id) from resource_part')).toEqual([before]);
  });
});

test('the bookings that new hours leave outside are told, and stay; hours that do not change tell of none', async () => {
  await world.importPilot();
  const tuesday = ['2027-02-02T09:00+01:00', '2027-02-02T12:00+01:00'] as const;
  await world.book('AAAA-0001', 'aur-b1', ...tuesday);
  const shut: Spoils = { [`${AUR}.openingHours.week.tue`]: { segments: [] } };
  expect(await world.importPilot(shut)).toMatchObject({
    outcome: 'imported',
    outside: [{ timeZone: 'Europe/Paris', bookings: [{ reference: 'AAAA-0001' }] }],
  });
  expect(await world.importPilot({ ...shut, [`${AUR}.name`]: 'Autrement' })).toMatchObject({ outside: [] });
});

test('a telecentre is not hidden while it is booked', async () => {
  await world.importPilot();
  await world.book('AAAA-0001', 'aur-b1', '2027-02-02T09:00+01:00', '2027-02-02T12:00+01:00');
  expect(await world.importPilot({ [`${AUR}.published`]: false })).toMatchObject({
    errors: [{ place: `${AUR}.published`, message: expect.stringContaining('AAAA-0001') as string }],
  });
});

describe('imports at the same time', () => {
  test('follow one another: the second finds nothing left to do', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => world.importPilot()));
    expect(outcomes.filter((one) => one.outcome === 'imported' && one.changes.created > 0)).toHaveLength(1);
  });

  test('and bookings never both have the same time', async () => {
    await world.importPilot();
    const closing = { from: '2027-02-01', to: '2027-02-14', reason: 'Travaux' };
    const days = Array.from({ length: 14 }, (_, index) => `2027-02-${String(index + 1).padStart(2, '0')}`);
    const [imported, ...booked] = await Promise.all([
      world.importPilot({ [`${AUR}.closures[2]`]: closing }),
      ...days.map((day, index) =>
        world.book(`BBBB-00${index + 10}`, 'aur-b1', `${day}T09:00+01:00`, `${day}T12:00+01:00`),
      ),
    ]);
    // Either the closure was first and all find the door shut, or some booking was, and is named.
    const won = booked.filter((one) => one === 'booked').length;
    expect(imported.outcome).toBe(won === 0 ? 'imported' : 'refused');
  });
});

async function versionOf({ database }: World): Promise<number> {
  const [row] = await database.query<{ version: number }>('select version::int from network');
  return row?.version ?? 0;
}

interface Days {
  readonly resource: string | undefined;
  readonly first: number;
  readonly last: number;
}

function clash(one: Days, other: Days): boolean {
  return one.resource === other.resource && one.first <= other.last && other.first <= one.last;
}
