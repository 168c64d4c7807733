import { addDays } from '../../src/reservation/local-time.js';
import {
  bookNow,
  deadlocks,
  members,
  overlaps,
  randomFrom,
  rounds,
  shuffled,
  tally,
} from '../bookings/rivals.js';
import { desks, networkOf } from '../bookings/places.js';
import { startService, type Answer, type TestService } from '../support/service.js';
import { datesIn, fatesIn, make, preview } from './houses.js';

const FAR_AHEAD = { horizonDays: 1000 };
const STORM = networkOf({
  slug: 'montmurat',
  resources: [desks('mon-desk', 1, FAR_AHEAD), desks('mon-open', 3, FAR_AHEAD, { name: 'Grande salle' })],
});

let service: TestService;

beforeEach(async () => {
  service = await startService({ network: STORM });
});

afterEach(async () => {
  try {
    expect(await service.doctor()).toEqual([]);
    expect(await overlaps(service)).toEqual([]);
    expect(await deadlocks(service)).toBe(0);
  } finally {
    await service.close();
  }
});

const DAILY = 'FREQ=DAILY;COUNT=200';
const FIRST = '2027-01-04';
const LAST = addDays(FIRST, 199);

function days(count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(FIRST, index));
}

/** By each date: how many have it. */
async function owners(): Promise<Map<string, number>> {
  const rows = await service.database.query<{ date: string; count: number }>(
    `select local_start::date::text as date, count(*)::int as count from booking
where status = 'confirmed' group by 1`,
  );
  return new Map(rows.map(({ date, count }) => [date, count]));
}

test('Two hundred dates against two hundred rivals at once: each date has one owner, and what is not as promised is named', async () => {
  const random = randomFrom(8);
  const member = await service.member();
  const rivals = await members(service, 20);
  const wish = { resource: 'mon-desk-1', halfDay: 'day', from: FIRST, rule: DAILY };
  const told = await preview(member, wish);
  const promised = datesIn(told).flatMap(({ date, resource }) =>
    resource ? [{ date, resource: resource.id }] : [],
  );
  expect(promised).toHaveLength(200);

  const wanted = shuffled(days(200), random);
  const [made, ...singles] = await Promise.all([
    make(member, { ...wish, promised }),
    ...wanted.map((date, index) =>
      bookNow(rivals[index % 20] ?? member, { resource: 'mon-desk-1', date, halfDay: 'day' }),
    ),
  ]);
  expect(made.status).toBe(201);
  const won = tally(singles)[201] ?? 0;
  const fates = fatesIn(made);
  expect({ ...fates, won: fates['taken'] ?? 0 }).toEqual({ ...fates, won });
  expect([...(await owners()).values()]).toEqual(Array(200).fill(1));
  const { differences } = made.body as { differences: { date: string; got: unknown }[] };
  expect(differences.map(({ date }) => date)).toEqual(
    datesIn(made).flatMap(({ date, fate }) => (fate === 'taken' ? [date] : [])),
  );
  expect(differences.every(({ got }) => got === null)).toBe(true);
});

test('Refusing what it cannot have whole, a series against rivals is written whole or not at all', async () => {
  const [member, rival] = [await service.member(), await service.member()];
  for (let round = 0; round < rounds(6); round++) {
    const from = addDays(LAST, 1 + round * 40);
    const wish = { resource: 'mon-desk-1', halfDay: 'morning', from, rule: 'FREQ=DAILY;COUNT=30' };
    const dates = Array.from({ length: 30 }, (_, index) => addDays(from, index));
    const [made, single] = await Promise.all([
      make(member, { ...wish, onConflict: 'refuse' }),
      bookNow(rival, { resource: 'mon-desk-1', date: dates[20], halfDay: 'morning' }),
    ]);
    const had = [...(await owners()).keys()].filter((date) => dates.includes(date)).length;
    expect([made.status, single.status, had]).toEqual(made.status === 201 ? [201, 409, 30] : [409, 201, 1]);
  }
});

test('Several series at once on the same desks: every date has an owner on each desk, and all get what there is', async () => {
  const rivals = await members(service, 6);
  const wish = { telecentre: 'montmurat', kind: 'desk', from: FIRST };
  const answers: Answer[] = await Promise.all(
    rivals.map((rival, index) =>
      make(rival, {
        ...wish,
        // Over lunch and not, in both directions: whoever locks in another order waits for ever.
        halfDay: index % 2 === 0 ? 'day' : 'morning',
        ...(index % 3 === 0
          ? { from: undefined, dates: days(40).reverse() }
          : { rule: 'FREQ=DAILY;COUNT=40' }),
      }),
    ),
  );
  const booked = answers.map((answer) => (answer.status === 201 ? (fatesIn(answer)['booked'] ?? 0) : 0));
  expect(booked.reduce((sum, one) => sum + one, 0)).toBe(160);
  expect([...(await owners()).values()]).toEqual(Array(40).fill(4));
});
