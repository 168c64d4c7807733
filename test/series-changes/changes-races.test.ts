import { deadlocks, overlaps, randomFrom, pick, rounds, tally } from '../bookings/rivals.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { startService, type Answer, type Caller, type TestService } from '../support/service.js';
import { created, seriesPath, stateOf } from './with-exceptions.js';

const POLICY = { horizonDays: 1000 };
/** Few places, so that nearly everybody is in somebody's way. */
const NARROW = networkOf(
  { slug: 'vic', resources: [desks('vic-desk', 2, POLICY), room('vic-room', POLICY)] },
  { slug: 'murat', resources: [desks('murat-desk', 1, POLICY)] },
);
const DATES = ['2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07', '2027-01-14', '2027-01-21'];
const HALVES = ['morning', 'afternoon'];

let service: TestService;
beforeEach(async () => {
  service = await startService({ network: NARROW });
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

test('An edit of all against single changes, other edits and rivals: each date has one booking at most, and nobody waits crosswise', async () => {
  const random = randomFrom(5);
  const [jeanne, paul, rival] = await Promise.all(['jeanne', 'paul', 'rival'].map((who) => member(who)));
  if (!jeanne || !paul || !rival) throw new Error('nobody');
  const [hers, his] = [await series(jeanne, 'morning'), await series(paul, 'afternoon')];
  const answers: Answer[] = [];
  for (let round = 0; round < rounds(12); round++) {
    const hersNow = Object.values(await stateOf(service, hers));
    const reference = (): string => pick(hersNow, random).reference ?? 'K7DM-4T2P';
    const halfDay = pick(HALVES, random);
    const where = { telecentre: pick(['vic', 'murat'], random), kind: 'desk' };
    const mine = await Promise.all([
      jeanne.patch(seriesPath(hers), { scope: 'all', halfDay, ...where }),
      jeanne.patch(seriesPath(hers), { scope: 'all', title: `Tour ${round}` }),
      jeanne.patch(`/api/v1/bookings/${reference()}`, { title: 'Seule' }),
      jeanne.post(`/api/v1/bookings/${reference()}/cancellation`),
      jeanne.patch(seriesPath(hers), { scope: 'following', date: DATES[3], halfDay }),
      paul.patch(seriesPath(his), { scope: 'all', halfDay: pick(HALVES, random), ...where }),
      ...DATES.map((date) =>
        rival.post('/api/v1/bookings', { ...where, date, halfDay: pick(HALVES, random) }),
      ),
    ]);
    answers.push(...mine);
    for (const { body } of mine.slice(6))
      if ((body as { reference?: string }).reference && random() < 0.7)
        await rival.post(`/api/v1/bookings/${(body as { reference: string }).reference}/cancellation`);
  }
  const unexpected = answers.filter(({ status }) => ![200, 201, 400, 404, 409].includes(status));
  expect(unexpected.map(({ status, body }) => [status, body as unknown])).toEqual([]);
  expect(tally(answers)[200]).toBeGreaterThan(rounds(12));
  const twice = await service.database.query(
    `select series_date from booking where status in ('held', 'confirmed') and account_id in ($1, $2)
  group by account_id, series_date having count(*) > 1`,
    [jeanne.account, paul.account],
  );
  expect(twice).toEqual([]);
});

test('Two edits of all at once come one after the other: both are in what is there then', async () => {
  const jeanne = await member('jeanne');
  const id = await series(jeanne, 'morning');
  const [time, title] = await Promise.all([
    jeanne.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon' }),
    jeanne.patch(seriesPath(id), { scope: 'all', title: 'Atelier' }),
  ]);
  expect([time.status, title.status]).toEqual([200, 200]);
  for (const [date, state] of Object.entries(await stateOf(service, id)))
    expect(state).toMatchObject({ start: `${date} 14:00`, title: 'Atelier', standing: 1 });
});

test('Of two of them who know the same revision one is told that it has changed', async () => {
  const jeanne = await member('jeanne');
  const id = await series(jeanne, 'morning');
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((title) => jeanne.patch(seriesPath(id), { scope: 'all', title, revision: 1 })),
  );
  expect(tally(answers)).toEqual({ 200: 1, 409: 2 });
});

test('An edit that is undone never let go of anything: who waits for the old time does not get it', async () => {
  const [jeanne, rival] = [await member('jeanne'), await member('rival')];
  const id = await series(jeanne, 'morning');
  for (const resource of ['vic-desk-1', 'vic-desk-2'])
    await created(rival.post('/api/v1/bookings', { resource, date: DATES[5], halfDay: 'afternoon' }));
  const before = await stateOf(service, id);
  const desk = before[DATES[0] ?? '']?.resource ?? '';
  for (let round = 0; round < rounds(15); round++) {
    const [edit, ...tries] = await Promise.all([
      jeanne.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon', onConflict: 'refuse' }),
      ...DATES.slice(0, 5).map((date) =>
        rival.post('/api/v1/bookings', { resource: desk, date, halfDay: 'morning' }),
      ),
    ]);
    expect(edit.status).toBe(409);
    expect(tally(tries)).toEqual({ 409: 5 });
  }
  expect(await stateOf(service, id)).toEqual(before);
});

function member(who: string): ReturnType<TestService['member']> {
  return service.member(`${who}@example.org`);
}

async function series(caller: Caller, halfDay: string): Promise<string> {
  const wish = { telecentre: 'vic', kind: 'desk', halfDay, dates: DATES };
  return ((await created(caller.post('/api/v1/series', wish))) as { id: string }).id;
}
