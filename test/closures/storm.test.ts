/** Everybody does everything at once while a house is closed: afterwards nobody is inside, and everybody knows. */
import { Notifications } from '../../src/notifications/notifications.js';
import { bookNow, bookingPath, pick, randomFrom, referenceOf, tally } from '../bookings/rivals.js';
import { networkOf } from '../bookings/small-network.js';
import { hostByToken } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { BOILER, booked, close, CLOSURES, fatesIn, insideClosedTime, MORNING } from './houses.js';

const NETWORK = networkOf(
  {
    slug: 'naucelle',
    resources: [
      { key: 'nau-open', places: 40 },
      { key: 'nau-room', kind: 'meeting_room', capacity: 8 },
    ],
  },
  { slug: 'rieupeyroux', resources: [{ key: 'rie-open', places: 12 }] },
);

let service: TestService;
let twin: TestService;
let host: KnownCaller;
beforeEach(async () => {
  service = await startService({ network: NETWORK });
  twin = await startService({ databaseUrl: service.databaseUrl, network: null });
  host = await hostByToken(service, 'naucelle');
});
afterEach(async () => {
  await twin.close();
  await service.close();
});

const HALVES = ['morning', 'afternoon', 'day'] as const;

describe('A closing with thirty bookings in the way, in a storm of new ones', () => {
  test('ends with everyone moved or told and nobody inside', async () => {
    const members = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? service : twin).member(`rival-${index}@example.org`),
      ),
    );
    const before = await Promise.all(members.slice(0, 30).map((member) => booked(member)));
    const storm = { ended: false };
    const answers: Answer[] = [];
    const raging = members.map((member, index) => rage(member, index, answers, storm));
    await until(() => answers.length > 60);
    const closed = await close(host);
    await until(() => answers.length > 200);
    storm.ended = true;
    await Promise.all(raging);

    expect(closed).toMatchObject({ status: 201 });
    expect(Object.keys(tally(answers)).filter((status) => Number(status) >= 500)).toEqual([]);
    expect(await insideClosedTime(service)).toEqual([]);
    expect(await service.doctor()).toEqual([]);
    const fates = fatesIn(closed);
    for (const reference of before)
      expect(fates[reference] ?? (await lastActor(reference))).not.toBe('clock');
    // Twelve can go to the neighbour at a time, and no place is promised to two.
    expect(Object.values(fates)).toContain('offered');
    await everybodyIsTold(Object.keys(fates));
  });

  test('lets nobody through whose booking was under way at that moment', async () => {
    const members = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (index % 2 === 0 ? service : twin).member(`r-${index}@example.org`),
      ),
    );
    const wishes = members.map((member) => bookNow(member, MORNING));
    const [closed] = await Promise.all([close(host), ...wishes]);
    const made = (await Promise.all(wishes)).filter(({ status }) => status === 201).map(referenceOf);
    // Who came before is in the answer; who came after was refused.
    expect(Object.keys(fatesIn(closed)).sort()).toEqual(made.sort());
    expect(await insideClosedTime(service)).toEqual([]);
    expect(await service.doctor()).toEqual([]);
  });
});

describe('Two hosts who close at the same moment', () => {
  test('close once, and both are told the same', async () => {
    const jeanne = await service.member();
    await booked(jeanne);
    const other = await twin.member('other-host@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'naucelle' }],
    });
    const both = await Promise.all([close(host), close(other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(both[0].body).toEqual(both[1].body);
    const rows = await service.database.query('select from closing');
    expect(rows).toHaveLength(1);
  });

  test('close a room each within the same day without standing in each other’s way', async () => {
    const wishes = ['nau-open-1', 'nau-open-2', 'nau-room'].map((resource) => ({ ...BOILER, resource }));
    const answers = await Promise.all([...wishes.map((wish) => close(host, wish)), close(host)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await service.doctor()).toEqual([]);
  });
});

describe('What its holder does at the very moment of the closing', () => {
  test.each([
    ['cancels', (member: KnownCaller, it: string) => member.post(`${bookingPath(it)}/cancellation`)],
    [
      'moves it to the afternoon',
      (member: KnownCaller, it: string) =>
        member.patch(bookingPath(it), { date: TUESDAY, halfDay: 'afternoon' }),
    ],
    [
      'moves it to the neighbour',
      (member: KnownCaller, it: string) =>
        member.patch(bookingPath(it), { telecentre: 'rieupeyroux', kind: 'desk' }),
    ],
  ])('%s: one of the two is first, and all is well', async (_, deed) => {
    const members = await Promise.all(Array.from({ length: 8 }, () => twin.member()));
    const references = await Promise.all(members.map((member) => booked(member)));
    const deeds = members.map((member, index) => deed(member, references[index] ?? ''));
    const [closed, ...answers] = await Promise.all([host.post(CLOSURES, BOILER), ...deeds]);
    expect(closed.status).toBe(201);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await insideClosedTime(service)).toEqual([]);
    expect(await service.doctor()).toEqual([]);
  });
});

/** Books, cancels, moves and takes back, as fast as it goes. */
async function rage(
  member: KnownCaller,
  seed: number,
  answers: Answer[],
  storm: { readonly ended: boolean },
): Promise<void> {
  const random = randomFrom(seed + 1);
  const mine: string[] = [];
  while (!storm.ended) {
    const wish = { ...MORNING, halfDay: pick(HALVES, random), hold: random() < 0.2 };
    const known = mine.length === 0 ? undefined : pick(mine, random);
    const answer = await (known === undefined || random() < 0.5
      ? bookNow(member, wish)
      : random() < 0.5
        ? member.post(`${bookingPath(known)}/cancellation`)
        : member.patch(bookingPath(known), { date: TUESDAY, halfDay: pick(HALVES, random) }));
    answers.push(answer);
    if (answer.status === 201) mine.push(referenceOf(answer));
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let wait = 0; !isSo() && wait < 2000; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

/** Who wrote the last word of a booking's story: its holder, or nobody at all. */
async function lastActor(reference: string): Promise<string> {
  const [row] = await service.database.query<{ actor: string | null }>(
    `select actor_id as actor from booking_event e join booking b on b.id = e.booking_id
     where b.reference = $1 order by e.id desc limit 1`,
    [reference],
  );
  return row?.actor ?? 'clock';
}

async function everybodyIsTold(references: readonly string[]): Promise<void> {
  await service.app.get(Notifications).tellDue();
  const untold = await service.database.query(
    `select b.reference from booking b join closure_effect e on e.booking_id = b.id
     where b.reference = any ($1) and not exists (select from outgoing_mail m where m.thread = b.id
       and m.kind in ('booking-cancelled', 'booking-moved'))`,
    [references],
  );
  expect(untold).toEqual([]);
}
