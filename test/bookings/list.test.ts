import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let member: Caller;
let rival: Caller;
beforeAll(async () => {
  service = await startService();
  member = await service.member();
  rival = await service.member();
  for (const [date, halfDay] of DAYS)
    await member.post('/api/v1/bookings', { resource: 'mon-open-1', date, halfDay });
  await rival.post('/api/v1/bookings', { resource: 'mon-open-2', date: TUESDAY, halfDay: 'day' });
  // Wednesday, after lunch: Tuesday is over, Wednesday's afternoon runs.
  service.clock.set('2026-11-25T14:00:00+01:00');
});
afterAll(() => service.close());

const DAYS = [
  ['2026-11-27', 'morning'],
  [TUESDAY, 'morning'],
  ['2026-11-25', 'afternoon'],
  [TUESDAY, 'afternoon'],
  ['2026-11-26', 'morning'],
] as const;

interface Listed {
  readonly reference: string;
  readonly start: string;
}

describe('my bookings', () => {
  test("are all mine and never another's, latest first", async () => {
    expect((await list('')).map((one) => one.start.slice(0, 13))).toEqual([
      '2026-11-27T07',
      '2026-11-26T07',
      '2026-11-25T13',
      '2026-11-24T13',
      '2026-11-24T07',
    ]);
    const others = await rival.get('/api/v1/bookings');
    expect((others.body as { bookings: Listed[] }).bookings).toHaveLength(1);
  });

  test('that are coming are told soonest first, the one that runs among them', async () => {
    expect((await list('?when=coming')).map((one) => one.start.slice(0, 13))).toEqual([
      '2026-11-25T13',
      '2026-11-26T07',
      '2026-11-27T07',
    ]);
  });

  test('that are past are told latest first', async () => {
    expect((await list('?when=past')).map((one) => one.start.slice(0, 13))).toEqual([
      '2026-11-24T13',
      '2026-11-24T07',
    ]);
  });

  test.each(['coming', 'past', 'all'])('%s come page by page, none twice and none left out', async (when) => {
    const whole = await list(`?when=${when}`);
    const paged: Listed[] = [];
    for (let last: Listed | undefined; ;) {
      const page = await list(`?when=${when}&limit=2${last ? `&after=${last.reference}` : ''}`);
      expect(page.length).toBeLessThanOrEqual(2);
      paged.push(...page);
      last = page.at(-1);
      if (last === undefined) break;
    }
    expect(paged).toEqual(whole);
  });

  test('cannot be paged from a booking of somebody else', async () => {
    const { body } = told(await rival.get('/api/v1/bookings'));
    const [theirs] = (body as { bookings: Listed[] }).bookings;
    expect(await list(`?after=${theirs?.reference ?? ''}`)).toEqual([]);
  });

  test('of somebody new are none', async () => {
    const { body } = told(await (await service.member()).get('/api/v1/bookings'));
    expect(body).toEqual({ bookings: [] });
  });

  test('are for members only, and kept by no cache on the way', async () => {
    problemIn(await service.anybody.get('/api/v1/bookings'), 401, 'unauthorized');
    const answer = await member.get('/api/v1/bookings');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['when=soon', 'when'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['after=me', 'after'],
    ['after=', 'after'],
    ['account=1', 'account'],
  ])('are not listed by %s', async (query, field) => {
    expect(fieldsIn(await member.get(`/api/v1/bookings?${query}`))).toEqual([field]);
  });
});

describe('one of my bookings', () => {
  test("is there for me; another's is as if it were not there at all", async () => {
    const [mine] = await list('');
    const path = `/api/v1/bookings/${mine?.reference ?? ''}`;
    expect((await member.get(path)).status).toBe(200);
    const theirs = await rival.get(path);
    const nobodys = await rival.get('/api/v1/bookings/2345-6779');
    problemIn(theirs, 404, 'not-found');
    expect(theirs.body).toEqual(nobodys.body);
  });

  test('is kept by no cache on the way', async () => {
    const [mine] = await list('');
    const answer = await member.get(`/api/v1/bookings/${mine?.reference ?? ''}`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each(['1', '0000-0000', 'K7DM-4T2', 'K7DM-4T2PP', 'undefined'])(
    'has a reference that can be one: not %s',
    async (reference) => {
      expect(fieldsIn(await member.get(`/api/v1/bookings/${reference}`))).toEqual(['reference']);
    },
  );
});

async function list(query: string): Promise<Listed[]> {
  const { status, body } = told(await member.get(`/api/v1/bookings${query}`));
  expect(status).toBe(200);
  return (body as { bookings: Listed[] }).bookings;
}
