import fc from 'fast-check';
import { addDays, daysBetween, type LocalDate } from '../../src/reservation/local-time.js';
import {
  addMonths,
  daysIn,
  firstDayOf,
  monthOf,
  monthsFrom,
  nextMonth,
} from '../../src/reservation/months.js';

const DATE = fc.integer({ min: 0, max: 60_000 }).map((days): LocalDate => addDays('2000-01-01', days));

describe('Months as people count them', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-03-31', 1, '2027-04-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-15', 24, '2029-01-15'],
    ['2027-03-28', 0, '2027-03-28'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-01-31', -13, '2025-12-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('end in the month that is so many later, on the same day or on its last', () => {
    fc.assert(
      fc.property(DATE, fc.integer({ min: 0, max: 120 }), (date, months) => {
        const end = addMonths(date, months);
        let month = monthOf(date);
        for (let step = 0; step < months; step++) month = nextMonth(month);
        expect(monthOf(end)).toBe(month);
        const day = Number(date.slice(8));
        expect(Number(end.slice(8))).toBe(Math.min(day, daysIn(month)));
      }),
    );
  });

  it('keep the order of dates, and are never shorter than 28 days or longer than 31', () => {
    fc.assert(
      fc.property(DATE, DATE, fc.integer({ min: 1, max: 60 }), (one, other, months) => {
        if (one <= other) expect(addMonths(one, months) <= addMonths(other, months)).toBe(true);
        expect(daysBetween(one, addMonths(one, 1))).toBeGreaterThanOrEqual(28);
        expect(daysBetween(one, addMonths(one, 1))).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('have as many days as the calendar says', () => {
    expect(['2027-02', '2028-02', '2100-02', '2000-02', '2027-04', '2027-12'].map(daysIn)).toEqual([
      28, 29, 28, 29, 30, 31,
    ]);
  });

  it('are touched by a span without its last date', () => {
    expect(monthsFrom('2026-11-30', '2027-01-01')).toEqual(['2026-11', '2026-12']);
    expect(monthsFrom('2026-11-30', '2027-01-02')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsFrom('2026-11-01', '2026-11-01')).toEqual([]);
    fc.assert(
      fc.property(DATE, fc.integer({ min: 1, max: 900 }), (from, days) => {
        const months = monthsFrom(from, addDays(from, days));
        expect(months).toEqual([
          ...new Set(Array.from({ length: days }, (_, day) => monthOf(addDays(from, day)))),
        ]);
        expect(firstDayOf(months[0] ?? '') <= from).toBe(true);
      }),
    );
  });
});
