/** Nonsense in the wish for a series: refused, the field named, nothing left behind. */
import fc from 'fast-check';
import { fieldsIn } from '../platform/problem-document.js';
import { everythingStored } from '../platform/stored.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { DESK_AT_MONTMURAT, HOUSES, SERIES, THURSDAYS } from './houses.js';

let service: TestService;
let member: KnownCaller;
let before: Record<string, string>;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
  member = await service.member();
  // A token knows when it was used first.
  await member.get(SERIES);
  before = await everythingStored(service.database);
});

afterAll(() => service.close());

/** In milliseconds: what is followed to the end of time takes longer. */
const A_LONG_TIME = 5_000;

const WISH = { ...DESK_AT_MONTMURAT, ...THURSDAYS };
const NO_TEXTS: readonly unknown[] = [12, true, null, [], {}, ['x']];
const NO_DATES = [
  ...NO_TEXTS,
  '',
  'jeudi',
  '2027-02-30',
  '07/01/2027',
  '1999-12-31',
  '9999-12-31',
  '2027-01-07T09:00',
];
const NO_TIMES = [...NO_TEXTS, '', '9:00', '9h', '24:01', '12:60', '09:00:00', '09:00+01:00'];
const NO_LINES = [12, true, [], {}, '', ' ', 'a\nb', 'a\u0000b', '\ud800', 'a\u202eb'];
const MANY_DATES = Array.from({ length: 401 }, () => '2027-01-07');

const NONSENSE: readonly (readonly [field: string, values: readonly unknown[], named?: string])[] = [
  ['telecentre', [...NO_TEXTS, '', 'NO!', 'nowhere']],
  ['kind', [...NO_TEXTS, '', 'sauna']],
  ['resource', [...NO_TEXTS, '', 'mon-open-1', 'NO!']],
  ['halfDay', [...NO_TEXTS, '', 'evening']],
  ['startTime', [...NO_TIMES, '09:00']],
  ['endTime', [...NO_TIMES, '09:00']],
  ['from', [...NO_DATES, '2199-01-07']],
  [
    'rule',
    [
      ...NO_TEXTS,
      '',
      'chaque jeudi',
      'FREQ=WEEKLY',
      'FREQ=DAILY;COUNT=9999',
      'x'.repeat(301),
      '\ud800',
      'FREQ=\u0000',
    ],
  ],
  [
    'rule',
    ['FREQ=SECONDLY;COUNT=1', 'FREQ=DAILY;COUNT=1;BYSECOND=1', `FREQ=DAILY;COUNT=1${';WKST=MO'.repeat(20)}`],
  ],
  ['dates', [12, true, null, {}, '2027-01-07', [], MANY_DATES]],
  ['dates', [['2027-01-07', 'x']], 'dates[1]'],
  ['without', [12, true, null, {}, '2027-01-07', MANY_DATES]],
  ['without', NO_DATES.map((date) => [date]), 'without[0]'],
  ['people', [0, -1, 1.5, 1e308, '2', null, [], {}, 1001]],
  ['equipment', [12, null, {}, 'wifi', Array(41).fill('wifi')]],
  ['equipment', [['sauna']], 'equipment[0]'],
  ['title', [...NO_LINES, 'x'.repeat(201)]],
  ['message', [...NO_LINES, 'x'.repeat(501)]],
  ['for', [12, true, null, [], '', 'member@example.org', {}]],
  ['onConflict', [...NO_TEXTS, '', 'perhaps']],
  ['promised', [12, true, null, {}, 'x', Array(401).fill({ date: '2027-01-07', resource: 'mon-open-1' })]],
  ['promised', [[{ date: '2027-01-07' }], [{ date: '2027-01-07', resource: 'NO!' }]], 'promised[0].resource'],
  ['dryRun', [12, null, [], {}, 'true']],
  ['colour', ['red']],
];

test.each(NONSENSE.map(([field, values, named = field]) => ({ field, values, named })))(
  'Nonsense for $field is refused',
  async ({ field, values, named }) => {
    for (const value of values) {
      const answer = await member.post(SERIES, { ...WISH, [field]: value });
      expect([value, answer.status, fieldsIn(answer)]).toEqual([value, 400, expect.arrayContaining([named])]);
    }
    expect(await everythingStored(service.database)).toEqual(before);
  },
);

test('A field that is wanted and missing is named', async () => {
  for (const field of ['telecentre', 'kind', 'halfDay', 'from', 'rule'])
    expect(fieldsIn(await member.post(SERIES, { ...WISH, [field]: undefined }))).toEqual([field]);
});

test('What is wrong with two fields together is named beside what is wrong with a third', async () => {
  const hours = { halfDay: undefined, startTime: '12:00', endTime: '09:00' };
  const answer = await member.post(SERIES, { ...WISH, ...hours, people: 0 });
  expect([...fieldsIn(answer)].sort()).toEqual(['endTime', 'people']);
  const unreadable = await member.post(SERIES, { ...WISH, ...hours, startTime: '9h', people: 0 });
  expect([...fieldsIn(unreadable)].sort()).toEqual(['people', 'startTime']);
  expect(fieldsIn(await member.post(SERIES, []))).not.toContain('telecentre');
});

test('What is no id is said to be none, whatever it would be the id of', async () => {
  for (const path of [`${SERIES}/xyz`, '/api/v1/team-bookings/xyz'])
    expect(await member.get(path)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'id', message: 'n’est pas un identifiant' }] },
    });
});

test('Whatever else a program may make of a rule is refused or followed, and never keeps anybody busy', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=YEARLY',
      'COUNT=3',
      'UNTIL=20271231',
      'BYDAY=-1MO',
      'BYMONTHDAY=31',
      'BYMONTH=2',
    ),
    fc
      .tuple(fc.constantFrom('BYDAY', 'BYSETPOS', 'INTERVAL', 'WKST', 'COUNT'), fc.string({ maxLength: 8 }))
      .map((pair) => pair.join('=')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const rules = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(';'));
  await fc.assert(
    fc.asyncProperty(rules, async (rule) => {
      const answer = await member.post(SERIES, { ...WISH, rule, dryRun: true });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) expect(fieldsIn(answer)).toEqual(['rule']);
      expect(answer.took).toBeLessThan(A_LONG_TIME);
    }),
    { numRuns: 100, seed: 2012 },
  );
  expect(await everythingStored(service.database)).toEqual(before);
});
