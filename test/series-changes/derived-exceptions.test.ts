import { ContinuingService } from '../../src/series/continuing.service.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { told } from '../platform/problem-document.js';
import { startService, type Caller, type TestService } from '../support/service.js';
import { created, hostOf, outcomesIn, seriesPath, stateOf, type DateState } from './with-exceptions.js';

/** Nobody marks an exception: it is one by whatever verb the booking was changed, and by none other. */
let service: TestService;
let jeanne: Caller;
beforeAll(async () => {
  const policy = { horizonDays: 1000 };
  service = await startService({
    network: networkOf(
      {
        slug: 'vic',
        // So far from the others that nobody is offered a place there.
        location: [46.5, 2.4],
        resources: [desks('vic-desk', 3, policy), room('vic-large', policy), room('vic-small', policy)],
      },
      {
        slug: 'murat',
        resources: [desks('murat-desk', 3, policy), room('murat-room', policy), room('murat-hall', policy)],
      },
      {
        slug: 'near',
        resources: [desks('near-desk', 1, { horizonDays: 30 }), room('near-room', { horizonDays: 30 })],
      },
    ),
  });
  jeanne = await service.member('jeanne@example.org');
});
beforeEach(() => {
  service.clock.set('2026-11-23T09:00:00+01:00');
});
/** What one test has booked is not in the way of the next. */
afterEach(giveBackAll);
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const [FIRST, SECOND, LAST] = ['2026-12-01', '2026-12-08', '2027-01-12'] as const;
const ANY_DESK = { telecentre: 'vic', kind: 'desk' };

describe('What is an exception', () => {
  test('another desk is none, whether the series names one or leaves the choice to the house', async () => {
    for (const where of [ANY_DESK, { resource: 'vic-desk-2' }]) {
      const id = await series(where);
      const other = (await dateOf(id, FIRST)).resource === 'vic-desk-1' ? 'vic-desk-3' : 'vic-desk-1';
      await change(id, FIRST, { resource: other });
      const answer = await jeanne.patch(seriesPath(id), { scope: 'all', telecentre: 'murat', kind: 'desk' });
      expect(outcomesIn(answer)).toEqual({ [FIRST]: 'changed', [SECOND]: 'changed', [LAST]: 'changed' });
      await giveBackAll();
    }
  });

  test('another room is one where the series names its room: somebody has chosen it', async () => {
    const id = await series({ resource: 'vic-large' });
    await change(id, FIRST, { resource: 'vic-small' });
    const answer = await jeanne.patch(seriesPath(id), {
      scope: 'all',
      resource: 'murat-room',
      halfDay: 'day',
    });
    expect(outcomesIn(answer)).toMatchObject({ [FIRST]: 'changed: own place', [LAST]: 'changed' });
    expect(await dateOf(id, FIRST)).toMatchObject({ resource: 'vic-small', end: `${FIRST} 18:00` });
    expect(await dateOf(id, LAST)).toMatchObject({ resource: 'murat-room', end: `${LAST} 18:00` });
  });

  test('the same half-day said in hours is none, and back where it was it is none any more', async () => {
    const id = await series(ANY_DESK);
    await change(id, FIRST, {
      start: `${FIRST}T09:00`,
      end: `${FIRST}T12:00`,
      telecentre: 'murat',
      kind: 'desk',
    });
    await change(id, FIRST, ANY_DESK);
    await change(id, SECOND, { date: SECOND, halfDay: 'afternoon' });
    const answer = await jeanne.patch(seriesPath(id), { scope: 'all', halfDay: 'day' });
    expect(outcomesIn(answer)).toMatchObject({ [FIRST]: 'changed', [SECOND]: 'unchanged: own time' });
  });
});

describe('What is had no more', () => {
  test('because a closing has taken it, or nobody came, stays so', async () => {
    const id = await series({ telecentre: 'vic', kind: 'meeting_room' });
    const host = await hostOf(service, 'vic');
    const closing = { telecentre: 'vic', from: SECOND, to: SECOND, reason: 'Travaux' };
    expect(told(await host.post('/api/v1/closures', closing)).status).toBe(201);
    const after = await dateOf(id, SECOND);
    service.clock.set(`${FIRST}T10:00:00+01:00`);
    await service.database.query(
      `select change_status(id, revision, '{confirmed}', 'no_show', 'missed', true, null, $2) from booking where series_id = $1 and series_date = $3`,
      [id, new Date(service.clock.now()), FIRST],
    );
    const answer = await jeanne.patch(seriesPath(id), {
      scope: 'all',
      halfDay: 'afternoon',
      telecentre: 'murat',
    });
    expect(outcomesIn(answer)).toEqual({ [FIRST]: 'unchanged', [SECOND]: 'unchanged', [LAST]: 'changed' });
    expect(await dateOf(id, SECOND)).toEqual(after);
    expect(await dateOf(id, FIRST)).toMatchObject({ status: 'no_show', start: `${FIRST} 09:00` });
  });

  test('because it was handed over to somebody else is nobody’s date any more', async () => {
    const id = await series(ANY_DESK);
    const { reference } = await dateOf(id, FIRST);
    const paul = await service.member('paul@example.org');
    await service.database.query(
      `with given as (update booking set account_id = $2, series_id = null, series_date = null where reference = $1 returning 1)
update series_date set fate = 'left_out' where series_id = $3 and date = $4`,
      [reference, paul.account, id, FIRST],
    );
    const answer = await jeanne.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon' });
    expect(outcomesIn(answer)).toMatchObject({ [FIRST]: 'unchanged', [LAST]: 'changed' });
    await jeanne.post(`${seriesPath(id)}/cancellation`, { scope: 'all' });
    await giveBackAll();
    expect((await paul.get(`/api/v1/bookings/${reference ?? ''}`)).body).toMatchObject({
      status: 'confirmed',
      start: `${FIRST}T09:00:00+01:00`,
    });
  });
});

describe('What waits until it can be booked', () => {
  const NEAR = { telecentre: 'near', kind: 'desk' };

  test('waits with what all dates have in common by then', async () => {
    const id = await series(NEAR);
    expect(await dateOf(id, LAST)).toMatchObject({ fate: 'waiting' });
    const words = await jeanne.patch(seriesPath(id), { scope: 'all', title: 'Atelier' });
    expect(outcomesIn(words)).toMatchObject({ [FIRST]: 'changed', [LAST]: 'unchanged' });
    const time = await jeanne.patch(seriesPath(id), {
      scope: 'following',
      date: SECOND,
      halfDay: 'afternoon',
    });
    expect(outcomesIn(time)).toEqual({ [SECOND]: 'changed', [LAST]: 'waiting' });
    const { id: now } = time.body as { id: string };
    service.clock.set('2026-12-14T09:00:00+01:00');
    await service.app.get(ContinuingService).continueDue(service.clock.now());
    expect((await stateOf(service, now))[LAST]).toMatchObject({ title: 'Atelier', start: `${LAST} 14:00` });
  });

  test('is booked at once where the new place can be booked so far ahead', async () => {
    const id = await series({ ...NEAR, kind: 'meeting_room' });
    const answer = await jeanne.patch(seriesPath(id), { scope: 'all', resource: 'murat-hall' });
    expect(outcomesIn(answer)).toEqual({ [FIRST]: 'changed', [SECOND]: 'changed', [LAST]: 'booked' });
    expect(await dateOf(id, LAST)).toMatchObject({ fate: 'booked', resource: 'murat-hall', standing: 1 });
  });
});

async function giveBackAll(): Promise<void> {
  service.clock.set('2026-11-23T09:00:00+01:00');
  const all = await service.database.query<{ id: string }>('select id from series');
  for (const { id } of all) await jeanne.post(`${seriesPath(id)}/cancellation`, { scope: 'all' });
}

async function series(where: object): Promise<string> {
  const wish = { ...where, halfDay: 'morning', dates: [FIRST, SECOND, LAST] };
  return ((await created(jeanne.post('/api/v1/series', wish))) as { id: string }).id;
}

async function dateOf(id: string, date: string): Promise<DateState> {
  const state = (await stateOf(service, id))[date];
  if (state === undefined) throw new Error(`${date} is lost`);
  return state;
}

/** By the booking's own verb. */
async function change(id: string, date: string, wish: object): Promise<void> {
  const { reference } = await dateOf(id, date);
  expect(told(await jeanne.patch(`/api/v1/bookings/${reference ?? ''}`, wish)).status).toBe(200);
}
