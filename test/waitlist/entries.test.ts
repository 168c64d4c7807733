import { setTimeout as pause } from 'node:timers/promises';
import { WaitlistBell } from '../../src/waitlist/waitlist-bell.js';
import { bookingPath, bookNow, weekdays } from '../bookings/rivals.js';
import { networkOf } from '../bookings/small-network.js';
import { MONDAY_MORNING, startService, TUESDAY, type Caller, type TestService } from '../support/service.js';
import { accept, ENTRIES, entriesOf, keptTimes, offerOf, serve, standing, wait } from './waiting.js';

const KEYS = Array.from({ length: 22 }, (_, index) => `desk-${String(index + 1)}`);
const ROOM = { key: 'room', kind: 'meeting_room' as const };

let service: TestService;
beforeAll(async () => {
  service = await startService({
    network: networkOf(
      { slug: 'naucelle', resources: [{ key: 'desk' }, { key: 'office', kind: 'office' }, ROOM] },
      { slug: 'millau', resources: KEYS.map((key) => ({ key })) },
    ),
  });
});
beforeEach(() => service.clock.set(MONDAY_MORNING));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

const dates = weekdays(25).filter((date) => date !== '2026-12-25');
let members = 0;
const somebody = (): Promise<Caller> => service.member(`entry-${String(++members)}@example.org`);

/** A morning on which the only desk of Naucelle is taken. */
async function takenMorning() {
  const wish = { telecentre: 'naucelle', kind: 'desk', date: dates.shift() ?? '', halfDay: 'morning' };
  const owner = await somebody();
  return { wish, owner, booking: await bookNow(owner, wish) };
}

test('an entry says what it waits for, and as which number', async () => {
  const { wish } = await takenMorning();
  expect(await wait(await somebody(), { ...wish, equipment: [] })).toMatchObject({
    status: 201,
    body: {
      state: 'waiting',
      position: 1,
      telecentre: 'naucelle',
      kind: 'desk',
      halfDay: 'morning',
      start: `${wish.date}T09:00:00+01:00`,
      end: `${wish.date}T12:00:00+01:00`,
    },
  });
});

test('asked twice, even at once, it is one entry', async () => {
  const { wish } = await takenMorning();
  const member = await somebody();
  const answers = await Promise.all([1, 2, 3, 4].map(() => wait(member, wish)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  expect(await standing(member)).toBe('waiting 1');
});

test('those who wait for another part of the day or another kind stand in another line', async () => {
  const { wish, owner } = await takenMorning();
  await bookNow(owner, { ...wish, halfDay: 'afternoon' });
  await bookNow(await somebody(), { ...wish, kind: 'office' });
  const [morning, afternoon, day, named, office] = await Promise.all([1, 2, 3, 4, 5].map(somebody));
  const line: (readonly [Caller | undefined, object])[] = [
    [morning, wish],
    [afternoon, { ...wish, halfDay: 'afternoon' }],
    [day, { ...wish, halfDay: 'day' }],
    [named, { resource: 'desk', date: wish.date, halfDay: 'morning' }],
    [office, { ...wish, kind: 'office' }],
  ];
  const positions = [];
  for (const [member, wanted] of line)
    positions.push(((await wait(member as Caller, wanted)).body as { position: number }).position);
  expect(positions).toEqual([1, 1, 3, 3, 1]);
});

describe('Nobody waits', () => {
  test.each([
    ['for what is free right now', { kind: 'office' }, 409, '/problems/free-now'],
    ['for more people than it seats', { people: 2 }, 422, '/problems/rule-broken'],
    ['for what the place does not have', { kind: 'training_room' }, 422, '/problems/rule-broken'],
    ['for a day on which it is closed', { date: '2026-11-28' }, 422, '/problems/rule-broken'],
    ['for the past', { date: '2026-11-20' }, 422, '/problems/rule-broken'],
    ['at a place that is not there', { telecentre: 'nowhere' }, 400, '/problems/invalid-request'],
  ])('%s', async (_, other, status, type) => {
    const { wish } = await takenMorning();
    service.clock.set('2026-11-23T09:30:00+01:00');
    const member = await somebody();
    expect(await wait(member, { ...wish, ...other })).toMatchObject({ status, body: { type } });
    expect(await entriesOf(member)).toEqual([]);
  });

  test('for what has begun', async () => {
    const wish = { telecentre: 'naucelle', kind: 'desk', date: '2026-11-23', halfDay: 'morning' };
    await bookNow(await somebody(), wish);
    expect(await wait(await somebody(), wish)).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'past' }] },
    });
  });

  test('for what only a host gives: it is asked for', async () => {
    const { wish } = await takenMorning();
    await service.database.query(`update resource set needs_approval = true where key = 'desk'`);
    const answer = await wait(await somebody(), wish);
    await service.database.query(`update resource set needs_approval = false where key = 'desk'`);
    expect(answer).toMatchObject({ status: 422, body: { violations: [{ rule: 'needs-approval' }] } });
  });

  test('in more than twenty lines', async () => {
    const time = { date: TUESDAY, halfDay: 'morning' };
    const others = await Promise.all(KEYS.map(() => somebody()));
    await Promise.all(KEYS.map((resource, index) => bookNow(others[index] as Caller, { resource, ...time })));
    const member = await somebody();
    const answers = await Promise.all(KEYS.map((resource) => wait(member, { resource, ...time })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { type: '/problems/too-many-entries' },
    });
    const [entry] = await entriesOf(member);
    expect((await member.delete(`${ENTRIES}/${entry?.id ?? ''}`)).status).toBe(204);
    expect(
      (await wait(member, { resource: KEYS.find((_, index) => answers[index]?.status !== 201), ...time }))
        .status,
    ).toBe(201);
  });
});

/** As for booking, where nothing forbids to have two things at a time: but what does as well has been found meanwhile. */
describe('Whoever waits for the desk, and at that time', () => {
  const desk = { resource: 'desk-1' };
  test.each([
    ['has nothing else, is offered it', null, null, 'offered'],
    ['had a desk elsewhere when they asked, is offered it', desk, null, 'offered'],
    ['had a desk elsewhere and moved it since, is offered it', desk, 'moves it', 'offered'],
    ['had the office when they asked, is offered it', { resource: 'office' }, null, 'offered'],
    ['had the meeting room when they asked, is offered it', { resource: 'room' }, null, 'offered'],
    ['booked the meeting room since, is offered it', null, { resource: 'room' }, 'offered'],
    ['booked a desk elsewhere since, is passed over', null, desk, 'waiting 1'],
    ['holds the office since, is passed over for now', null, { resource: 'office', hold: true }, 'waiting 1'],
    ['booked a desk elsewhere and asked again, is offered it', null, 'books and asks again', 'offered'],
    ['booked the office there since, waits no more', null, { resource: 'office' }, ''],
    [
      'is offered the meeting room, is passed over for now',
      null,
      'is offered the room',
      'offered, waiting 1',
    ],
  ])('%s', async (_, had, since, outcome) => {
    const { wish, owner, booking } = await takenMorning();
    const member = await somebody();
    const books = async (place: object) => bookNow(member, { ...place, date: wish.date, halfDay: 'morning' });
    const before = had && (await books(had));
    await wait(member, wish);
    if (since === 'moves it' && before) await member.patch(bookingPath(before), { resource: 'desk-2' });
    if (since === 'is offered the room') await getsOffered(member, { ...wish, kind: 'meeting_room' });
    if (since === 'books and asks again') {
      await books(desk);
      await wait(member, wish);
    }
    if (typeof since === 'object' && since !== null) await books(since);
    await owner.post(`${bookingPath(booking)}/cancellation`);
    await serve(service);
    expect(await standing(member)).toBe(outcome);
  });

  async function getsOffered(member: Caller, wish: object): Promise<void> {
    const other = await somebody();
    const taken = await bookNow(other, wish);
    await wait(member, wish);
    await other.post(`${bookingPath(taken)}/cancellation`);
    expect(await serve(service)).toBe(1);
  }
});

test('whoever has taken an offer waits on for what they need beside it, and is offered that next', async () => {
  const { wish, owner, booking } = await takenMorning();
  const room = { ...wish, kind: 'meeting_room' };
  const roomTaken = await bookNow(owner, room);
  const member = await somebody();
  for (const wanted of [wish, room]) await wait(member, wanted);
  for (const one of [booking, roomTaken]) await owner.post(`${bookingPath(one)}/cancellation`);
  expect(await serve(service)).toBe(1);
  await accept(member, await offerOf(member));
  expect(await serve(service)).toBe(1);
  expect(await standing(member)).toBe('offered');
});

test('who waits until it begins waits no more, and what frees so late is free for all', async () => {
  const { wish, owner, booking } = await takenMorning();
  const member = await somebody();
  await wait(member, wish);
  service.clock.set(`${wish.date}T08:40:00+01:00`);
  await owner.post(`${bookingPath(booking)}/cancellation`);
  expect(await serve(service)).toBe(0);
  expect((await bookNow(await somebody(), wish)).status).toBe(201);
  service.clock.set(`${wish.date}T09:00:00+01:00`);
  expect(await entriesOf(member)).toEqual([]);
});

test('the doctor tells of time that was kept and forgotten, and a service that starts offers it at once', async () => {
  const { wish, owner, booking } = await takenMorning();
  const member = await somebody();
  await wait(member, wish);
  await owner.post(`${bookingPath(booking)}/cancellation`);
  expect(await service.doctor()).toEqual([]);
  await service.database.query(
    `update allocation set kept_since = kept_since - interval '6 minutes' where kept_since is not null`,
  );
  expect(await service.doctor()).toEqual([
    expect.stringMatching(
      /^what is kept for those who wait is offered to them or given back: allocation \d+$/,
    ),
  ]);
  service.app.get(WaitlistBell).listen();
  while ((await standing(member)) !== 'offered') await pause(50);
  expect(await keptTimes(service)).toBe(0);
});
