import { problemIn, told } from '../platform/problem-document.js';
import { startService, type Caller, type TestService } from '../support/service.js';
import {
  DATES,
  hostOf,
  newsOf,
  outcomesIn,
  pairsOfHouses,
  remembered,
  seriesPath,
  seriesWithExceptions,
  stateOf,
} from './with-exceptions.js';

let service: TestService;
let pair = 0;
beforeAll(async () => {
  service = await startService({ network: pairsOfHouses(20) });
});
beforeEach(() => {
  service.clock.set('2026-11-23T09:00:00+01:00');
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const AFTERNOON = { scope: 'all', halfDay: 'afternoon' };

describe('A date that cannot follow', () => {
  test('stays where and when it was, and is named; what it is called follows all the same', async () => {
    const { id, member, n } = await prepared();
    await takeAfternoon(n, DATES.plain);
    const before = await stateOf(service, id);
    const answer = await member.patch(seriesPath(id), { ...AFTERNOON, title: 'Atelier' });
    expect(outcomesIn(answer)).toMatchObject({ plain: 'kept: taken', last: 'changed' });
    const after = await stateOf(service, id);
    expect(after[DATES.plain]).toEqual({ ...before[DATES.plain], title: 'Atelier' });
    expect(await newsOf(service, id)).toMatchObject({
      kind: 'changed',
      by: 'self',
      kept: [{ date: DATES.plain, why: 'taken' }],
      booked: [DATES.taken],
    });
  });

  test('undoes all of it when the member wants all or none, parted or not', async () => {
    const { id, member, n } = await prepared();
    await takeAfternoon(n, DATES.last);
    const [before, series] = [await stateOf(service, id), await seriesCount()];
    for (const scope of [{ scope: 'all' }, { scope: 'following', date: DATES.ownPeople }]) {
      const wish = { ...AFTERNOON, ...scope, onConflict: 'refuse' };
      const { dates } = problemIn(
        await member.patch(seriesPath(id), wish),
        409,
        'series-conflict',
      ) as unknown as {
        dates: object[];
      };
      expect(dates).toContainEqual({ date: DATES.last, outcome: 'kept', why: 'taken' });
    }
    expect(await stateOf(service, id)).toEqual(before);
    expect(await seriesCount()).toBe(series);
    expect(await newsOf(service, id)).toMatchObject({ kind: 'made' });
  });

  test('because it is too late keeps its time for its holder, and not for a host', async () => {
    const { id, member, n } = await prepared();
    service.clock.set(`2026-12-02T09:00:00+01:00`);
    const mine = await member.patch(seriesPath(id), { ...AFTERNOON, dryRun: true });
    expect(outcomesIn(mine)).toMatchObject({ plain: 'kept: too-late', last: 'changed' });
    const host = await hostOf(service, `vic-${n}`);
    const theirs = await host.patch(seriesPath(id), AFTERNOON);
    expect(outcomesIn(theirs)).toMatchObject({
      plain: 'changed',
      ownPlace: 'kept: not-yours',
      last: 'changed',
    });
    expect(await newsOf(service, id)).toMatchObject({ by: 'place' });
    expect(await remembered(service, 'series.changed')).toBe(1);
  });

  test('is not the only one: when none can, nothing changes', async () => {
    const { id, member } = await prepared();
    const before = await stateOf(service, id);
    problemIn(await member.patch(seriesPath(id), { scope: 'all', people: 90 }), 409, 'no-date-left');
    problemIn(
      await member.patch(seriesPath(id), { scope: 'all', resource: 'nowhere' }),
      400,
      'invalid-request',
    );
    expect(await stateOf(service, id)).toEqual(before);
  });
});

describe('What is over or under way', () => {
  test('is never touched: today counts until it begins', async () => {
    const { id, member } = await prepared();
    service.clock.set(`${DATES.ownTitle}T10:00:00+01:00`);
    const before = await stateOf(service, id);
    const answer = await member.patch(seriesPath(id), { scope: 'all', people: 3, title: 'Atelier' });
    expect(outcomesIn(answer)).toMatchObject({
      ...{ plain: 'unchanged', ownTime: 'unchanged', ownPlace: 'unchanged', ownTitle: 'unchanged' },
      ownMessage: 'changed',
    });
    const after = await stateOf(service, id);
    for (const matter of ['plain', 'ownTime', 'ownPlace', 'ownTitle'] as const)
      expect(after[DATES[matter]]).toEqual(before[DATES[matter]]);
    await member.post(`${seriesPath(id)}/cancellation`, { scope: 'all' });
    expect((await stateOf(service, id))[DATES.ownTitle]?.status).toBe('confirmed');
  });
});

describe('One date', () => {
  test('is changed as its booking is, and is an exception from then on', async () => {
    const { id, member } = await prepared();
    const wish = { scope: 'one', date: DATES.plain, halfDay: 'afternoon' };
    expect(outcomesIn(await member.patch(seriesPath(id), { ...wish, dryRun: true }))).toEqual({
      plain: 'changed',
    });
    expect((await stateOf(service, id))[DATES.plain]?.start).toBe(`${DATES.plain} 09:00`);
    expect(outcomesIn(await member.patch(seriesPath(id), wish))).toEqual({ plain: 'changed' });
    expect((await stateOf(service, id))[DATES.plain]?.start).toBe(`${DATES.plain} 14:00`);
    expect(
      outcomesIn(await member.patch(seriesPath(id), { scope: 'all', startTime: '10:00', endTime: '12:00' })),
    ).toMatchObject({
      plain: 'unchanged: own time',
      last: 'changed',
    });
  });

  test('keeps the refusals of a booking, and says when nothing is booked', async () => {
    const { id, member, n } = await prepared();
    await takeAfternoon(n, DATES.plain);
    const one = (date: string): object => ({ scope: 'one', date, halfDay: 'afternoon' });
    problemIn(await member.patch(seriesPath(id), one(DATES.plain)), 409, 'slot-taken');
    problemIn(await member.patch(seriesPath(id), one(DATES.cancelled)), 409, 'wrong-state');
    problemIn(await member.patch(seriesPath(id), one(DATES.taken)), 409, 'nothing-booked');
    problemIn(await member.patch(seriesPath(id), one(DATES.leftOut)), 409, 'nothing-booked');
  });
});

async function prepared(): Promise<{ id: string; member: Caller; n: number }> {
  const n = ++pair;
  return { ...(await seriesWithExceptions(service, n)), n };
}

/** Of both rooms, by somebody else. */
async function takeAfternoon(n: number, date: string): Promise<void> {
  const rival = await service.member(`rival-${n}@example.org`);
  for (const room of ['a', 'b'])
    expect(
      told(await rival.post('/api/v1/bookings', { resource: `vic-${n}-${room}`, date, halfDay: 'afternoon' }))
        .status,
    ).toBe(201);
}

async function seriesCount(): Promise<number> {
  const [row] = await service.database.query<{ count: number }>('select count(*)::int as count from series');
  return row?.count ?? 0;
}
