import { bookingPath, bookNow, weekdays } from '../bookings/rivals.js';
import { networkOf } from '../bookings/small-network.js';
import { WaitlistBell } from '../../src/waitlist/waitlist-bell.js';
import { setTimeout as pause } from 'node:timers/promises';
import { MONDAY_MORNING, startService, type Caller, type TestService } from '../support/service.js';
import { offerOf, refuse, serve, standing, wait } from './waiting.js';

const ROOMS = [
  { key: 'a', kind: 'meeting_room' as const, capacity: 4 },
  { key: 'b', kind: 'meeting_room' as const, capacity: 4 },
  { key: 'a-b', kind: 'meeting_room' as const, capacity: 8, parts: ['a', 'b'] },
];

let service: TestService;
beforeAll(async () => {
  service = await startService({
    network: networkOf({ slug: 'naucelle', resources: [{ key: 'desk' }, ...ROOMS] }),
  });
});
beforeEach(() => service.clock.set(MONDAY_MORNING));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

const dates = weekdays(18);
let members = 0;
const somebody = (): Promise<Caller> => service.member(`turns-${String(++members)}@example.org`);

/** The first waits twice for what is theirs now, the other once and later. */
async function offeredToWhoWaitsTwice() {
  const time = { date: dates.shift() ?? '', halfDay: 'morning' };
  const [owner, twice, once] = [await somebody(), await somebody(), await somebody()];
  const booking = await bookNow(owner, { resource: 'desk', ...time });
  await wait(twice, { telecentre: 'naucelle', kind: 'desk', ...time });
  await wait(twice, { resource: 'desk', ...time });
  await wait(once, { resource: 'desk', ...time });
  await owner.post(`${bookingPath(booking)}/cancellation`);
  await serve(service);
  return { twice, once };
}

describe('Whoever waits in two lines for the same time has one turn', () => {
  test('when they do not answer', async () => {
    const { twice, once } = await offeredToWhoWaitsTwice();
    service.clock.set((await offerOf(twice)).until);
    await serve(service);
    expect(await standing(once)).toBe('offered');
  });

  test('when they say no', async () => {
    const { twice, once } = await offeredToWhoWaitsTwice();
    await refuse(twice, await offerOf(twice));
    await serve(service);
    expect([await standing(twice), await standing(once)]).toEqual(['', 'offered']);
  });
});

test('what lapses is offered to the next at that moment, and not at the next full minute', async () => {
  const { twice, once } = await offeredToWhoWaitsTwice();
  const { until } = await offerOf(twice);
  service.clock.set(new Date(Date.parse(until) - 300).toISOString());
  service.app.get(WaitlistBell).listen();
  await pause(200);
  service.clock.set(until);
  while ((await standing(once)) !== 'offered') await pause(50);
});

test('a room is waited for behind those who wait for a room that it is part of', async () => {
  const time = { date: dates.shift() ?? '', halfDay: 'morning' };
  const [first, second] = [await somebody(), await somebody()];
  await bookNow(await somebody(), { resource: 'a-b', ...time });
  await wait(first, { resource: 'a-b', ...time, people: 8 });
  await wait(second, { resource: 'a', ...time });
  expect([await standing(first), await standing(second)]).toEqual(['waiting 1', 'waiting 2']);
});

test('asked once more for more people, the same place in line is for so many', async () => {
  const time = { date: dates.shift() ?? '', halfDay: 'morning' };
  const member = await somebody();
  await bookNow(await somebody(), { resource: 'a-b', ...time });
  const wish = { telecentre: 'naucelle', kind: 'meeting_room', ...time };
  await wait(member, { ...wish, people: 2 });
  expect(await wait(member, { ...wish, people: 8 })).toMatchObject({ body: { people: 8, position: 1 } });
});
