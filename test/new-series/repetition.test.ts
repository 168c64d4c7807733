import { datesOf } from '../../src/reservation/recurrence.js';
import { ordinalOf, ruleOf, whenOf, type Repetition } from '../../src/new-series/repetition.js';

type ByRule = Exclude<Repetition, { how: 'dates' }>;

const FROM = { from: '2027-01-07', until: '2027-06-24' } as const;

const CASES: readonly (readonly [string, ByRule, string])[] = [
  [
    'every week, on the day of the first date where no day is ticked',
    { how: 'weekly', ...FROM, weekdays: [] },
    'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
  ],
  [
    'every week on several days, in the order of the week',
    { how: 'weekly', ...FROM, weekdays: ['thu', 'tue'] },
    'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270624',
  ],
  [
    'every two weeks',
    { how: 'fortnightly', ...FROM, weekdays: ['thu'] },
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270624',
  ],
  [
    'each first Monday of the month',
    { how: 'monthly', ...FROM, ordinal: '1', weekday: 'mon' },
    'FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270624',
  ],
  [
    'each last Friday of the month',
    { how: 'monthly', ...FROM, ordinal: '-1', weekday: 'fri' },
    'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270624',
  ],
];

describe('How often something is becomes a rule', () => {
  test.each(CASES)('%s', (_, repetition, rule) => {
    expect(ruleOf(repetition)).toBe(rule);
    expect(whenOf(repetition)).toEqual({ from: FROM.from, rule });
  });

  test('that has the dates which people mean', () => {
    const thursdays = ruleOf({ how: 'weekly', ...FROM, weekdays: [] });
    expect(datesOf(thursdays, FROM.from)).toHaveLength(25);
    const everyOther = ruleOf({ how: 'fortnightly', ...FROM, weekdays: ['thu'] });
    expect(datesOf(everyOther, FROM.from)).toEqual(expect.arrayContaining(['2027-01-07', '2027-01-21']));
    const mondays = ruleOf({ how: 'monthly', ...FROM, ordinal: '1', weekday: 'mon' });
    expect(datesOf(mondays, FROM.from)).toEqual([
      ...['2027-02-01', '2027-03-01', '2027-04-05', '2027-05-03', '2027-06-07'],
    ]);
  });

  test('or stays the dates that were chosen, each once and in order', () => {
    const dates = ['2027-03-02', '2027-01-12', '2027-03-02'];
    expect(whenOf({ how: 'dates', dates })).toEqual({ dates: ['2027-01-12', '2027-03-02'] });
  });

  test.each([
    ['2027-01-04', '1'],
    ['2027-01-28', '4'],
    ['2027-01-29', '-1'],
  ])('%s is proposed as the day that it is in its month: %s', (date, ordinal) => {
    expect(ordinalOf(date)).toBe(ordinal);
  });
});
