import { addDays, weekdayOf, type LocalDate } from '../../src/reservation/local-time.js';
import {
  datesOf,
  isFault,
  MOST_DATES,
  readRule,
  YEARS_AHEAD,
  type Rule,
  type RuleFault,
} from '../../src/reservation/recurrence.js';
import { pick, randomFrom } from '../bookings/rivals.js';

/** Milliseconds of work for one rule, on any machine; a rule that is followed to the end of time takes more. */
const MOST_WORK = 1_000;

describe('A rule of recurrence', () => {
  it('hits every Thursday from 7 January to 24 June 2027: twenty-five dates, Ascension among them', () => {
    const dates = hit('FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624', '2027-01-07');
    expect(dates).toHaveLength(25);
    expect([dates[0], dates.at(-1)]).toEqual(['2027-01-07', '2027-06-24']);
    expect(dates).toContain('2027-05-06');
  });

  it('stays on its weekday when the clocks change, in spring and in autumn', () => {
    expect(hit('FREQ=WEEKLY;COUNT=3', '2027-03-21')).toEqual(['2027-03-21', '2027-03-28', '2027-04-04']);
    expect(hit('FREQ=DAILY;COUNT=3', '2027-10-30')).toEqual(['2027-10-30', '2027-10-31', '2027-11-01']);
  });

  it('comes on 29 February only in years that have one', () => {
    expect(hit('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20321231', '2028-01-01')).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
    expect(hit('FREQ=YEARLY;COUNT=2', '2028-02-29')).toEqual(['2028-02-29', '2032-02-29']);
    expect(hit('FREQ=MONTHLY;COUNT=3', '2028-01-29')).toEqual(['2028-01-29', '2028-02-29', '2028-03-29']);
  });

  it.each([
    [
      'the first Monday of the month',
      'FREQ=MONTHLY;BYDAY=1MO;COUNT=3',
      ['2027-01-04', '2027-02-01', '2027-03-01'],
    ],
    ['the last Friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', ['2027-01-29', '2027-02-26']],
    [
      'every two weeks',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3',
      ['2027-01-12', '2027-01-26', '2027-02-09'],
    ],
    [
      'every two weeks on two days, weeks beginning on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;COUNT=4',
      ['2027-01-10', '2027-01-12', '2027-01-24', '2027-01-26'],
    ],
    ['the last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', ['2027-01-31', '2027-02-28']],
    [
      'the last working day of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2',
      ['2027-01-29', '2027-02-26'],
    ],
    ['a rule in small letters, with its name', 'rrule:freq=daily;count=2', ['2027-01-01', '2027-01-02']],
    [
      'an end with a time, of which the day counts',
      'FREQ=DAILY;UNTIL=20270102T215959Z',
      ['2027-01-01', '2027-01-02'],
    ],
  ])('is understood: %s', (_, rule, dates) => {
    expect(hit(rule, '2027-01-01')).toEqual(dates);
  });

  it('does not count its first date unless it hits it', () => {
    expect(hit('FREQ=WEEKLY;BYDAY=TH;COUNT=2', '2027-01-08')).toEqual(['2027-01-14', '2027-01-21']);
  });

  it.each<[string, RuleFault]>([
    ['', { fault: 'unreadable' }],
    ['every Thursday', { fault: 'unreadable' }],
    ['FREQ=WEEKLY;;COUNT=2', { fault: 'unreadable' }],
    ['INTERVAL=2;COUNT=2', { fault: 'no-frequency' }],
    ['FREQ=SECONDLY;COUNT=2', { fault: 'part-wrong', part: 'FREQ' }],
    ['FREQ=HOURLY;COUNT=2', { fault: 'part-wrong', part: 'FREQ' }],
    ['FREQ=DAILY;BYHOUR=9;COUNT=2', { fault: 'part-not-allowed', part: 'BYHOUR' }],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=2', { fault: 'part-not-allowed', part: 'BYWEEKNO' }],
    ['FREQ=DAILY;COUNT=2;EXRULE=FREQ', { fault: 'part-not-allowed', part: 'EXRULE' }],
    ['FREQ=DAILY;COUNT=2;CONSTRUCTOR=1', { fault: 'part-not-allowed', part: 'CONSTRUCTOR' }],
    ['FREQ=DAILY;FREQ=WEEKLY;COUNT=2', { fault: 'part-doubled', part: 'FREQ' }],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', { fault: 'two-ends' }],
    ['FREQ=DAILY', { fault: 'no-end' }],
    ['FREQ=DAILY;COUNT=0', { fault: 'part-wrong', part: 'COUNT' }],
    ['FREQ=DAILY;UNTIL=20270230', { fault: 'part-wrong', part: 'UNTIL' }],
    ['FREQ=DAILY;INTERVAL=0;COUNT=2', { fault: 'part-wrong', part: 'INTERVAL' }],
    ['FREQ=DAILY;INTERVAL=99999;COUNT=2', { fault: 'part-wrong', part: 'INTERVAL' }],
    ['FREQ=WEEKLY;BYDAY=1MO;COUNT=2', { fault: 'part-wrong', part: 'BYDAY' }],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=2', { fault: 'part-wrong', part: 'BYDAY' }],
    ['FREQ=WEEKLY;BYMONTHDAY=1;COUNT=2', { fault: 'part-wrong', part: 'BYMONTHDAY' }],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2', { fault: 'part-wrong', part: 'BYMONTHDAY' }],
    ['FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2', { fault: 'part-wrong', part: 'BYMONTHDAY' }],
    ['FREQ=MONTHLY;BYMONTHDAY=1,1;COUNT=2', { fault: 'part-wrong', part: 'BYMONTHDAY' }],
    ['FREQ=YEARLY;BYMONTH=13;COUNT=2', { fault: 'part-wrong', part: 'BYMONTH' }],
    ['FREQ=MONTHLY;BYSETPOS=1;COUNT=2', { fault: 'part-wrong', part: 'BYSETPOS' }],
    ['FREQ=DAILY;COUNT=401', { fault: 'too-many-dates' }],
    ['FREQ=DAILY;UNTIL=20280301', { fault: 'too-many-dates' }],
    ['FREQ=YEARLY;UNTIL=20330101', { fault: 'too-far' }],
    ['FREQ=YEARLY;COUNT=9', { fault: 'too-far' }],
    ['FREQ=DAILY;UNTIL=20261231', { fault: 'no-date' }],
    [`FREQ=DAILY;COUNT=2;BYDAY=${'MO,'.repeat(100)}MO`, { fault: 'too-long' }],
  ])('is refused with what is wrong: %s', (rule, fault) => {
    expect(datesOf(rule, '2027-01-01')).toEqual(fault);
  });

  it.each([
    'FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=400',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=400',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=400',
    'FREQ=YEARLY;BYDAY=53MO;COUNT=400',
    'FREQ=MONTHLY;BYDAY=5SU;BYMONTHDAY=1;COUNT=9',
    'FREQ=DAILY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=400',
    'FREQ=YEARLY;INTERVAL=99;COUNT=400',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366;COUNT=9',
    `FREQ=YEARLY;BYMONTHDAY=${Array.from({ length: 31 }, (_, day) => day + 1).join(',')};BYSETPOS=1;COUNT=400`,
  ])('keeps nobody busy however it is written: %s', (rule) => {
    const before = process.cpuUsage();
    const found = datesOf(rule, '2027-01-01');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(MOST_WORK);
    if (!isFault(found)) expect(found.length).toBeLessThanOrEqual(MOST_DATES);
  });

  it('is kept in capitals, and means the same when it is read again', () => {
    const { text } = read('rrule:freq=weekly;byday=th,mo;until=20270624t080000z');
    expect(text).toBe('FREQ=WEEKLY;BYDAY=TH,MO;UNTIL=20270624');
    expect(read(text).text).toBe(text);
  });

  it('hits just the dates that its parts describe, whatever they are', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomFrom(seed);
      const from = addDays('2026-11-22', Math.floor(random() * 1500));
      const rule = someRule(random);
      const found = datesOf(rule, from);
      const expected = oneByOne(read(rule), from);
      const [kept, more] = [expected.slice(0, countOf(rule)), expected.length < countOf(rule)];
      const fault = kept.length === 0 ? 'no-date' : 'too-far';
      expect({ seed, rule, from, found }).toEqual({ seed, rule, from, found: more ? { fault } : kept });
    }
  });
});

function hit(rule: string, from: LocalDate): readonly LocalDate[] {
  const dates = datesOf(rule, from);
  if (isFault(dates)) throw new Error(JSON.stringify(dates));
  return dates;
}

function read(text: string): Rule {
  const rule = readRule(text);
  if (isFault(rule)) throw new Error(`${text}: ${JSON.stringify(rule)}`);
  return rule;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function someRule(random: () => number): string {
  const frequency = pick(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const, random);
  const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random() < 0.3);
  const ordinal = (): string => pick(['', '1', '2', '-1', '-2', '5'], random);
  const days = some(DAYS).map((day) => (frequency === 'MONTHLY' && random() < 0.5 ? ordinal() + day : day));
  const monthDays = frequency === 'WEEKLY' ? [] : some([1, 2, 15, 29, 31, -1, -3]);
  const months = some([1, 2, 3, 6, 10, 12]);
  const part = (name: string, values: readonly unknown[], chance = 0.5): string[] =>
    values.length > 0 && random() < chance ? [`${name}=${values.join(',')}`] : [];
  return [
    `FREQ=${frequency}`,
    ...part('INTERVAL', [1 + Math.floor(random() * 4)]),
    ...part('BYDAY', days),
    ...part('BYMONTHDAY', monthDays),
    ...part('BYMONTH', months),
    `COUNT=${1 + Math.floor(random() * 30)}`,
  ].join(';');
}

function countOf(rule: string): number {
  return Number(/COUNT=(\d+)/.exec(rule)?.[1]);
}

/** RFC 5545 read again, day by day and as slowly as it can be: each day is asked whether the rule means it. */
function oneByOne(rule: Rule, from: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  const last = `${Number(from.slice(0, 4)) + YEARS_AHEAD}${from.slice(4)}`;
  for (let date = from; date <= last; date = addDays(date, 1))
    if (isMeant(date, rule, from)) dates.push(date);
  return dates;
}

function isMeant(date: LocalDate, rule: Rule, from: LocalDate): boolean {
  const { frequency, byDay, byMonth, byMonthDay } = rule;
  if (periodOf(date, frequency, from) % rule.interval !== 0) return false;
  const [, month, day] = partsOf(date);
  const says = { month: byMonth.length > 0, monthDay: byMonthDay.length > 0, day: byDay.length > 0 };
  if (says.month && !byMonth.includes(month)) return false;
  if (says.monthDay && !byMonthDay.includes(day) && !byMonthDay.includes(day - lengthOfMonth(date) - 1))
    return false;
  if (says.day && !byDay.some((one) => isWeekday(date, one))) return false;
  const [, firstMonth, firstDay] = partsOf(from);
  // What a rule does not say, its first date says.
  if (frequency === 'WEEKLY') return says.day || weekdayOf(date) === weekdayOf(from);
  if (frequency === 'DAILY' || says.day || says.monthDay) return true;
  return day === firstDay && (frequency === 'MONTHLY' || says.month || month === firstMonth);
}

function periodOf(date: LocalDate, frequency: Rule['frequency'], from: LocalDate): number {
  const days = Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000);
  const [year, month] = partsOf(date);
  const [firstYear, firstMonth] = partsOf(from);
  if (frequency === 'DAILY') return days;
  if (frequency === 'WEEKLY')
    return Math.floor(
      (days + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekdayOf(from))) / 7,
    );
  if (frequency === 'MONTHLY') return (year - firstYear) * 12 + month - firstMonth;
  return year - firstYear;
}

function isWeekday(date: LocalDate, { day, ordinal }: Rule['byDay'][number]): boolean {
  if (weekdayOf(date) !== ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][DAYS.indexOf(day)]) return false;
  if (ordinal === null) return true;
  const [, , dayOfMonth] = partsOf(date);
  const fromStart = Math.ceil(dayOfMonth / 7);
  const fromEnd = -Math.ceil((lengthOfMonth(date) - dayOfMonth + 1) / 7);
  return ordinal === fromStart || ordinal === fromEnd;
}

function lengthOfMonth(date: LocalDate): number {
  const [year, month] = partsOf(date);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
