import { chargesOf, seniorityOn, type Stay } from '../../src/tariffs/pricing.js';
import { daysOf } from '../../src/tariffs/stay-days.js';
import { mostSpecificFirst, type TariffRule } from '../../src/tariffs/tariff-rule.js';
import { randomNumbers, rule, shuffled } from './rules.js';

/** Murat: 10 euros the half-day, 20 the day, less from the third day of the month, 80 the week, 100 the month; newcomers free for two years. */
const MURAT = [
  rule({ unit: 'half_day', cents: 1000 }),
  rule({ unit: 'day', cents: 2000 }),
  rule({ unit: 'day', cents: 1800, fromUnit: 3 }),
  rule({ unit: 'week', cents: 8000 }),
  rule({ unit: 'month', cents: 10_000 }),
  rule({ unit: 'month', cents: 0, untilMonths: 24, status: 'candidate' }),
];
/** CyberCantal 2011: the first year is free, then 50 euros a month. */
const CYBERCANTAL = [
  rule({ unit: 'month', cents: 0, untilMonths: 12 }),
  rule({ unit: 'month', cents: 5000, fromMonths: 12 }),
];
const BY_THE_HOUR = [rule({ unit: 'hour', cents: 400 }), rule({ unit: 'half_day', cents: 1000 })];

const MORNING = 'T08:00/T12:00';
const AFTERNOON = 'T14:00/T18:00';
const DAY = 'T08:00/T18:00';

describe('what stays cost', () => {
  test.each<[string, readonly TariffRule[], readonly string[], readonly number[]]>([
    ['a half-day', MURAT, [`2026-11-24${MORNING}`], [1000]],
    ['a day, which is two half-days', MURAT, [`2026-11-24${DAY}`], [2000]],
    [
      'two half-days of one day, booked apart',
      MURAT,
      [`2026-11-24${MORNING}`, `2026-11-24${AFTERNOON}`],
      [1000, 1000],
    ],
    [
      'from the third day on a little less',
      MURAT,
      [`2026-11-02${DAY}`, `2026-11-03${DAY}`, `2026-11-04${DAY}`],
      [2000, 2000, 1800],
    ],
    [
      'the second half of a day no more than the rest of the day',
      MURAT,
      [`2026-11-02${DAY}`, `2026-11-03${DAY}`, `2026-11-04${MORNING}`, `2026-11-04${AFTERNOON}`],
      [2000, 2000, 1000, 800],
    ],
    [
      'a week that is full no more than the week, and a month than the month',
      MURAT,
      [...days('2026-11-02', 5), ...days('2026-11-09', 5)],
      [2000, 2000, 1800, 1800, 400, 1800, 200, 0, 0, 0],
    ],
    [
      'a week in two months once, as long as both are known',
      [rule({ unit: 'day', cents: 2000 }), rule({ unit: 'week', cents: 5000 })],
      [
        '2026-11-30T08:00/T18:00',
        '2026-12-01T08:00/T18:00',
        '2026-12-02T08:00/T18:00',
        '2026-12-07T08:00/T18:00',
      ],
      [2000, 2000, 1000, 2000],
    ],
    [
      'the first visit in a month all of the month, the second nothing more',
      CYBERCANTAL,
      days('2026-11-24', 2),
      [5000, 0],
    ],
    ['hours rounded up', BY_THE_HOUR, ['2026-11-24T09:00/T10:10'], [800]],
    ['hours never more than the half-day', BY_THE_HOUR, ['2026-11-24T08:00/T11:30'], [1000]],
    ['hours in two half-days as hours, where that is less', BY_THE_HOUR, ['2026-11-24T11:00/T15:00'], [1600]],
    [
      'a second hour of the same morning up to the half-day',
      BY_THE_HOUR,
      ['2026-11-24T08:00/T10:00', '2026-11-24T10:00/T12:00'],
      [800, 200],
    ],
    ['nothing where no rule says so', [], [`2026-11-24${DAY}`], [0]],
    [
      'nothing where the rule is for another place',
      [rule({ cents: 900, where: { scope: 'telecentre', telecentre: 'figeac' } })],
      [`2026-11-24${DAY}`],
      [0],
    ],
    ['the morning the clocks go forward as any other', BY_THE_HOUR, ['2027-03-28T01:00/T04:00'], [1000]],
    [
      'a month once, also where another rule follows within it',
      [
        rule({ unit: 'month', cents: 5000, validUntil: '2026-11-16' }),
        rule({ unit: 'month', cents: 6000, validFrom: '2026-11-16' }),
      ],
      ['2026-11-03T08:00/T12:00', '2026-11-20T08:00/T12:00', '2026-11-27T08:00/T12:00'],
      [5000, 1000, 0],
    ],
    [
      'a month once, also where somebody comes for long enough to pay less in the middle of it',
      [
        rule({ unit: 'month', cents: 5000, untilMonths: 22 }),
        rule({ unit: 'month', cents: 4000, fromMonths: 22 }),
      ],
      ['2026-11-03T08:00/T12:00', '2026-11-20T08:00/T12:00'],
      [5000, 0],
    ],
    ['each day of a stay over several', MURAT, ['2026-11-24T14:00/2026-11-25T12:00'], [2000]],
  ])('%s', (_, rules, stays, cents) => {
    expect(charged(stays, rules, '2025-01-10')).toEqual(cents);
  });

  test('newcomers nothing for two years, and from then on as everybody', () => {
    const newcomer = (date: string) => charged([`${date}${DAY}`], MURAT, '2025-01-15', 'candidate');
    expect(newcomer('2025-01-15')).toEqual([0]);
    expect(newcomer('2027-01-14')).toEqual([0]);
    expect(newcomer('2027-01-15')).toEqual([2000]);
  });

  test('for a team each desk: nobody sits at two', () => {
    const team = [`2026-11-24${DAY}`, `2026-11-24${DAY}`, `2026-11-24${DAY}`];
    expect(charged(team, CYBERCANTAL, '2025-01-01')).toEqual([5000, 5000, 5000]);
  });

  test('says by which rule', () => {
    const [stay] = staysOf([`2026-11-24${MORNING}`]);
    const charge = [...chargesOf([stay as Stay], GUEST, MURAT).values()][0];
    expect(charge?.rules).toEqual([MURAT[0]]);
    expect(
      [
        ...chargesOf(
          staysOf(days('2026-11-23', 7)),
          { ...GUEST, firstVisit: '2020-01-01' },
          CYBERCANTAL,
        ).values(),
      ].at(-1)?.rules,
    ).toEqual([CYBERCANTAL[1]]);
  });
});

describe('the most specific rule counts', () => {
  const network = rule({ cents: 1 });
  const department = rule({ cents: 2, where: { scope: 'department', department: '15' } });
  const telecentre = rule({ cents: 3, where: { scope: 'telecentre', telecentre: 'murat' } });
  const ofKind = rule({ cents: 4, kind: 'desk' });
  const ofStatus = rule({ cents: 5, status: 'student' });
  const narrow = rule({ cents: 6, untilMonths: 12 });
  const narrower = rule({ cents: 7, untilMonths: 3 });
  test.each([
    ['a telecentre before its department', telecentre, department],
    ['a telecentre before a kind of place anywhere', telecentre, ofKind],
    ['a department before the network', department, network],
    ['a kind before all', ofKind, network],
    ['a kind before a category', ofKind, ofStatus],
    ['a category before everybody', ofStatus, network],
    ['a category before a window of seniority', ofStatus, narrow],
    ['a narrower window first', narrower, narrow],
    ['a window before for ever', narrow, network],
  ])('%s', (_, first, second) => {
    expect([second, first].sort(mostSpecificFirst)).toEqual([first, second]);
    expect(charged([`2026-11-24${MORNING}`], [second, first], null, 'student')).toEqual([first.cents]);
    expect(charged([`2026-11-24${MORNING}`], [first, second], null, 'student')).toEqual([first.cents]);
  });

  test('only while it is valid: its last day is not one of its days', () => {
    const ended = rule({ cents: 800, validFrom: '2026-01-01', validUntil: '2026-11-24' });
    const next = rule({ cents: 900, validFrom: '2026-11-24' });
    expect(charged([`2026-11-23${MORNING}`, `2026-11-24${MORNING}`], [ended, next])).toEqual([800, 900]);
  });
});

describe('seniority', () => {
  test.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-12-23', 0],
    ['2026-11-24', '2026-12-24', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2025-02-28', 12],
    ['2026-11-24', '2026-11-01', 0],
  ])('from %s to %s is %d whole months', (first, date, months) => {
    expect(seniorityOn(date, first)).toBe(months);
  });
});

describe('whatever is booked', () => {
  const random = randomNumbers(2026);
  const anyStays = () =>
    Array.from({ length: 1 + random(14) }, () => {
      const from = 7 + random(11);
      return `2026-11-${String(1 + random(30)).padStart(2, '0')}T${two(from)}:${two(15 * random(4))}/T${two(from + 1 + random(19 - from))}:00`;
    });

  test('is whole cents, the same in whatever order it was booked, and never more than month, week, day and half-days', () => {
    const caps = [
      ...BY_THE_HOUR,
      rule({ unit: 'day', cents: 1700 }),
      rule({ unit: 'week', cents: 4100 }),
      rule({ unit: 'month', cents: 9900 }),
    ];
    for (let round = 0; round < 300; round++) {
      const stays = anyStays();
      const cents = charged(stays, caps);
      expect(cents.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
      expect(total(charged(shuffled(stays, random), caps))).toBe(total(cents));
      const alone = stays.map((stay) => total(charged([stay], caps)));
      expect(cents.every((one, index) => one <= (alone[index] ?? 0))).toBe(true);
      // A further cap never makes it dearer.
      expect(total(cents)).toBeLessThanOrEqual(total(charged(stays, BY_THE_HOUR)));
      const oneAtATime = stays.filter((stay, index) =>
        stays.every((other, at) => at >= index || other.slice(0, 10) !== stay.slice(0, 10)),
      );
      expect(total(charged(oneAtATime, caps))).toBeLessThanOrEqual(9900);
    }
  });
});

const GUEST = { telecentre: 'murat', department: '15', status: null, firstVisit: null };

function charged(
  spans: readonly string[],
  rules: readonly TariffRule[],
  firstVisit: string | null = null,
  status: TariffRule['status'] = null,
): number[] {
  const stays = staysOf(spans);
  const charges = chargesOf(stays, { ...GUEST, status, firstVisit }, rules);
  return stays.map((stay) => charges.get(stay)?.cents ?? NaN);
}

function staysOf(spans: readonly string[]): Stay[] {
  return spans.map((span, index) => {
    const [start = '', end = ''] = span.split('/');
    const whole = { start, end: end.startsWith('T') ? `${start.slice(0, 10)}${end}` : end };
    // Noon is when the doors open again, at two.
    return {
      ...whole,
      reference: `R${String(index).padStart(3, '0')}`,
      kind: 'desk',
      days: daysOf(whole, () => '14:00'),
    };
  });
}

function days(first: string, count: number): string[] {
  const day = Number(first.slice(8));
  return Array.from({ length: count }, (_, index) => `${first.slice(0, 8)}${two(day + index)}${DAY}`);
}

function total(cents: readonly number[]): number {
  return cents.reduce((sum, one) => sum + one, 0);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
