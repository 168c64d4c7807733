import { placeBusyTimes, removeExternalCalendar } from '../../src/external-calendars/placing.queries.js';
import { windowAt } from '../../src/external-calendars/external-calendar.js';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { DAY, HOUR } from '../../src/reservation/period.js';
import type { BusyTime } from '../../src/busy-times/busy-times.js';
import { deadlocks, members, overlaps, pick, randomFrom, tally } from '../bookings/rivals.js';
import type { Answer, Caller } from '../support/service.js';
import { at, attach, CALENDARS, openWorld, type World } from './attaching.js';

let world: World;
beforeEach(async () => (world = await openWorld({ connections: 24 })));
afterEach(() => world.close());

const ROOMS = ['salle', 'bleue', 'verte', 'grande'];
const DAYS = ['2026-11-24', '2026-11-25'];
const HOURS = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00'];

test('while hundreds book, move, cancel and let lapse, calendars are placed: nothing overlaps, nothing is missing, nobody waits for each other', async () => {
  const random = randomFrom(20121123);
  const { service, outside } = world;
  const calendars: string[] = [];
  for (const [index, room] of [...ROOMS, 'salle'].entries()) {
    const answer = await attach(world, room, `${outside.url}?${String(index)}`);
    calendars.push((answer.body as { id: string }).id);
  }
  const people = await members(service, 12);

  const placing = calendars.map(async (calendar) => {
    for (let round = 0; round < 25; round += 1) {
      const now = service.clock.now();
      await placeBusyTimes(service.database, calendar, someBusyTimes(random), windowAt(now), now);
    }
  });
  const answers = people.map(async (person) => {
    const got: Answer[] = [];
    for (let round = 0; round < 20; round += 1) got.push(...(await doSomething(person, random)));
    return got;
  });
  const sweeping = (async () => {
    for (let round = 0; round < 40; round += 1) {
      service.clock.advanceMinutes(1);
      await sweepLapsedHolds(service.database, service.clock.now());
    }
  })();
  const all = (await Promise.all(answers)).flat();
  await Promise.all([...placing, sweeping]);

  expect(Object.keys(tally(all)).filter((status) => !['200', '201', '409', '422'].includes(status))).toEqual(
    [],
  );
  expect(tally(all)[201]).toBeGreaterThan(20);
  expect(await overlaps(service)).toEqual([]);
  service.clock.advanceMinutes(11);
  await sweepLapsedHolds(service.database, service.clock.now());
  expect(await service.doctor()).toEqual([]);

  await Promise.all(
    calendars.map((calendar) => removeExternalCalendar(service.database, calendar, service.clock.now())),
  );
  expect(await service.database.query('select from allocation where external_busy_id is not null')).toEqual(
    [],
  );
  expect(await service.doctor()).toEqual([]);
  expect(await deadlocks(service)).toBe(0);

  function someBusyTimes(draw: () => number): BusyTime[] {
    return Array.from({ length: 3 }, (_, index) => {
      const start = Date.parse(at('08:00')) + Math.floor(draw() * 34) * HOUR;
      return {
        uid: `e${String(index)}`,
        title: 'Conseil',
        start,
        end: start + (1 + Math.floor(draw() * 3)) * HOUR,
      };
    });
  }
}, 60_000);

test('a cancellation and a placing that miss each other by a moment leave nothing free', async () => {
  const { service } = world;
  const answer = await attach(world);
  const { id } = answer.body as { id: string };
  const [person] = await members(service, 1);
  const now = service.clock.now();
  for (let round = 0; round < 40; round += 1) {
    const day = Date.parse(at('00:00')) + (round % 3) * DAY;
    const booked = await person?.post('/api/v1/bookings', {
      resource: 'salle',
      start: new Date(day + 10 * HOUR).toISOString(),
      end: new Date(day + 11 * HOUR).toISOString(),
    });
    expect(booked?.status).toBe(201);
    const { reference } = booked?.body as { reference: string };
    const event = { uid: 'e', title: '', start: day + 9 * HOUR, end: day + 12 * HOUR };
    await Promise.all([
      person?.post(`/api/v1/bookings/${reference}/cancellation`),
      placeBusyTimes(service.database, id, [event], windowAt(now), now),
    ]);
    expect(await service.doctor()).toEqual([]);
    await placeBusyTimes(service.database, id, [], windowAt(now), now);
  }
  expect((await world.host.delete(`${CALENDARS}/${id}`)).status).toBe(204);
}, 60_000);

async function doSomething(person: Caller, random: () => number): Promise<Answer[]> {
  const wish = {
    resource: pick(ROOMS, random),
    ...stay(random),
    ...(random() < 0.3 ? { hold: true } : {}),
  };
  const booked = await person.post('/api/v1/bookings', wish);
  if (booked.status !== 201) return [booked];
  const { reference } = booked.body as { reference: string };
  const path = `/api/v1/bookings/${reference}`;
  if (random() < 0.4) return [booked, await person.post(`${path}/cancellation`)];
  if (random() < 0.6) return [booked, await person.patch(path, stay(random))];
  return [booked];
}

function stay(random: () => number): object {
  if (random() < 0.2) return { date: pick(DAYS, random), halfDay: 'day' };
  const [day, hour] = [pick(DAYS, random), pick(HOURS, random)];
  return { start: at(hour, day), end: new Date(Date.parse(at(hour, day)) + HOUR).toISOString() };
}
