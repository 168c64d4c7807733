/** Terms, notice and what is due, by the calendar alone. */
import fc from 'fast-check';
import { monthsDue, type DueRental } from '../../src/rentals/dues.js';
import type { Terms } from '../../src/rentals/rental-record.js';
import { earliestEnd, isEndOfTerm, nextRenewal, noticeDeadline, stateOn } from '../../src/rentals/terms.js';
import { addDays } from '../../src/reservation/local-time.js';
import { firstDayOf, monthOf, nextMonth } from '../../src/reservation/months.js';

const YEARLY: Terms = {
  startsOn: '2026-01-31',
  endsOn: null,
  termMonths: 1,
  noticeDays: 10,
  tacitRenewal: true,
};

describe('The end of a term', () => {
  it.each([
    ['2026-01-31', '2026-02-28', '2026-02-28', 'the last day of February'],
    ['2026-02-17', '2026-02-28', '2026-02-28', 'with eleven days of notice left'],
    ['2026-02-18', '2026-02-28', '2026-02-28', 'on the last day to give notice'],
    ['2026-02-19', '2026-02-28', '2026-03-31', 'a day too late: counted from the start again, the 31st'],
    ['2026-02-28', '2026-03-31', '2026-03-31', 'on the day of a renewal'],
    ['2028-02-01', '2028-02-29', '2028-02-29', 'in a leap year'],
    ['2025-12-01', '2026-02-28', '2026-02-28', 'before it has begun'],
  ])('on %s the next is %s, and notice ends it on %s: %s', (today, renewal, end) => {
    expect(nextRenewal(YEARLY, today)).toBe(renewal);
    expect(earliestEnd(YEARLY, today)).toBe(end);
  });

  it('is one for which notice can be given until so many days before, and not a day longer', () => {
    const terms = fc.record({
      startsOn: fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2020-01-01', days)),
      endsOn: fc.constant(null),
      termMonths: fc.integer({ min: 1, max: 36 }),
      noticeDays: fc.integer({ min: 0, max: 366 }),
      tacitRenewal: fc.constant(true),
    });
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 3000 }), (one, days) => {
        const today = addDays(one.startsOn, days);
        const end = earliestEnd(one, today);
        const deadline = noticeDeadline(one, end);
        expect(isEndOfTerm(one, end)).toBe(true);
        expect(today <= deadline && today < end).toBe(true);
        const tooLate = one.noticeDays === 0 ? end : addDays(deadline, 1);
        expect(earliestEnd(one, tooLate) > end).toBe(true);
      }),
    );
  });

  it('tells what is running, coming and over; what was withdrawn before its first day is over', () => {
    const state = (endsOn: string | null, today: string) => stateOn({ ...YEARLY, endsOn }, today);
    expect(state(null, '2026-01-30')).toBe('coming');
    expect(state(null, '2026-01-31')).toBe('running');
    expect(state('2026-03-31', '2026-03-30')).toBe('running');
    expect(state('2026-03-31', '2026-03-31')).toBe('ended');
    expect(state('2026-01-31', '2026-01-10')).toBe('ended');
  });
});

describe('What is due', () => {
  const OFFICE: DueRental = {
    startsOn: '2027-01-15',
    endsOn: '2027-04-11',
    monthlyCents: 35_000,
    amounts: [],
  };
  const centsIn = (rental: DueRental, from: string, to: string) =>
    monthsDue(rental, from, to).map(({ month, cents, share }) => [
      month,
      cents,
      share && `${share.days}/${share.of}`,
    ]);

  it('is a line a month, by the days where it begins or ends within one', () => {
    expect(centsIn(OFFICE, '2026-12-01', '2027-06-01')).toEqual([
      ['2027-01', 19_194, '17/31'],
      ['2027-02', 35_000, null],
      ['2027-03', 35_000, null],
      ['2027-04', 11_667, '10/30'],
    ]);
  });

  it('says the first and the last day that count', () => {
    const [january] = monthsDue(OFFICE, '2027-01-01', '2027-02-01');
    expect(january?.share).toEqual({ days: 17, of: 31, first: '2027-01-15', last: '2027-01-31' });
  });

  it('rounds half a cent upwards', () => {
    const half = { ...OFFICE, startsOn: '2027-04-16', endsOn: null, monthlyCents: 101 };
    expect(centsIn(half, '2027-04-01', '2027-05-01')).toEqual([['2027-04', 51, '15/30']]);
  });

  it('follows what was noted from a month on, and neither DST month differs', () => {
    const amounts = [
      { from: '2027-03-01', cents: 40_000 },
      { from: '2027-11-01', cents: 45_000 },
    ];
    const rental = { ...OFFICE, endsOn: null, amounts };
    const cents = monthsDue(rental, '2027-02-01', '2027-12-01').map((one) => one.cents);
    expect(cents).toEqual([35_000, ...Array<number>(8).fill(40_000), 45_000]);
  });

  it('is nothing before it begins, after its end, or for one that never came to be', () => {
    expect(centsIn(OFFICE, '2026-01-01', '2027-01-01')).toEqual([]);
    expect(centsIn(OFFICE, '2027-05-01', '2027-08-01')).toEqual([]);
    expect(centsIn({ ...OFFICE, endsOn: OFFICE.startsOn }, '2027-01-01', '2027-03-01')).toEqual([]);
  });

  it('parts into months as it parts into days: no day counts twice and none is lost', () => {
    const dates = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-06-01', days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 900 }), (startsOn, days) => {
        const endsOn = addDays(startsOn, days);
        const lines = monthsDue({ ...OFFICE, startsOn, endsOn }, '2026-01-01', '2034-01-01');
        const counted = lines.reduce((sum, { month, share }) => sum + (share?.days ?? daysOf(month)), 0);
        expect(counted).toBe(days);
        expect(new Set(lines.map(({ month }) => month)).size).toBe(lines.length);
      }),
    );
  });
});

function daysOf(month: string): number {
  let days = 0;
  for (let date = firstDayOf(month); monthOf(date) < nextMonth(month); date = addDays(date, 1)) days += 1;
  return days;
}
