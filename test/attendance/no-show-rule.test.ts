import { isGivenUp, type Watched } from '../../src/attendance/no-show-rule.js';
import { HOUR, MINUTE } from '../../src/reservation/period.js';

const NINE = Date.parse('2026-11-24T09:00:00+01:00');
const WATCHED: Watched = {
  start: NINE,
  end: NINE + 3 * HOUR,
  changedAt: NINE - 24 * HOUR,
  settledAt: null,
  noShowMinutes: 30,
  selfCheckIn: true,
  staffed: true,
  hasTicked: true,
};

describe('a place is given to others', () => {
  test.each([
    ['a minute before the delay is over', {}, 29, false],
    ['when the delay is over', {}, 30, true],
    ['when it is over itself', {}, 180, false],
    ['where no delay is set', { noShowMinutes: null }, 170, false],
    ['by self check-in alone', { staffed: false, hasTicked: false }, 30, true],
    ['with neither a host nor self check-in', { staffed: false, selfCheckIn: false }, 170, false],
    ['by a host who ticks', { selfCheckIn: false }, 30, true],
    ['by a host who has ticked nobody today', { selfCheckIn: false, hasTicked: false }, 170, false],
    ['booked when it had begun: before its own delay', { changedAt: NINE + 60 * MINUTE }, 89, false],
    ['booked when it had begun: after its own delay', { changedAt: NINE + 60 * MINUTE }, 90, true],
    ['settled when it had begun: before its own delay', { settledAt: NINE + 90 * MINUTE }, 119, false],
    ['settled when it had begun: after its own delay', { settledAt: NINE + 90 * MINUTE }, 120, true],
    ['settled long before', { settledAt: NINE - 240 * HOUR }, 30, true],
  ])('%s', (_, change: Partial<Watched>, minutes, expected) => {
    expect(isGivenUp({ ...WATCHED, ...change }, NINE + minutes * MINUTE)).toBe(expected);
  });
});
