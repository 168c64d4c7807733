import { eraseAccount, eraseByEmail, type ErasedBy, type Erasure } from '../../src/personal-data/erasure.js';
import { accountNamed, bookStay, type Stay } from './everybody.js';
import { EMAIL } from './jeanne-account.js';
import { HER_WORDS, settleJeanne, type Jeanne } from './jeanne.js';
import { setUp, type SetUp } from './set-up.js';
import { whereIs } from './whole-database.js';

let world: SetUp;
let jeanne: Jeanne;
beforeEach(async () => {
  world = await setUp();
  world.clock.set('2026-11-23T09:30:00+01:00');
  jeanne = await settleJeanne(world.database, world.secrets, world.clock.now());
});
afterEach(() => world.close());

describe('erasing somebody', () => {
  test('leaves their name, their address and their words nowhere in the database', async () => {
    for (const word of HER_WORDS) expect([word, await whereIs(world.database, word)]).not.toEqual([word, []]);
    await erase();
    const left: [string, string[]][] = [];
    for (const word of [...HER_WORDS, 'Zyzomys', jeanne.id]) {
      const places = await whereIs(world.database, word);
      if (places.length > 0) left.push([word, places]);
    }
    expect(left).toEqual([
      ['Montmurat-la-Sienne', ['booking.holder_commune']],
      ['12345678901234', ['employer.siret', 'statement.employer_siret']],
    ]);
  });

  test('keeps of past bookings the place, the unit, the times, and the category and commune of whoever came', async () => {
    await erase();
    expect(await bookingOf(jeanne.bookings.past)).toEqual({
      status: 'confirmed',
      telecentre: 'figeac',
      resource: 'fig-desk',
      day: '2026-11-16',
      title: null,
      anonymised: true,
      holder: 'independent of Montmurat-la-Sienne',
    });
    expect(await bookingOf(jeanne.bookings.visited)).toMatchObject({
      status: 'completed',
      resource: 'fig-desk',
    });
  });

  test('cancels what is coming, and gives its time back', async () => {
    expect(await erase()).toEqual({ ended: 5 });
    const { coming, held, byTheHost, lapsed } = jeanne.bookings;
    for (const reference of [coming, held, byTheHost])
      expect(await bookingOf(reference)).toMatchObject({ status: 'cancelled', anonymised: true });
    expect(await bookingOf(lapsed)).toMatchObject({ status: 'expired', anonymised: true });
    const next = await bookStay(world.database, {
      account: jeanne.colleague,
      from: '2026-12-01T09:00+01:00',
      to: '2026-12-01T12:00+01:00',
      now: world.clock.now(),
    });
    expect(next).toBeDefined();
    expect(await world.doctor()).toEqual([]);
  });

  test('ends a visit that is under way: it has been one, and the rest of the morning is free', async () => {
    await erase();
    for (const reference of [jeanne.bookings.now, jeanne.bookings.expected])
      expect(await bookingOf(reference)).toMatchObject({ status: 'completed', day: '2026-11-23' });
    const rest = await bookStay(world.database, {
      account: jeanne.colleague,
      from: '2026-11-23T10:00+01:00',
      to: '2026-11-23T12:00+01:00',
      now: world.clock.now(),
    });
    expect(rest).toBeDefined();
  });

  test('leaves others what is theirs: what was booked for them stands, and no longer says by whom', async () => {
    await erase();
    const rows = await world.database.query(
      'select title, guest_name, status, booked_by from booking where reference in ($1, $2) order by starts_at',
      [jeanne.forColleague, jeanne.forGuest],
    );
    expect(rows).toEqual([
      { title: 'à Paul', guest_name: null, status: 'confirmed', booked_by: null },
      { title: null, guest_name: 'Invité Martin', status: 'confirmed', booked_by: null },
    ]);
  });

  test('ends the roles that they had lent', async () => {
    await erase();
    const grants = await world.database.query<{ account: string; revoked: boolean }>(
      'select account_id as account, revoked_at is not null as revoked from role_grant',
    );
    expect(grants).toEqual([{ account: jeanne.host, revoked: true }]);
  });

  test('is remembered by a pseudonym that is nobody’s any more', async () => {
    await erase();
    const entries = await world.database.query(
      `select actor, subject, details from audit_entry where action = 'account.erased'`,
    );
    expect(entries).toEqual([
      { actor: jeanne.pseudonym, subject: jeanne.pseudonym, details: { by: 'self', ended: 5 } },
    ]);
  });

  test('is done by address for the operator, whatever the capitals, and says when there is nobody', async () => {
    const now = world.clock.now();
    expect(await eraseByEmail(world.database, ` ${EMAIL.toUpperCase()} `, now)).toEqual({ ended: 5 });
    expect(await eraseByEmail(world.database, EMAIL, now)).toBeUndefined();
    expect(await erase()).toBeUndefined();
  });
});

describe('the administrators of a network', () => {
  test('can erase themselves as long as another one stays', async () => {
    await makeAdministrators(jeanne.id);
    await expect(erase()).rejects.toMatchObject({ content: { status: 409, name: 'last-administrator' } });
    expect(await bookingOf(jeanne.bookings.coming)).toMatchObject({ status: 'confirmed' });
    await makeAdministrators(jeanne.host);
    expect(await erase()).toBeDefined();
  });

  test('who are the last two and leave at the same moment: one stays', async () => {
    await makeAdministrators(jeanne.id, jeanne.host);
    const outcomes = await Promise.allSettled([erase(), erase('self', jeanne.host)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('are erased by the operator even when they are the last', async () => {
    await makeAdministrators(jeanne.id);
    expect(await erase('operator')).toBeDefined();
  });

  test('whose role has ended leave like everybody', async () => {
    await makeAdministrators(jeanne.id);
    await world.database.query(`update role_grant set revoked_at = now() where role = 'administrator'`);
    expect(await erase()).toBeDefined();
  });
});

describe('erasing somebody at the same moment', () => {
  let racer: string;
  beforeEach(async () => {
    racer = await accountNamed(world.database, 'Rapide Concurrente', world.clock.now());
  });

  test.each([1, 5, 12])(
    'as twenty bookings are made for them, %i of them before, leaves none',
    async (before) => {
      const bookings = days(20).map((day, index) =>
        bookMorning(day, {
          ...(index % 3 === 0 ? { actor: jeanne.host } : {}),
          ...(index % 2 === 0 ? { key: `clé-${index}` } : {}),
        }),
      );
      const outcomes = Promise.allSettled(bookings);
      await Promise.all(bookings.slice(0, before));
      const erased = await erase('self', racer);
      const made = (await outcomes).filter(({ status }) => status === 'fulfilled').length;
      expect(erased).toEqual({ ended: made });
      await expectNothingLeft();
    },
  );

  test('as they and their host change twenty bookings gets in nobody’s way', async () => {
    const references = await Promise.all(days(20).map((day) => bookMorning(day, { actor: jeanne.host })));
    const changes = references.flatMap((reference, index) =>
      [racer, jeanne.host].map((actor) =>
        world.database.query(`select edit_words(id, 1, $2, null, $3, $4) from booking where reference = $1`, [
          reference,
          `Concurrente ${index}`,
          actor,
          new Date(world.clock.now()),
        ]),
      ),
    );
    const [erased] = await Promise.all([erase('self', racer), Promise.allSettled(changes)]);
    expect(erased).toEqual({ ended: 20 });
    expect(await world.deadlocks()).toBe(0);
    await expectNothingLeft();
  });

  test('as they change bookings that they made for others gets in nobody’s way', async () => {
    const references = await Promise.all(
      days(20).map((day) => bookMorning(day, { account: jeanne.colleague, actor: racer })),
    );
    const changes = references.map((reference) =>
      world.database.query(
        `select edit_words(id, 1, 'autre', null, $2, $3) from booking where reference = $1`,
        [reference, racer, new Date(world.clock.now())],
      ),
    );
    const [erased] = await Promise.all([erase('self', racer), Promise.allSettled(changes)]);
    expect(erased).toEqual({ ended: 0 });
    expect(await world.deadlocks()).toBe(0);
    expect(await whereIs(world.database, racer)).toEqual([]);
    expect(await world.doctor()).toEqual([]);
  });

  function bookMorning(day: string, stay: Partial<Stay>): Promise<string | undefined> {
    return bookStay(world.database, {
      account: racer,
      from: `${day}T09:00+01:00`,
      to: `${day}T12:00+01:00`,
      title: 'Titre de Concurrente',
      now: world.clock.now(),
      ...stay,
    });
  }

  async function expectNothingLeft(): Promise<void> {
    for (const word of ['Concurrente', racer])
      expect([word, await whereIs(world.database, word)]).toEqual([word, []]);
    const [left] = await world.database.query<{ occupied: number; keys: number }>(
      `select (select count(*)::int from allocation where lower(during) >= '2027-01-01' and closure_id is null) as occupied,
  (select count(*)::int from idempotency_key where account_id = $1) as keys`,
      [racer],
    );
    expect(left).toEqual({ occupied: 0, keys: 0 });
    expect(await world.doctor()).toEqual([]);
  }
});

function days(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `2027-01-${String(index + 1).padStart(2, '0')}`);
}

function erase(by: ErasedBy = 'self', account = jeanne.id): Promise<Erasure | undefined> {
  return world.database.transaction((sql) => eraseAccount(sql, account, { by, now: world.clock.now() }));
}

async function bookingOf(reference: string): Promise<object | undefined> {
  const [row] = await world.database.query<object>(
    `select b.status, t.slug as telecentre, r.key as resource, to_char(b.local_start, 'YYYY-MM-DD') as day, b.title,
  b.anonymised_at is not null as anonymised, b.holder_status || ' of ' || b.holder_commune as holder
from booking b join resource r on r.id = b.resource_id join telecentre t on t.id = b.telecentre_id where b.reference = $1`,
    [reference],
  );
  return row;
}

async function makeAdministrators(...accounts: string[]): Promise<void> {
  await world.database.query(
    `insert into role_grant (account_id, role, starts_at, granted_at) select a, 'administrator', $2, $2 from unnest($1::uuid[]) a`,
    [accounts, new Date(world.clock.now())],
  );
}
