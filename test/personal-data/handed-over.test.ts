import { collectMyData, type MyData } from '../../src/personal-data/my-data.js';
import { eraseAccount } from '../../src/personal-data/erasure.js';
import { accountNamed, bookStay } from './everybody.js';
import { setUp, type SetUp } from './set-up.js';

let world: SetUp;
let jeanne: string;
let paul: string;
let reference: string;

/** Jeanne's first, with words of hers, moved by a closing, with a code seen for it; then Paul's. */
beforeEach(async () => {
  world = await setUp();
  const { database, clock } = world;
  const now = clock.now();
  jeanne = await accountNamed(database, 'Jeanne', now);
  paul = await accountNamed(database, 'Paul', now);
  const stay = { account: jeanne, from: '2026-12-14T09:00+01:00', to: '2026-12-14T12:00+01:00', now };
  reference = (await bookStay(database, { ...stay, title: 'Entretien de Jeanne' })) ?? '';
  await database.query(
    `select edit_words(id, revision, title, 'Mot de Jeanne', account_id, $2) from booking where reference = $1`,
    [reference, new Date(now)],
  );
  await database.query(
    `with made as (insert into closing (id, telecentre_id, local_start, local_end, time_zone, reason, closed_at)
  select gen_random_uuid(), telecentre_id, '2026-12-01 00:00', '2026-12-02 00:00', 'Europe/Paris', 'Travaux', $2 from booking
  where reference = $1 returning id)
insert into closure_effect (closing_id, booking_id, revision, what, unforeseen)
select made.id, b.id, 2, 'moved', false from made, booking b where b.reference = $1`,
    [reference, new Date(now)],
  );
  await codeShown();
  clock.advanceMinutes(10);
  await database.query('select pass_on(id, $2, $2, $3) from booking where reference = $1', [
    reference,
    paul,
    new Date(clock.now()),
  ]);
  clock.advanceMinutes(10);
  await codeShown();
  await database.query(
    `select edit_words(id, revision, 'Atelier de Paul', null, account_id, $2) from booking where reference = $1`,
    [reference, new Date(clock.now())],
  );
});
afterEach(() => world.close());

async function codeShown(): Promise<void> {
  await world.database.query(
    `insert into door_code_showing (telecentre_id, booking_id, shown_at)
select telecentre_id, id, $2 from booking where reference = $1`,
    [reference, new Date(world.clock.now())],
  );
}

function dataOf(account: string): Promise<MyData> {
  return collectMyData(world.database, account, world.clock.now());
}

async function erase(account: string): Promise<void> {
  const now = world.clock.now();
  await world.database.transaction((sql) => eraseAccount(sql, account, { by: 'operator', now }));
}

async function everythingOf(table: string): Promise<string> {
  return JSON.stringify(await world.database.query(`select to_jsonb(t) as row from ${table} t`));
}

test('each of the two is told what happened while the booking was theirs, and nothing of the other', async () => {
  const [hers, his] = [await dataOf(jeanne), await dataOf(paul)];
  const story = ({ storyOfMyBookings }: MyData): unknown =>
    storyOfMyBookings.map(({ what, by }) => [what, by]);
  expect(story(hers)).toEqual([
    ['booked', 'me'],
    ['edited', 'me'],
  ]);
  expect(story(his)).toEqual([
    ['handed_over', 'me'],
    ['edited', 'me'],
  ]);
  expect(hers.bookings).toEqual([]);
  expect(hers.bookingsHandedOver).toMatchObject([{ reference }]);
  expect(his.bookingsHandedOver).toEqual([]);
  expect([hers.whatIDidToBookings, his.whatIDidToBookings]).toEqual([[], []]);
  expect([hers, his].map((data) => data.closuresInTheWayOfMyBookings.length)).toEqual([1, 0]);
  expect([hers, his].map((data) => data.doorCodesSeen.length)).toEqual([1, 1]);
  expect(JSON.stringify(his)).not.toContain('Jeanne');
  expect(JSON.stringify(hers)).not.toContain('Paul');
});

test('what the giver had said of it is gone from its story', async () => {
  expect(await everythingOf('booking_event')).not.toContain('de Jeanne');
  expect(await everythingOf('booking_event')).toContain('Atelier de Paul');
});

test('when the giver is erased, the booking stays whose it is, and nobody knows whose it was', async () => {
  await erase(jeanne);
  expect(await dataOf(paul)).toMatchObject({ bookings: [{ reference, title: 'Atelier de Paul' }] });
  for (const table of ['booking_event', 'past_holder', 'booking'])
    expect(await everythingOf(table)).not.toContain(jeanne);
  expect((await dataOf(paul)).storyOfMyBookings).toHaveLength(2);
  expect(await world.doctor()).toEqual([]);
});

test('when whoever has it now is erased, it is given back, and the giver keeps their part of the story', async () => {
  await erase(paul);
  const data = await dataOf(jeanne);
  expect(data.storyOfMyBookings).toHaveLength(2);
  expect(data.bookings).toEqual([]);
  for (const table of ['booking_event', 'past_holder', 'booking']) {
    expect(await everythingOf(table)).not.toContain(paul);
    expect(await everythingOf(table)).not.toContain('de Paul');
  }
  expect(await world.doctor()).toEqual([]);
});
