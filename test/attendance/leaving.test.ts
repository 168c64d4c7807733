import { NoShows } from '../../src/attendance/no-shows.js';
import { occupiedBy, trailOf } from '../bookings/trail.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { linkedBooking, textOf } from '../booking-links/linked.js';
import { startService, type Answer, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let host: KnownCaller;
let next = 0;

beforeAll(async () => {
  service = await startService();
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'decazeville' }] });
});
afterAll(() => service.close());

/** Each test on a day of its own, so that one service serves them all. */
beforeEach(() => service.clock.set(`${dayOfTest()}T07:00:00Z`));
afterEach(() => next++);

function dayOfTest(): string {
  return (
    [
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
      '2026-12-11',
    ][next] ?? ''
  );
}

function at(time: string): void {
  service.clock.set(`${dayOfTest()}T${time}+01:00`);
}

const room = (): object => ({
  resource: 'dec-salle',
  start: `${dayOfTest()}T10:00`,
  end: `${dayOfTest()}T12:00`,
});

async function booking(who: KnownCaller, wish: object = room()): Promise<string> {
  const answer = await bookNow(who, wish);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return referenceOf(answer);
}

const leave = (who: KnownCaller, reference: string, body?: object): Promise<Answer> =>
  who.post(`/api/v1/bookings/${reference}/departure`, body);

type AtTheDoor = (jeanne: KnownCaller, reference: string) => Promise<void>;

const arrives: AtTheDoor = async (_, reference) => {
  at('10:20:00');
  await host.post(`/api/v1/bookings/${reference}/check-in`);
};
const leaves: AtTheDoor = async (jeanne, reference) => {
  at('10:30:00');
  expect((await leave(jeanne, reference)).status).toBe(200);
};
const isSeenGoing: AtTheDoor = async (_, reference) => {
  at('10:30:00');
  expect((await leave(host, reference)).status).toBe(200);
};
const isTickedLate: AtTheDoor = async (_, reference) => {
  at('14:00:00');
  await host.post(`/api/v1/bookings/${reference}/check-in`);
};
const isNotedAbsent: AtTheDoor = async (_, reference) => {
  at('14:00:00');
  await host.send(`/host/bookings/${reference}/attendance`, { tick: 'absent' });
};
/** Where people say themselves that they are there, and are given up half an hour after the beginning. */
const isLeftToTheClock: AtTheDoor = async () => {
  const before = await service.database.query(
    `select no_show_minutes, self_check_in from telecentre where slug = 'decazeville'`,
  );
  await service.database.query(
    `update telecentre set no_show_minutes = 30, self_check_in = true where slug = 'decazeville'`,
  );
  at('10:31:00');
  expect(await service.app.get(NoShows).release(service.clock.now())).toBe(0);
  const [{ no_show_minutes, self_check_in } = {}] = before as Record<string, unknown>[];
  await service.database.query(
    `update telecentre set no_show_minutes = $1, self_check_in = $2 where slug = 'decazeville'`,
    [no_show_minutes, self_check_in],
  );
};

describe('whoever leaves early', () => {
  test('frees the rest at once', async () => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    at('10:40:20');
    expect(told(await leave(jeanne, reference)).body).toMatchObject({
      status: 'confirmed',
      end: `${dayOfTest()}T10:40:00+01:00`,
      halfDay: null,
    });
    const day = dayOfTest().slice(-2);
    expect(await occupiedBy(service.database, reference)).toEqual([`dec-salle ${day} 10:00–10:40`]);
    expect((await trailOf(service.database, reference)).map(({ kind }) => kind)).toEqual([
      'booked',
      'left_early',
    ]);
    await service.database.query(`update resource set notice_minutes = 0 where key = 'dec-salle'`);
    const other = await service.visitor();
    const rest = { resource: 'dec-salle', start: `${dayOfTest()}T11:30`, end: `${dayOfTest()}T12:00` };
    expect((await bookNow(other, rest)).body).toMatchObject({ status: 'confirmed' });
    expect(await service.doctor()).toEqual([]);
  });

  test.each([
    ['and was ticked, has been there', [arrives, leaves], 'completed', '10:20'],
    ['and is seen going by the host, has been there', [isSeenGoing], 'completed', '10:00'],
    ['unticked, has not said so: nobody knows', [leaves], 'confirmed', null],
    ['unticked, is ticked by the host afterwards', [leaves, isTickedLate], 'checked_in', '14:00'],
    ['without having come, is absent when the host says so', [leaves, isNotedAbsent], 'no_show', null],
    ['unticked, is not given up by the clock', [leaves, isLeftToTheClock], 'confirmed', null],
  ])('%s', async (_, deeds, status, arrived) => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    for (const deed of deeds) await deed(jeanne, reference);
    const [seen] = await service.database.query(
      `select status, to_char(arrived_at at time zone 'Europe/Paris', 'HH24:MI') as arrived,
         to_char(local_end, 'HH24:MI') as ended from booking where reference = $1`,
      [reference],
    );
    expect(seen).toEqual({ status, arrived, ended: '10:30' });
    expect(await service.doctor()).toEqual([]);
  });

  test('leaves the time for airing taken', async () => {
    await service.database.query(`update resource set minutes_between = 15 where key = 'dec-salle'`);
    try {
      const jeanne = await service.visitor();
      const reference = await booking(jeanne);
      at('10:30:00');
      await leave(jeanne, reference);
      const day = dayOfTest().slice(-2);
      expect(await occupiedBy(service.database, reference)).toEqual([`dec-salle ${day} 10:00–10:45`]);
    } finally {
      await service.database.query(`update resource set minutes_between = 0 where key = 'dec-salle'`);
    }
  });

  test('does so once: said again, it changes nothing', async () => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    at('10:30:00');
    const answers = await Promise.all([leave(jeanne, reference), leave(jeanne, reference)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    at('10:50:00');
    expect(told(await leave(jeanne, reference)).body).toMatchObject({ end: `${dayOfTest()}T10:30:00+01:00` });
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('can be said by the host, also when that was; and by nobody else', async () => {
    const [jeanne, passerBy] = [await service.visitor(), await service.visitor()];
    const reference = await booking(jeanne);
    at('11:15:00');
    const path = `/api/v1/bookings/${reference}/check-in`;
    expect((await host.post(path)).status).toBe(200);
    problemIn(await leave(passerBy, reference), 404);
    expect(fieldsIn(await leave(host, reference, { at: 'vers 10 h' }))).toEqual(['at']);
    expect(fieldsIn(await leave(host, reference, { at: `${dayOfTest()}T11:40:00+01:00` }))).toEqual(['at']);
    expect(told(await leave(host, reference, { at: `${dayOfTest()}T10:50:00+01:00` })).body).toMatchObject({
      status: 'completed',
      end: `${dayOfTest()}T10:50:00+01:00`,
    });
  });

  test('can neither before it begins nor once it is over, nor from what is none', async () => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    const cancelled = await booking(jeanne, {
      ...room(),
      start: `${dayOfTest()}T14:00`,
      end: `${dayOfTest()}T15:00`,
    });
    await jeanne.post(`/api/v1/bookings/${cancelled}/cancellation`);
    at('09:30:00');
    problemIn(await leave(jeanne, reference), 409, 'outside-check-in-time');
    problemIn(await leave(jeanne, cancelled), 409, 'wrong-state');
    at('12:00:00');
    problemIn(await leave(jeanne, reference), 409, 'outside-check-in-time');
  });

  test('at the very beginning has been there for a minute', async () => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    at('10:00:00');
    expect(told(await leave(jeanne, reference)).body).toMatchObject({ end: `${dayOfTest()}T10:01:00+01:00` });
  });

  test('presses twice on the page behind the link of their mail', async () => {
    const email = `anne-${next}@example.org`;
    const { see, browser, reference } = await linkedBooking(service, room(), { email });
    expect(textOf((await browser.open(see)).html)).not.toContain('libérer le reste');
    at('10:20:00');
    expect(textOf((await browser.open(see)).html)).toContain('Partir et libérer le reste');
    expect(textOf((await browser.open(`${see}/departure`)).html)).toContain('s’arrête à 10 h 20');
    const left = await browser.press(`${see}/departure`);
    expect(textOf(left.html)).toContain('le reste de votre temps est libre');
    expect(textOf(left.html)).not.toMatch(/Partir et libérer|Déplacer|Annuler/);
    expect(await trailOf(service.database, reference)).toHaveLength(2);
  });

  test('is ticked by the host on the page of the day', async () => {
    const jeanne = await service.visitor();
    const reference = await booking(jeanne);
    at('10:05:00');
    await host.post(`/api/v1/bookings/${reference}/check-in`);
    const day = '/telecentres/decazeville/day';
    expect((await host.get(day)).body).toContain(`${day}/${reference}/departure`);
    const sent = await host.send(`${day}/${reference}/departure`, { date: dayOfTest(), revision: '2' });
    expect(sent.status).toBe(303);
    expect((await host.get(day)).body).not.toContain(`${reference}/departure`);
    const page = await host.get(`/host/bookings/${reference}`);
    expect(page.status).toBe(200);
  });
});
