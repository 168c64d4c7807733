import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Database, type Sql } from '../../src/platform/database/database.js';
import { Clock } from '../../src/platform/clock.js';
import { NetworkDirectory } from '../../src/telecentres/network-directory.js';
import { ServingService } from '../../src/waitlist/serving.service.js';
import { WaitlistBell } from '../../src/waitlist/waitlist-bell.js';
import {
  bookingPath,
  bookNow,
  deadlocks,
  members,
  overlaps,
  pick,
  randomFrom,
  rounds,
  tally,
} from '../bookings/rivals.js';
import { startService, type Answer, type Caller, type TestService } from '../support/service.js';
import { accept, keptTimes, offerOf, refuse, serve, standing, wait } from './waiting.js';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});
/** Whatever happened: nothing is given twice, nothing is kept back, and nobody waited for the deadlock detector. */
afterEach(async () => {
  try {
    expect(await service.doctor()).toEqual([]);
    expect(await overlaps(service)).toEqual([]);
    expect(await deadlocks(service)).toBe(0);
  } finally {
    await service.close();
  }
});

/** Three weeks ahead: an offer lasts for hours, and twenty of them for days. */
const DESK = { resource: 'fig-desk', date: '2026-12-15', halfDay: 'morning' };
const random = randomFrom(8);

/** The owner, those who wait in the order of asking, and those who do not. */
async function aLine(length: number, rivals: number) {
  const [owner, ...others] = (await members(service, 1 + length + rivals)) as [Caller, ...Caller[]];
  const booking = await bookNow(owner, DESK);
  const line = others.slice(0, length);
  for (const member of line) expect(await wait(member, DESK)).toMatchObject({ status: 201 });
  return { owner, booking, line, rivals: others.slice(length) };
}

function cancel(owner: Caller, booking: Answer): Promise<Answer> {
  return owner.post(`${bookingPath(booking)}/cancellation`);
}

test('twenty wait for one desk, while answers, silence and broken connections come at random: each has one turn, in order', async () => {
  const { owner, booking, line, rivals } = await aLine(20, 4);
  const killer = new pg.Client(service.databaseUrl);
  await killer.connect();
  try {
    await insist(() => cancel(owner, booking));
    const ended: string[] = [];
    for (const [index, member] of line.entries()) {
      await serveThroughStorms(killer);
      expect(await standings()).toEqual([...ended, 'offered', ...line.slice(index + 1).map(() => 'waiting')]);
      expect(await keptTimes(service)).toBe(0);
      const tries = Promise.all(rivals.map((rival) => bookNow(rival, DESK)));
      ended.push(await answerAtRandom(member));
      for (const { status } of await tries)
        expect(index < 19 ? [409, 503] : [201, 409, 503]).toContain(status);
    }
  } finally {
    await killer.end();
  }
});

/** Takes it and gives it back, says no, or says nothing until the deadline. */
async function answerAtRandom(member: Caller): Promise<string> {
  const offer = await offerOf(member);
  const how = pick(['accept', 'refuse', 'wait'] as const, random);
  if (how === 'wait') {
    service.clock.set(offer.until);
    return 'lapsed';
  }
  await insist(() => (how === 'accept' ? accept(member, offer) : refuse(member, offer)));
  if (how === 'refuse') return 'declined';
  await insist(() => member.post(`/api/v1/bookings/${offer.reference}/cancellation`));
  return 'taken_up';
}

/** Breaks a connection at some moment of the work, a few times; then lets it come to its end. */
async function serveThroughStorms(killer: pg.Client): Promise<void> {
  for (let broken = 0; broken < 2; broken++) {
    const work = serve(service).catch(() => 0);
    await pause(random() * 12);
    await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or random() < 0.2)`);
    await work;
  }
  for (;;) {
    const done = await serve(service).catch(() => null);
    if (done !== null) return;
  }
}

async function insist(ask: () => Promise<Answer>): Promise<void> {
  for (;;) {
    const { status } = await ask();
    if (status < 300) return;
    expect(status).toBe(503);
  }
}

/** As `standing`, of all of them in the order of asking, in one look. */
async function standings(): Promise<string[]> {
  const rows = await service.database.query<{ state: string }>(
    'select state from waitlist_entry order by number',
  );
  return rows.map(({ state }) => state);
}

test('cut off at any step, what was freed is still kept for whoever is first', async () => {
  const { owner, booking, rivals } = await aLine(2, 1);
  await cancel(owner, booking);
  let steps = 0;
  for (; await isCutOffAt(steps); steps++) {
    expect(await keptTimes(service)).toBe(1);
    expect((await bookNow(rivals[0] as Caller, DESK)).status).toBe(409);
    expect(await standings()).toEqual(['waiting', 'waiting']);
  }
  expect(steps).toBeGreaterThan(9);
  expect(await standings()).toEqual(['offered', 'waiting']);
  expect(await keptTimes(service)).toBe(0);
});

/** Serves with a connection that breaks at this statement of its transaction; false when it got through before. */
async function isCutOffAt(step: number): Promise<boolean> {
  const database = service.app.get(Database);
  const breaking = Object.create(database) as Database;
  let sent = 0;
  breaking.transaction = (work) =>
    database.transaction((sql) => {
      const cut: Sql = {
        query: (statement, values) =>
          sent++ === step
            ? Promise.reject(new Error('Connection terminated: cut off'))
            : sql.query(statement, values),
      };
      return work(cut);
    });
  const serving = new ServingService(breaking, service.app.get(NetworkDirectory), service.app.get(Clock));
  try {
    await serving.serve();
    return false;
  } catch (error) {
    expect(String(error)).toContain('cut off');
    // The offer was written, and only what came after it was cut off.
    return (await keptTimes(service)) > 0;
  }
}

test('fifty who press at the moment of a cancellation never have it before whoever waits', async () => {
  const { owner, booking, line, rivals } = await aLine(rounds(6), 50);
  service.app.get(WaitlistBell).listen();
  let [holder, held] = [owner, bookingPath(booking)];
  for (const member of line) {
    const [cancelled, ...answers] = await Promise.all([
      holder.post(`${held}/cancellation`),
      ...rivals.map(async (rival) => {
        await pause(random() * 30);
        return bookNow(rival, DESK);
      }),
    ]);
    expect(cancelled.status).toBe(200);
    expect(tally(answers)).toEqual({ 409: 50 });
    while ((await standing(member)) !== 'offered') await pause(5);
    const offer = await offerOf(member);
    expect((await accept(member, offer)).status).toBe(200);
    [holder, held] = [member, `/api/v1/bookings/${offer.reference}`];
  }
});
