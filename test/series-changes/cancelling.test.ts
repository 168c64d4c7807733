import { problemIn, told } from '../platform/problem-document.js';
import { startService, type Caller, type TestService } from '../support/service.js';
import {
  DATES,
  hostOf,
  MATTERS,
  newsOf,
  outcomesIn,
  pairsOfHouses,
  remembered,
  seriesPath,
  seriesWithExceptions,
  stateOf,
  type Matter,
} from './with-exceptions.js';

let service: TestService;
let pair = 0;
beforeAll(async () => {
  service = await startService({ network: pairsOfHouses(12) });
});
beforeEach(() => {
  service.clock.set('2026-11-23T09:00:00+01:00');
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const NOT_BOOKED: readonly Matter[] = ['taken', 'closed'];

describe('A series that is given back', () => {
  test('gives back all that is to come, wherever it was moved, and waits for nothing any more', async () => {
    const { id, member } = await prepared();
    const before = await stateOf(service, id);
    const wish = { scope: 'all' };
    const dry = await cancel(member, id, { ...wish, dryRun: true });
    expect(await stateOf(service, id)).toEqual(before);
    const answer = await cancel(member, id, wish);
    const expected = MATTERS.map((matter) => {
      if (NOT_BOOKED.includes(matter)) return [matter, 'left-out'];
      return [matter, matter === 'cancelled' || matter === 'leftOut' ? 'unchanged' : 'cancelled'];
    });
    expect(outcomesIn(answer)).toEqual(Object.fromEntries(expected));
    expect(outcomesIn(dry)).toEqual(outcomesIn(answer));
    expect(Object.values(await stateOf(service, id)).map(({ standing }) => standing)).toEqual(
      MATTERS.map(() => 0),
    );
    expect(await newsOf(service, id)).toMatchObject({ kind: 'cancelled', by: 'self', kept: [] });
    // Once more is the same as once, and an edit brings nothing back.
    expect(new Set(Object.values(outcomesIn(await cancel(member, id, wish))))).toEqual(
      new Set(['unchanged']),
    );
    const edit = await member.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon' });
    expect(new Set(Object.values(outcomesIn(edit)))).toEqual(new Set(['unchanged']));
  });

  test('from a date on keeps what comes before', async () => {
    const { id, member } = await prepared();
    const answer = await cancel(member, id, { scope: 'following', date: DATES.ownMessage });
    expect(answer.body).toMatchObject({ id, parted: null, revision: 2 });
    const after = await stateOf(service, id);
    for (const matter of MATTERS)
      expect(after[DATES[matter]]?.standing).toBe(DATES[matter] < DATES.ownMessage ? 1 : 0);
  });

  test('keeps the date for which it is too late, and names it; or all of them', async () => {
    const { id, member } = await prepared();
    service.clock.set('2026-12-02T09:00:00+01:00');
    const before = await stateOf(service, id);
    const refused = await cancel(member, id, { scope: 'all', onConflict: 'refuse' });
    problemIn(refused, 409, 'series-conflict');
    expect(await stateOf(service, id)).toEqual(before);
    const answer = await cancel(member, id, { scope: 'all' });
    expect(outcomesIn(answer)).toMatchObject({ plain: 'kept: too-late', last: 'cancelled' });
    expect((await stateOf(service, id))[DATES.plain]).toEqual(before[DATES.plain]);
    problemIn(await cancel(member, id, { scope: 'all' }), 409, 'no-date-left');
    problemIn(await cancel(member, id, { scope: 'one', date: DATES.plain }), 422, 'rule-broken');
  });

  test('by a host has its reason, which is told to each date, and no deadline; elsewhere it is not theirs', async () => {
    const { id, n } = await prepared();
    service.clock.set('2026-12-02T09:00:00+01:00');
    const host = await hostOf(service, `vic-${n}`);
    problemIn(await cancel(host, id, { scope: 'all' }), 400, 'invalid-request');
    const reason = 'La chaudière est en panne.';
    const answer = await cancel(host, id, { scope: 'all', reason });
    expect(outcomesIn(answer)).toMatchObject({ plain: 'cancelled', ownPlace: 'kept: not-yours' });
    const reasons = await service.database.query<{ reason: string }>(
      `select distinct cancellation_reason as reason from booking where series_id = $1 and status = 'cancelled' and cancellation_reason is not null`,
      [id],
    );
    expect(reasons).toEqual([{ reason }]);
    expect(await newsOf(service, id)).toMatchObject({
      by: 'place',
      kept: [{ date: DATES.ownPlace, why: 'not-yours' }],
    });
    expect(await remembered(service, 'series.cancelled')).toBe(1);
  });

  test('by its holder has no reason, and by anybody else is not there', async () => {
    const { id, member, n } = await prepared();
    problemIn(await cancel(member, id, { scope: 'all', reason: 'Je déménage.' }), 400, 'invalid-request');
    problemIn(await cancel(await service.member(), id, { scope: 'all' }), 404, 'not-found');
    const neighbour = await hostOf(service, `murat-${n}`);
    problemIn(await cancel(neighbour, id, { scope: 'all', reason: 'x' }), 404, 'not-found');
  });
});

describe('One date that is given back', () => {
  test('is given back as its booking is; one for which nothing is booked is not wanted any more', async () => {
    const { id, member } = await prepared();
    const one = (matter: Matter): object => ({ scope: 'one', date: DATES[matter] });
    expect(outcomesIn(await cancel(member, id, one('plain')))).toEqual({ plain: 'cancelled' });
    expect(outcomesIn(await cancel(member, id, one('plain')))).toEqual({ plain: 'unchanged' });
    expect(outcomesIn(await cancel(member, id, one('taken')))).toEqual({ taken: 'left-out' });
    const edit = await member.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon' });
    expect(outcomesIn(edit)).toMatchObject({ plain: 'unchanged', taken: 'unchanged', last: 'changed' });
  });

  test('and taken back follows the next edit again', async () => {
    const { id, member } = await prepared();
    await cancel(member, id, { scope: 'one', date: DATES.plain });
    const reference = String((await stateOf(service, id))[DATES.plain]?.reference);
    expect(told(await member.post(`/api/v1/bookings/${reference}/restoration`)).status).toBe(200);
    const edit = await member.patch(seriesPath(id), { scope: 'all', halfDay: 'afternoon' });
    expect(outcomesIn(edit)).toMatchObject({ plain: 'changed' });
  });
});

async function prepared(): Promise<{ id: string; member: Caller; n: number }> {
  const n = ++pair;
  return { ...(await seriesWithExceptions(service, n)), n };
}

function cancel(caller: Caller, id: string, wish: object): ReturnType<Caller['post']> {
  return caller.post(`${seriesPath(id)}/cancellation`, wish);
}
