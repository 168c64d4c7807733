import { problemIn, told } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';
import { CASES } from './cases-of-changes.js';
import {
  DATES,
  MATTERS,
  outcomesIn,
  pairsOfHouses,
  seriesWithExceptions,
  stateOf,
  type DateState,
  type Matter,
} from './with-exceptions.js';

let service: TestService;
let pair = 0;
beforeAll(async () => {
  service = await startService({ network: pairsOfHouses(30) });
});
afterAll(() => service.close());

describe.each(Object.entries(CASES))('Changed %s', (_, { change, outcomes, differs }) => {
  const expected = (matters: readonly Matter[]): object =>
    Object.fromEntries(matters.map((matter) => [matter, outcomes[matter] ?? 'unchanged']));

  test('all of it: the exceptions survive, the rest follows', async () => {
    const n = ++pair;
    const { id, member } = await seriesWithExceptions(service, n);
    const before = await stateOf(service, id);
    const wish = { scope: 'all', ...change(n) };
    const dry = await member.patch(`/api/v1/series/${id}`, { ...wish, dryRun: true });
    expect(await stateOf(service, id)).toEqual(before);

    const answer = await member.patch(`/api/v1/series/${id}`, wish);
    expect(told(answer).status).toBe(200);
    expect(outcomesIn(answer)).toEqual(expected(MATTERS));
    expect(outcomesIn(dry)).toEqual(outcomesIn(answer));
    expect(differences(before, await stateOf(service, id))).toEqual(sorted(differs, MATTERS));
    expect(answer.body).toMatchObject({ parted: null, revision: Object.keys(outcomes).length === 0 ? 1 : 2 });
  });

  test('this date and the following: what came before is another series, as it was', async () => {
    const n = ++pair;
    const { id, member } = await seriesWithExceptions(service, n);
    const before = await stateOf(service, id);
    const from = DATES.ownTitle;
    const answer = await member.patch(`/api/v1/series/${id}`, {
      scope: 'following',
      date: from,
      ...change(n),
    });
    expect(told(answer).status).toBe(200);
    const following = MATTERS.filter((matter) => DATES[matter] >= from);
    expect(outcomesIn(answer)).toEqual(expected(following));
    const { id: now, continues } = answer.body as { id: string; continues: string | null };
    const after = { ...(await stateOf(service, id)), ...(await stateOf(service, now)) };
    expect(differences(before, after)).toEqual(sorted(differs, following));
    const isParted = Object.keys(outcomes).length > 0;
    expect(now === id).toBe(!isParted);
    expect(continues).toBe(isParted ? id : null);
    expect(Object.keys(await stateOf(service, id))).toHaveLength(isParted ? 3 : MATTERS.length);
  });
});

test('After all of them nothing is wrong in the database', async () => {
  expect(await service.doctor()).toEqual([]);
});

test('A date that is not of the series is refused, and so is nothing to change', async () => {
  const { id, member } = await seriesWithExceptions(service, ++pair);
  const path = `/api/v1/series/${id}`;
  problemIn(
    await member.patch(path, { scope: 'following', date: '2026-12-04', title: 'x' }),
    400,
    'invalid-request',
  );
  problemIn(await member.patch(path, { scope: 'following', title: 'x' }), 400, 'invalid-request');
  problemIn(
    await member.patch(path, { scope: 'all', date: DATES.plain, title: 'x' }),
    400,
    'invalid-request',
  );
  problemIn(await member.patch(path, { scope: 'all' }), 400, 'invalid-request');
  problemIn(await member.patch(path, { scope: 'all', title: 'x', revision: 7 }), 409, 'stale');
  const stranger = await service.member();
  problemIn(await stranger.patch(path, { scope: 'all', title: 'x' }), 404, 'not-found');
});

/** Which columns of which date are other ones. */
function differences(
  before: Record<string, DateState>,
  after: Record<string, DateState>,
): Partial<Record<Matter, string[]>> {
  const found = MATTERS.map((matter) => {
    const [one, other] = [before[DATES[matter]], after[DATES[matter]]];
    const columns = Object.keys(one ?? {}) as (keyof DateState)[];
    return [matter, columns.filter((column) => one?.[column] !== other?.[column]).sort()] as const;
  });
  return Object.fromEntries(found.filter(([, columns]) => columns.length > 0));
}

function sorted(
  differs: Partial<Record<Matter, readonly string[]>>,
  matters: readonly Matter[],
): Partial<Record<Matter, string[]>> {
  return Object.fromEntries(
    matters.flatMap((matter) => (differs[matter] ? [[matter, [...differs[matter]].sort()]] : [])),
  );
}
