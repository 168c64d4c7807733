import { DataSource } from 'typeorm';
import { BookingsService, type BookingWish } from '../../src/bookings/bookings.service.js';
import { eraseByEmail } from '../../src/personal-data/erasure.js';
import type { Pool } from 'pg';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { bookingPath, bookNow, BOOKINGS, overlaps, referenceOf, tally, weekdays } from './rivals.js';
import { trailOf } from './trail.js';

let service: TestService;
let host: KnownCaller;
let jeanne: KnownCaller;
let paul: KnownCaller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  host = await service.member('host@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  jeanne = await service.member('jeanne@example.org');
  paul = await service.member('paul@example.org');
  await service.database.query(`update account set name = 'Jeanne Vidal' where email = 'jeanne@example.org'`);
  await service.database.query(`update account set name = 'L’accueil' where email = 'host@example.org'`);
});
afterAll(() => service.close());

const DESK_AT_FIGEAC = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const FOR_JEANNE = { for: { member: 'Jeanne@example.org' } };
const FOR_A_GUEST = { for: { guest: { name: 'Marc Fabre' } } };

describe('a host', () => {
  test('books for a member, whose booking it then is', async () => {
    const booked = await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    expect(booked.status).toBe(201);
    const { body } = told(await jeanne.get(BOOKINGS));
    expect(body).toMatchObject({
      bookings: [{ reference: referenceOf(booked), bookedBy: { name: 'L’accueil' } }],
    });
    const seen = told(await jeanne.get(bookingPath(booked))).body;
    expect(seen).toMatchObject({ bookedBy: { name: 'L’accueil' } });
    expect(seen).not.toHaveProperty('holder');
    expect((await jeanne.post(`${bookingPath(booked)}/cancellation`)).status).toBe(200);
  });

  test('books for a guest who has nothing but a name', async () => {
    const booked = await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_A_GUEST });
    expect(booked.status).toBe(201);
    expect(told(await host.get(bookingPath(booked))).body).toMatchObject({
      holder: { kind: 'guest', name: 'Marc Fabre', firstVisit: true },
      bookedBy: { name: 'L’accueil' },
    });
    expect(await service.doctor()).toEqual([]);
  });

  test('is remembered with each booking for somebody else, by pseudonym, role and place', async () => {
    const member = await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    const guest = await bookNow(host, { ...DESK_AT_FIGEAC, halfDay: 'afternoon', ...FOR_A_GUEST });
    expect(await remembered('booking.made-for')).toEqual([
      {
        actor: 'host@example.org',
        role: 'host',
        subject: 'jeanne@example.org',
        place: 'figeac',
        details: { for: 'member' },
      },
      {
        actor: 'host@example.org',
        role: 'host',
        subject: null,
        place: 'figeac',
        details: { for: 'guest' },
      },
    ]);
    expect(await writtenDown(member)).toEqual({
      holder: 'jeanne@example.org',
      guest: null,
      booker: 'host@example.org',
    });
    expect(await writtenDown(guest)).toEqual({
      holder: null,
      guest: 'Marc Fabre',
      booker: 'host@example.org',
    });
    const events = await trailOf(service.database, referenceOf(member));
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([['booked', 'host@example.org']]);
  });

  test('leaves nothing behind where the place is taken, no word in the trail either', async () => {
    await bookNow(paul, DESK_AT_FIGEAC);
    const refused = await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    problemIn(refused, 409, 'slot-taken');
    expect(JSON.stringify(refused.body)).not.toMatch(/paul|jeanne|Vidal|example\.org/i);
    expect(await remembered('booking.made-for')).toEqual([]);
  });

  test('moves and cancels what is booked at their telecentre, and it is written down who did', async () => {
    const booked = await bookNow(paul, DESK_AT_FIGEAC);
    const moved = await host.patch(bookingPath(booked), { date: TUESDAY, halfDay: 'afternoon' });
    expect(moved.status).toBe(200);
    const why = { reason: 'Panne de chauffage' };
    expect((await host.post(`${bookingPath(booked)}/cancellation`, why)).status).toBe(200);
    const events = await trailOf(service.database, referenceOf(booked));
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['booked', 'paul@example.org'],
      ['moved', 'host@example.org'],
      ['cancelled', 'host@example.org'],
    ]);
  });

  test('is told when no member has the address, and of no rule that a member would not meet', async () => {
    const nobody = { ...DESK_AT_FIGEAC, for: { member: 'nobody@example.org' } };
    const { title } = problemIn(await bookNow(host, nobody), 404, 'no-such-member');
    expect(title).toBe('Aucun membre n’a cette adresse.');
    const past = { ...DESK_AT_FIGEAC, date: '2026-11-20', ...FOR_JEANNE };
    problemIn(await bookNow(host, past), 422, 'rule-broken');
  });

  test('finds so few new members a day that nobody learns who is one, and books on for those they know', async () => {
    await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    for (let guess = 2; guess <= 30; guess++) {
      const nobody = { ...DESK_AT_FIGEAC, for: { member: `guess-${guess}@example.org` } };
      problemIn(await bookNow(host, nobody), 404, 'no-such-member');
    }
    const key = { 'idempotency-key': 'c3a9' };
    const forPaul = { ...DESK_AT_FIGEAC, date: '2026-11-26', for: { member: 'paul@example.org' } };
    const nobody = { ...forPaul, for: { member: 'nobody@example.org' } };
    const refused = await bookNow(host, forPaul, key);
    problemIn(refused, 429, 'too-many-requests');
    expect((await bookNow(host, nobody)).body).toEqual(refused.body);
    expect((await bookNow(host, { ...DESK_AT_FIGEAC, date: '2026-11-25', ...FOR_JEANNE })).status).toBe(201);
    service.clock.advanceMinutes(24 * 60);
    expect((await bookNow(host, forPaul, key)).status).toBe(201);
  });

  test('is at another telecentre like anybody: members are as unknown there as if they did not exist', async () => {
    const elsewhere = { ...DESK_AT_FIGEAC, telecentre: 'decazeville' };
    const unknown = await bookNow(host, { ...elsewhere, for: { member: 'nobody@example.org' } });
    const known = await bookNow(host, { ...elsewhere, ...FOR_JEANNE });
    problemIn(known, 404, 'not-found');
    expect(known.body).toEqual(unknown.body);
    problemIn(await bookNow(host, { ...elsewhere, ...FOR_A_GUEST }), 404, 'not-found');
  });

  test('gets with a key the first answer, and books once', async () => {
    const wish = { ...DESK_AT_FIGEAC, ...FOR_JEANNE };
    const key = { 'idempotency-key': 'b7f0c1d2' };
    const first = await bookNow(host, wish, key);
    const again = await bookNow(host, wish, key);
    expect([again.status, again.body as unknown]).toEqual([201, first.body as unknown]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    // The key is the host's: the holder's same key serves another request.
    expect((await bookNow(jeanne, { ...DESK_AT_FIGEAC, halfDay: 'afternoon' }, key)).status).toBe(201);
    expect(await remembered('booking.made-for')).toHaveLength(1);
  });

  test('who gives their own address books for themselves', async () => {
    const booked = await bookNow(host, { ...DESK_AT_FIGEAC, for: { member: 'host@example.org' } });
    expect(await writtenDown(booked)).toEqual({ holder: 'host@example.org', guest: null, booker: null });
    expect(await remembered('booking.made-for')).toEqual([]);
  });

  test('finds the desk of last time for the member, not their own', async () => {
    const aurillac = await service.member('aurillac@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'aurillac' }],
    });
    await bookNow(jeanne, { resource: 'aur-open-4', date: TUESDAY, halfDay: 'day' });
    const wish = { telecentre: 'aurillac', kind: 'desk', date: '2026-11-25', halfDay: 'day', ...FOR_JEANNE };
    expect((await bookNow(aurillac, wish)).body).toMatchObject({ resource: 'aur-open-4' });
  });

  test('can hold a place for a guest and confirm it', async () => {
    const held = await bookNow(host, { ...DESK_AT_FIGEAC, ...FOR_A_GUEST, hold: true });
    expect(held.body).toMatchObject({ status: 'held' });
    expect((await host.post(`${bookingPath(held)}/confirmation`)).body).toMatchObject({
      status: 'confirmed',
    });
  });
});

describe('a member', () => {
  test('books for nobody who has not allowed it, and learns not who is a member', async () => {
    const known = await bookNow(paul, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    const unknown = await bookNow(paul, { ...DESK_AT_FIGEAC, for: { member: 'nobody@example.org' } });
    const { title } = problemIn(known, 404, 'no-such-member');
    expect(title).toBe('Personne de cette adresse ne vous a permis de réserver pour elle.');
    expect(known.body).toEqual(unknown.body);
  });

  test('books for no guest', async () => {
    problemIn(await bookNow(paul, { ...DESK_AT_FIGEAC, ...FOR_A_GUEST }), 404, 'not-found');
  });

  test('books, sees, moves and cancels for a colleague who allows it, and sees nothing else of them', async () => {
    const theirs = await bookNow(jeanne, { ...DESK_AT_FIGEAC, date: '2026-11-25' });
    await allow(jeanne, paul);
    const booked = await bookNow(paul, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    expect(booked.status).toBe(201);
    expect(told(await paul.get(bookingPath(booked))).body).toMatchObject({
      holder: { kind: 'member', name: 'Jeanne Vidal', email: 'jeanne@example.org' },
    });
    expect((await paul.get(bookingPath(theirs))).status).toBe(404);
    expect((await paul.patch(bookingPath(booked), { title: 'Réunion' })).status).toBe(200);
    expect((await paul.patch(bookingPath(booked), { telecentre: 'decazeville' })).status).toBe(200);
    expect((await paul.post(`${bookingPath(booked)}/cancellation`)).status).toBe(200);
    expect(await remembered('booking.made-for')).toMatchObject([{ role: null, actor: 'paul@example.org' }]);
    expect(await remembered('record.read')).toEqual([]);
  });

  test('reads nothing of what a colleague writes to the host', async () => {
    await allow(jeanne, paul);
    const booked = await bookNow(paul, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    const message = 'Je sors de l’hôpital, un poste près de la porte m’aiderait.';
    expect((await jeanne.patch(bookingPath(booked), { message })).status).toBe(200);
    for (const answer of [
      await paul.get(bookingPath(booked)),
      await paul.patch(bookingPath(booked), { title: 'Réunion' }),
      await paul.patch(bookingPath(booked), { date: TUESDAY, halfDay: 'afternoon' }),
      await paul.post(`${bookingPath(booked)}/cancellation`),
      await paul.post(`${bookingPath(booked)}/restoration`),
    ])
      expect(answer).toMatchObject({ status: 200, body: { message: null } });
    expect((await jeanne.get(bookingPath(booked))).body).toMatchObject({ message });
  });

  test('who is allowed no more neither books for them nor touches what they have booked', async () => {
    await allow(jeanne, paul);
    const booked = await bookNow(paul, { ...DESK_AT_FIGEAC, ...FOR_JEANNE });
    await service.database.query('delete from colleague');
    const again = { ...DESK_AT_FIGEAC, halfDay: 'afternoon', ...FOR_JEANNE };
    problemIn(await bookNow(paul, again), 404, 'no-such-member');
    for (const answer of [
      await paul.get(bookingPath(booked)),
      await paul.patch(bookingPath(booked), { title: 'À moi' }),
      await paul.post(`${bookingPath(booked)}/cancellation`),
    ])
      problemIn(answer, 404, 'not-found');
    expect((await jeanne.get(bookingPath(booked))).status).toBe(200);
  });

  test('who is allowed by another is not allowed in return', async () => {
    await allow(jeanne, paul);
    const forPaul = { ...DESK_AT_FIGEAC, for: { member: 'paul@example.org' } };
    problemIn(await bookNow(jeanne, forPaul), 404, 'no-such-member');
  });
});

test.each([
  [{}, ['for']],
  [{ member: 'a@example.org', guest: { name: 'B' } }, ['for']],
  [{ member: 'nobody' }, ['for.member']],
  [{ guest: {} }, ['for.guest.name']],
  [{ guest: { name: ' ' } }, ['for.guest.name']],
  [{ guest: { name: 'B', email: 'b@example.org' } }, ['for.guest.email']],
  [{ account: '1' }, ['for', 'for.account']],
])('who comes is one member or one guest: not %j', async (whom, fields) => {
  expect(fieldsIn(await bookNow(host, { ...DESK_AT_FIGEAC, for: whom }))).toEqual(fields);
});

test('of two hosts and a member who want the same desk for three people, one gets it', async () => {
  const other = await service.member('other-host@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  for (const date of weekdays(5)) {
    const wish = { ...DESK_AT_FIGEAC, date };
    const answers = await Promise.all([
      bookNow(host, { ...wish, ...FOR_JEANNE }),
      bookNow(other, { ...wish, ...FOR_A_GUEST }),
      bookNow(paul, wish),
    ]);
    expect(tally(answers)).toEqual({ 201: 1, 409: 2 });
  }
  expect(await overlaps(service)).toEqual([]);
  const [made] = await service.database.query<{ made: number }>(
    'select count(*)::int as made from booking where booked_by is not null',
  );
  expect(await remembered('booking.made-for')).toHaveLength(made?.made ?? -1);
  expect(await service.doctor()).toEqual([]);
});

test('whoever is erased while they book with a key is nobody, and nothing is remembered for them', async () => {
  const { app, database } = service;
  const [row] = await database.query<{ pseudonym: string }>('select pseudonym from account where id = $1', [
    paul.account,
  ]);
  // As a request that was let in a moment before.
  const means = { by: 'token', scopes: ['book'], secondFactor: false } as const;
  const caller = { account: paul.account, pseudonym: row?.pseudonym ?? '', grants: [], means };
  expect((await eraseByEmail(database, paul.email, service.clock.now()))?.ended).toBe(0);
  const wish: BookingWish = {
    where: { telecentre: 'figeac', kind: 'desk' },
    time: { date: TUESDAY, halfDay: 'morning' },
    people: 1,
    equipment: [],
    title: null,
    hold: false,
    for: 'oneself',
  };
  const retry = { key: 'b7f0', fingerprint: Buffer.alloc(32), refusals: 'kept' as const };
  await expect(app.get(BookingsService).book(caller, wish, retry, 'fr')).rejects.toMatchObject({
    content: { status: 401 },
  });
});

test('a booking for oneself costs three statements, and a fourth with a key', async () => {
  // The network is then read, and the day of the token's last use written.
  await bookNow(jeanne, { ...DESK_AT_FIGEAC, date: '2026-11-25' });
  expect(await trips(() => bookNow(jeanne, DESK_AT_FIGEAC))).toBe(3);
  const key = { 'idempotency-key': 'b7f0c1d2' };
  expect(await trips(() => bookNow(jeanne, { ...DESK_AT_FIGEAC, halfDay: 'afternoon' }, key))).toBe(4);
});

/** How often a connection is taken: once for each statement that is not in a transaction. */
async function trips(work: () => Promise<Answer>): Promise<number> {
  const pool = (service.app.get(DataSource).driver as unknown as { master: Pool }).master;
  let count = 0;
  const counted = (): void => {
    count++;
  };
  pool.on('acquire', counted);
  expect((await work()).status).toBe(201);
  pool.off('acquire', counted);
  return count;
}

async function allow(member: KnownCaller, colleague: KnownCaller): Promise<void> {
  await service.database.query(
    'insert into colleague (account_id, email, allowed_at) values ($1, $2, now())',
    [member.account, colleague.email],
  );
}

async function remembered(action: string): Promise<unknown[]> {
  return service.database.query(
    `select a.email as actor, e.actor_role as role, s.email as subject, e.place, e.details
     from audit_entry e left join account a on a.pseudonym = e.actor left join account s on s.pseudonym = e.subject
     where e.action = $1 order by e.id`,
    [action],
  );
}

async function writtenDown(booking: Answer): Promise<unknown> {
  const [row] = await service.database.query(
    `select h.email as holder, b.guest_name as guest, k.email as booker from booking b
     left join account h on h.id = b.account_id left join account k on k.id = b.booked_by where b.reference = $1`,
    [referenceOf(booking)],
  );
  return row;
}
