import fc from 'fast-check';
import { divide, stateAt, type Occupied } from '../../src/free-busy/free-busy.js';
import { openPeriods } from '../../src/reservation/opening-hours.js';
import { DAY, HOUR, intersect, join, MINUTE, minutesOf, type Period } from '../../src/reservation/period.js';
import { anyOpening } from '../reservation/generated.js';

const START = Date.parse('2027-03-26T00:00:00+01:00');
/** Four days, over the night on which the clocks change. */
const WINDOW = { start: START, end: START + 4 * DAY };

const anyPeriod = fc
  .tuple(fc.integer({ min: -48, max: 240 }), fc.integer({ min: 1, max: 20 }))
  .map(([half, length]) => ({
    start: START + half * 30 * MINUTE,
    end: START + (half + length) * 30 * MINUTE,
  }));
const anyOccupied: fc.Arbitrary<Occupied[]> = fc.array(
  fc.tuple(anyPeriod, fc.boolean()).map(([period, held]) => ({ ...period, held })),
  { maxLength: 8 },
);
const anyClosures = fc.array(
  anyPeriod.map((period) => ({ period, reason: 'Travaux' })),
  { maxLength: 3 },
);

const sum = (periods: readonly Period[]): number => periods.reduce((total, one) => total + minutesOf(one), 0);

describe('the time of a place', () => {
  test('is divided: every moment of the window is free, busy, tentative or unavailable, and none is two of them', () => {
    fc.assert(
      fc.property(anyOpening, anyClosures, anyOccupied, (opening, closures, occupied) => {
        const { busy, tentative, unavailable, free } = divide(opening, closures, occupied, WINDOW);
        const parts = [...busy, ...tentative, ...unavailable, ...free];
        expect(sum(parts)).toBe(minutesOf(WINDOW));
        expect(join(parts)).toEqual([WINDOW]);
      }),
    );
  });

  test('is busy exactly when it is occupied, and free only when it is open', () => {
    fc.assert(
      fc.property(anyOpening, anyClosures, anyOccupied, (opening, closures, occupied) => {
        const { busy, tentative, free } = divide(opening, closures, occupied, WINDOW);
        expect(busy).toEqual(
          intersect(
            [WINDOW],
            occupied.filter(({ held }) => !held),
          ),
        );
        expect(join([...busy, ...tentative])).toEqual(intersect([WINDOW], occupied));
        expect(intersect(free, openPeriods(opening, closures, WINDOW))).toEqual(free);
      }),
    );
  });

  test('is at every moment what it says, until it says', () => {
    const anyMoment = fc.integer({ min: 0, max: 4 * 24 * 60 - 1 }).map((minute) => START + minute * MINUTE);
    fc.assert(
      fc.property(anyOpening, anyOccupied, anyMoment, (opening, occupied, now) => {
        const division = divide(opening, [], occupied, WINDOW);
        const { state, until } = stateAt(division, now);
        const last = (until ?? WINDOW.end) - 1;
        for (const moment of [now, last])
          expect(division[state].some(({ start, end }) => start <= moment && moment < end)).toBe(true);
        if (until !== null) expect(stateAt(division, until).state).not.toBe(state);
        expect(last - now).toBeLessThanOrEqual(4 * 24 * HOUR);
      }),
    );
  });
});
