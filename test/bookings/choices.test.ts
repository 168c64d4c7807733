import { fieldsIn, told } from '../platform/problem-document.js';
import { startService, type Answer, type Caller, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const FIGEAC = { telecentre: 'figeac', kind: 'desk' };
const DECAZEVILLE = { telecentre: 'decazeville', kind: 'desk' };

/** Days of a week of their own for each test, so that none stands in another's way. */
let week = 0;
let tuesday: string;
beforeEach(() => {
  week += 1;
  tuesday = new Date(Date.UTC(2026, 10, 24 + 7 * week)).toISOString().slice(0, 10);
});

describe('a request with second choices', () => {
  test('gets the first of them when it can be had', async () => {
    const member = await service.member();
    const answer = await book(member, { ...FIGEAC, ...morning(), else: [{ ...DECAZEVILLE, ...morning() }] });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ telecentre: 'figeac', halfDay: 'morning' });
  });

  test('gets the next when somebody has the first: another place, else another time', async () => {
    await book(await service.member(), { ...FIGEAC, ...morning() });
    await book(await service.member(), { ...DECAZEVILLE, ...morning() });
    const request = {
      ...FIGEAC,
      ...morning(),
      else: [
        { ...DECAZEVILLE, ...morning() },
        { ...FIGEAC, date: tuesday, halfDay: 'afternoon' },
      ],
    };
    const answer = await book(await service.member(), request);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ telecentre: 'figeac', halfDay: 'afternoon' });
  });

  test('passes over a choice that breaks a rule of its place', async () => {
    const sunday = new Date(Date.parse(tuesday) + 5 * 86_400_000).toISOString().slice(0, 10);
    const answer = await book(await service.member(), {
      ...FIGEAC,
      date: sunday,
      halfDay: 'morning',
      else: [{ ...FIGEAC, ...morning() }],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ start: expect.stringContaining(tuesday) as string });
  });

  test('is told why of each when none can be had, and nothing is written', async () => {
    await book(await service.member(), { ...FIGEAC, ...morning() });
    const sunday = new Date(Date.parse(tuesday) + 5 * 86_400_000).toISOString().slice(0, 10);
    const member = await service.member();
    const answer = told(
      await book(member, {
        ...FIGEAC,
        ...morning(),
        else: [{ ...FIGEAC, date: sunday, halfDay: 'morning' }],
      }),
    );
    expect(answer).toMatchObject({
      status: 409,
      body: {
        type: '/problems/no-choice-left',
        choices: [
          { type: '/problems/slot-taken', alternatives: expect.any(Array) as unknown[] },
          { type: '/problems/rule-broken', violations: [expect.anything()] },
        ],
      },
    });
    expect((await member.get('/api/v1/bookings?when=all')).body).toEqual({ bookings: [] });
  });

  test('ends at a choice that names no place of the network', async () => {
    await book(await service.member(), { ...FIGEAC, ...morning() });
    const answer = await book(await service.member(), {
      ...FIGEAC,
      ...morning(),
      else: [
        { resource: 'no-such-place', ...morning() },
        { ...DECAZEVILLE, ...morning() },
      ],
    });
    expect(answer.status).toBe(400);
    expect(fieldsIn(answer)).toEqual(['else[0].resource']);
  });

  test('sent again with its key gets the booking that it got, though by now the first could be had', async () => {
    const first = await book(await service.member(), { ...FIGEAC, ...morning() });
    const [giver, member] = [first.headers['location'], await service.member()];
    expect(giver).toBeDefined();
    const request = { ...FIGEAC, ...morning(), else: [{ ...DECAZEVILLE, ...morning() }] };
    const won = await book(member, request, { 'idempotency-key': `choices-${tuesday}` });
    expect(won.body).toMatchObject({ telecentre: 'decazeville' });
    const again = await book(member, request, { 'idempotency-key': `choices-${tuesday}` });
    expect(again.body).toEqual(won.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  test('of ten people at once for two desks: each desk is somebody’s, and nobody has two', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => service.member()));
    const answers = await Promise.all(
      people.map((member) =>
        book(member, { ...FIGEAC, ...morning(), else: [{ ...DECAZEVILLE, ...morning() }] }),
      ),
    );
    const won = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => body as { resource: string });
    const decazeville = won.filter(({ resource }) => resource !== 'fig-desk');
    expect(won.length - decazeville.length).toBe(1);
    expect(new Set(won.map(({ resource }) => resource)).size).toBe(won.length);
    expect(await service.doctor()).toEqual([]);
  });

  test.each([
    ['an empty list', [], 'else'],
    [
      'five of them',
      Array.from({ length: 5 }, () => ({ ...FIGEAC, date: '2026-12-01', halfDay: 'day' })),
      'else',
    ],
    ['one without a time', [FIGEAC], 'else[0].date', 'else[0].halfDay'],
    ['one without a kind', [{ telecentre: 'figeac', date: '2026-12-01', halfDay: 'day' }], 'else[0].kind'],
  ])('with %s is refused, by the name of the field', async (_, others, ...fields) => {
    const answer = await book(await service.member(), { ...FIGEAC, ...morning(), else: others });
    expect({ status: answer.status, fields: fieldsIn(answer) }).toEqual({ status: 400, fields });
  });
});

function morning(): { date: string; halfDay: string } {
  return { date: tuesday, halfDay: 'morning' };
}

function book(caller: Caller, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  return caller.post('/api/v1/bookings', body, headers);
}
