import { countedUntil, isTooLong, usualSpan, yearBefore } from '../../src/figures/span.js';

describe('The days that figures are about', () => {
  it.each([
    ['this-month', '2026-11-23', '2026-11-01', '2026-11-30'],
    ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last-month', '2028-03-01', '2028-02-01', '2028-02-29'],
    ['last-month', '2027-01-15', '2026-12-01', '2026-12-31'],
    ['this-year', '2026-11-23', '2026-01-01', '2026-12-31'],
    ['last-year', '2026-11-23', '2025-01-01', '2025-12-31'],
  ] as const)('are, for %s on %s, %s to %s', (name, today, from, to) => {
    expect(usualSpan(name, today)).toEqual({ from, to });
  });

  it.each([
    ['2026-10-31', null],
    ['2026-11-01', null],
    ['2026-11-22', '2026-11-22'],
    ['2026-11-30', null],
    ['2026-12-01', null],
  ])('of November are on %s counted until %s', (today, until) => {
    expect(countedUntil({ from: '2026-11-01', to: '2026-11-30' }, today)).toBe(until);
  });

  it.each([
    ['2026-11-01', '2026-11-30', '2025-11-01', '2025-11-30'],
    ['2026-11-02', '2026-11-20', '2025-11-02', '2025-11-20'],
    ['2028-02-01', '2028-02-29', '2027-02-01', '2027-02-28'],
    ['2029-02-01', '2029-02-28', '2028-02-01', '2028-02-29'],
    ['2028-02-29', '2028-03-15', '2027-02-28', '2027-03-15'],
  ])('%s to %s stand beside %s to %s', (from, to, fromBefore, toBefore) => {
    expect(yearBefore({ from, to })).toEqual({ from: fromBefore, to: toBefore });
  });

  it.each([
    ['2025-01-01', '2026-12-31', false],
    ['2025-01-01', '2027-01-01', true],
    ['2028-02-29', '2030-02-27', false],
    ['2028-02-29', '2030-02-28', true],
  ])('%s to %s: more than two years is %p', (from, to, expected) => {
    expect(isTooLong({ from, to })).toBe(expected);
  });
});
