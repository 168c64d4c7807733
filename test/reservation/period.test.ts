import fc from 'fast-check';
import {
  contains,
  expand,
  intersect,
  join,
  MINUTE,
  minutesOf,
  overlaps,
  subtract,
  type Period,
} from '../../src/reservation/period.js';

/** A period between two minutes of one imaginary hour. */
function minutes(start: number, end: number): Period {
  return { start: start * MINUTE, end: end * MINUTE };
}

function asMinutes(periods: readonly Period[]): [number, number][] {
  return periods.map(({ start, end }) => [start / MINUTE, end / MINUTE]);
}

describe('two periods', () => {
  it.each([
    ['one ends before the other begins', minutes(0, 10), minutes(20, 30), false],
    ['one begins when the other ends', minutes(0, 10), minutes(10, 20), false],
    ['they share one minute', minutes(0, 11), minutes(10, 20), true],
    ['they share one millisecond', { start: 0, end: 10 * MINUTE + 1 }, minutes(10, 20), true],
    ['one lies inside the other', minutes(0, 30), minutes(10, 20), true],
    ['they are the same', minutes(0, 10), minutes(0, 10), true],
  ])('overlap or not when %s', (_, one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });

  it.each([
    ['inside', minutes(10, 20), true],
    ['the same', minutes(0, 30), true],
    ['from the beginning', minutes(0, 10), true],
    ['until the end', minutes(20, 30), true],
    ['a minute too early', minutes(-1, 10), false],
    ['a minute too late', minutes(20, 31), false],
    ['around', minutes(-1, 31), false],
  ])('contain one another when the second is %s', (_, inner, expected) => {
    expect(contains(minutes(0, 30), inner)).toBe(expected);
  });
});

describe('joining periods', () => {
  it('puts together what overlaps and what touches, and leaves gaps alone', () => {
    expect(asMinutes(join([minutes(40, 50), minutes(0, 10), minutes(10, 20), minutes(15, 30)]))).toEqual([
      [0, 30],
      [40, 50],
    ]);
  });

  it('keeps a long period whole when a short one lies inside it', () => {
    expect(asMinutes(join([minutes(0, 30), minutes(10, 12)]))).toEqual([[0, 30]]);
  });

  it('drops empty periods, and does not let them bridge a gap', () => {
    expect(asMinutes(join([minutes(5, 5), minutes(0, 4), minutes(6, 8)]))).toEqual([
      [0, 4],
      [6, 8],
    ]);
  });
});

describe('subtracting taken time', () => {
  it.each([
    [
      'in the middle',
      [minutes(10, 20)],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    ['at the beginning', [minutes(0, 10)], [[10, 30]]],
    ['at the end', [minutes(20, 30)], [[0, 20]]],
    ['all of it', [minutes(-5, 35)], []],
    ['next to it', [minutes(-5, 0), minutes(30, 35)], [[0, 30]]],
    [
      'in pieces that overlap',
      [minutes(15, 20), minutes(10, 16)],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    ['nothing', [], [[0, 30]]],
  ])('leaves the rest when what is taken is %s', (_, obstacles, expected) => {
    expect(asMinutes(subtract([minutes(0, 30)], obstacles))).toEqual(expected);
  });
});

it('counts the minutes of a period', () => {
  expect(minutesOf(minutes(15, 60))).toBe(45);
});

describe('laws, against a model that looks at every minute', () => {
  const LAST = 40;
  const aPeriod = fc
    .tuple(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: 12 }))
    .map(([start, length]) => Object.freeze(minutes(start, start + length)));
  // Frozen: whoever sorts the list that it was given fails.
  const periods = fc.array(aPeriod, { maxLength: 7 }).map((list) => Object.freeze(list));

  function covers(list: readonly Period[], minute: number): boolean {
    return list.some(({ start, end }) => start <= minute * MINUTE && minute * MINUTE < end);
  }

  function model(rule: (minute: number) => boolean): number[] {
    return Array.from({ length: LAST + 15 }, (_, minute) => minute).filter(rule);
  }

  function expectSortedAndApart(list: readonly Period[]): void {
    for (const one of list) expect(one.start).toBeLessThan(one.end);
    list.slice(1).forEach((next, index) => expect(list[index]?.end).toBeLessThan(next.start));
  }

  it('joining keeps every minute, in sorted periods that do not even touch', () => {
    fc.assert(
      fc.property(periods, (list) => {
        const joined = join(list);
        expect(model((minute) => covers(joined, minute))).toEqual(model((minute) => covers(list, minute)));
        expectSortedAndApart(joined);
        expect(join(joined)).toEqual(joined);
        expect(join([...list].reverse())).toEqual(joined);
      }),
    );
  });

  it('subtracting leaves the minutes that are in the first and not in the second', () => {
    fc.assert(
      fc.property(periods, periods, (list, obstacles) => {
        const left = subtract(list, obstacles);
        expect(model((minute) => covers(left, minute))).toEqual(
          model((minute) => covers(list, minute) && !covers(obstacles, minute)),
        );
        expectSortedAndApart(left);
      }),
    );
  });

  it('intersecting leaves the minutes that are in both, whichever comes first', () => {
    fc.assert(
      fc.property(periods, periods, (list, others) => {
        const common = intersect(list, others);
        expect(model((minute) => covers(common, minute))).toEqual(
          model((minute) => covers(list, minute) && covers(others, minute)),
        );
        expectSortedAndApart(common);
        expect(intersect(others, list)).toEqual(common);
      }),
    );
  });

  it('what is taken away and what is left make the whole again', () => {
    fc.assert(
      fc.property(periods, periods, (list, obstacles) => {
        expect(join([...subtract(list, obstacles), ...intersect(list, obstacles)])).toEqual(join(list));
      }),
    );
  });

  it('two periods overlap exactly when they have a minute in common', () => {
    fc.assert(
      fc.property(aPeriod, aPeriod, (one, other) => {
        fc.pre(minutesOf(one) > 0 && minutesOf(other) > 0);
        expect(overlaps(one, other)).toBe(intersect([one], [other]).length > 0);
        expect(contains(one, other)).toBe(subtract([other], [one]).length === 0);
      }),
    );
  });

  it('expanding and then contracting a period changes nothing', () => {
    fc.assert(
      fc.property(aPeriod, fc.integer({ min: 0, max: 600 }), (one, between) => {
        expect(expand(expand(one, between), -between)).toEqual(one);
        expect(minutesOf(expand(one, between))).toBe(minutesOf(one) + between);
        expect(expand(one, between).start).toBe(one.start);
      }),
    );
  });
});
