import { csvOf } from '../../src/personal-data/my-data.csv.js';
import { tellEverything } from '../../src/personal-data/my-data.queries.js';
import { collectMyData, type MyData } from '../../src/personal-data/my-data.js';
import { eraseAccount } from '../../src/personal-data/erasure.js';
import { EMAIL } from './jeanne-account.js';
import { HER_WORDS, settleJeanne, type Jeanne } from './jeanne.js';
import { setUp, type SetUp } from './set-up.js';
import { allRows } from './whole-database.js';

let world: SetUp;
let jeanne: Jeanne;
beforeEach(async () => {
  world = await setUp();
  world.clock.set('2026-11-23T09:30:00+01:00');
  jeanne = await settleJeanne(world.database, world.secrets, world.clock.now());
});
afterEach(() => world.close());

describe('my data', () => {
  test('hold every word that I have left anywhere', async () => {
    const told = JSON.stringify(await myData());
    expect(HER_WORDS.filter((word) => !told.includes(word))).toEqual([]);
  });

  test('tell of my bookings where, when and what; of those that I made for others, only where and when', async () => {
    const { bookings, bookingsForOthers } = await myData();
    expect(bookings).toHaveLength(8);
    expect(bookings.find(({ reference }) => reference === jeanne.bookings.coming)).toMatchObject({
      status: 'confirmed',
      telecentre: 'Bureau télétravail, Maison de l’emploi de Figeac',
      place: 'Bureau dédié',
      localStart: '2026-12-01T09:00:00',
      title: 'titre-à-venir',
      equipment: ['wifi'],
      bookedBy: 'me',
    });
    expect(bookings.find(({ reference }) => reference === jeanne.bookings.byTheHost)).toMatchObject({
      bookedBy: 'somebody else',
    });
    expect(bookingsForOthers.map(({ reference }) => reference)).toEqual([
      jeanne.forColleague,
      jeanne.forGuest,
    ]);
    expect(bookingsForOthers[0]).not.toHaveProperty('title');
  });

  test('tell what a closing did to a booking of mine, and when I first looked', async () => {
    await world.database.query(
      `with made as (insert into closing (id, telecentre_id, local_start, local_end, time_zone, reason, closed_at)
  select gen_random_uuid(), id, '2026-12-01 00:00', '2026-12-02 00:00', 'Europe/Paris', 'Travaux', $2 from telecentre
  where slug = 'figeac' returning id)
insert into closure_effect (closing_id, booking_id, revision, what, unforeseen, seen_at)
select made.id, b.id, 1, 'cancelled', false, $2 from made, booking b where b.reference = $1`,
      [jeanne.bookings.coming, new Date(world.clock.now())],
    );
    expect((await myData()).closuresInTheWayOfMyBookings).toEqual([
      {
        reference: jeanne.bookings.coming,
        closedAt: expect.stringMatching(/^2026-11-23T/) as unknown,
        reason: 'Travaux',
        what: 'cancelled',
        offered: null,
        seenAt: expect.stringMatching(/^2026-11-23T/) as unknown,
        phonedAt: null,
      },
    ]);
  });

  test('name nobody else but my colleagues, and give no secret away', async () => {
    const told = JSON.stringify(await myData());
    expect(told).toContain('Paul Voisin');
    for (const other of ['Hélène Accueil', 'Invité Martin', 'à Paul']) expect(told).not.toContain(other);
    expect(told).not.toMatch(/\\\\x[0-9a-f]{8}/);
  });

  test('say who has read my record by role, place and time', async () => {
    expect((await myData()).readings).toEqual([
      {
        at: expect.stringMatching(/^2026-11-23T/) as unknown,
        role: 'host',
        place: 'Bureau télétravail, Maison de l’emploi de Figeac',
      },
    ]);
  });

  test('contain everything that erasure touches', async () => {
    const told = JSON.stringify(await myData());
    const before = await allRows(world.database);
    await world.database.transaction((sql) =>
      eraseAccount(sql, jeanne.id, { by: 'self', now: world.clock.now() }),
    );
    const after = await allRows(world.database);
    const touched = [...before].flatMap(([where, row]) =>
      Object.entries(row)
        .filter(([column, value]) => JSON.stringify(after.get(where)?.[column]) !== JSON.stringify(value))
        .map(([column, value]) => ({ where: `${where.split(' ')[0] ?? ''}.${column}`, value })),
    );
    expect(touched.length).toBeGreaterThan(100);
    const untold = touched
      .filter(({ where }) => !TECHNICAL.some((pattern) => pattern.test(where)))
      .flatMap(({ where, value }) => leaves(value).map((leaf) => ({ where, leaf })))
      .filter(({ leaf }) => !told.includes(JSON.stringify(leaf).slice(1, -1)));
    expect(untold).toEqual([]);
  });

  test('tell when she was shown what opens the door of what she rents', async () => {
    const seen = {
      at: '2025-12-24T08:00:00+00:00',
      telecentre: 'Télécentre d’Aurillac',
      reference: 'RENT-2345',
    };
    expect((await myData()).doorCodesSeen).toEqual([seen]);
  });

  test('are nowhere after erasure, but for the trail by a pseudonym that is nobody’s', async () => {
    const person = { id: jeanne.id, email: EMAIL, pseudonym: jeanne.pseudonym };
    await world.database.transaction((sql) =>
      eraseAccount(sql, jeanne.id, { by: 'self', now: world.clock.now() }),
    );
    const told = await tellEverything(world.database, person, world.clock.now());
    const left = Object.entries(told).filter(([, entries]) => entries.length > 0);
    expect(left.map(([section]) => section)).toEqual(['auditTrail', 'readings']);
  });

  test('are a table that a French spreadsheet opens', async () => {
    const csv = csvOf(await myData());
    expect(csv.startsWith('\ufeffsection;entry;field;value\r\n')).toBe(true);
    expect(csv).toContain(`\r\naccount;1;email;${EMAIL}\r\n`);
    expect(csv).toContain('\r\naccessTokens;1;scopes.2;book\r\n');
    for (const word of HER_WORDS) expect(csv).toContain(word);
  });

  test('cannot smuggle a formula into the spreadsheet', async () => {
    await world.database.query(
      `update booking set title = '=HYPERLINK("http://example.org";"titre")' where reference = $1`,
      [jeanne.bookings.coming],
    );
    const csv = csvOf(await myData());
    expect(csv).toContain(`;title;"'=HYPERLINK(""http://example.org"";""titre"")"\r\n`);
  });
});

function myData(): Promise<MyData> {
  return collectMyData(world.database, jeanne.id, world.clock.now());
}

/** Our own numbers, hashes, sealed secrets, what concerns others, and the time that a booking occupied. */
const TECHNICAL = [
  /_id$|\.id$|\.pseudonym$|_by$|_from$|hash$|sealed|fingerprint|transaction$|last_step$|message_id$/,
  /^allocation\./,
  /^sign_in_link\.oidc_subject$/,
  /\.(at|[a-z]+_at)$/,
];

/** The texts and numbers in a value. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}
