import fc from 'fast-check';
import { isFree, occupiedBy, splitDay, takenOf } from '../../src/reservation/availability.js';
import { openPeriods } from '../../src/reservation/opening-hours.js';
import { join, MINUTE, minutesOf, overlaps, type Period } from '../../src/reservation/period.js';
import {
  alwaysOpen,
  desk,
  fromTo,
  halfDay,
  NOTHING_TAKEN,
  period,
  policy,
  room,
  stay,
  taken,
  telecentre,
  wallClock,
} from './builders.js';
import { anyOccupied, anyOpening } from './generated.js';

const TUESDAY = period('2027-01-12T00:00+01:00', '2027-01-13T00:00+01:00');
const NINE_TO_TEN = period('2027-01-12T09:00+01:00', '2027-01-12T10:00+01:00');
const TEN_TO_ELEVEN = period('2027-01-12T10:00+01:00', '2027-01-12T11:00+01:00');

describe('what a booking occupies', () => {
  it('is its own time where nothing is kept free after it', () => {
    const morning = stay(halfDay('2027-01-12', 'morning'));
    expect(occupiedBy(morning, policy())).toEqual(morning.periods);
  });

  it('is a quarter of an hour more after each of its periods', () => {
    const day = stay(halfDay('2027-01-12', 'day'));
    expect(wallClock(occupiedBy(day, policy({ minutesBetween: 15 })))).toEqual([
      '2027-01-12T08:30 > 12:15',
      '2027-01-12T13:30 > 17:45',
    ]);
  });

  it('is one period where the minutes between fill the lunch', () => {
    const day = stay(halfDay('2027-01-12', 'day'));
    for (const minutesBetween of [90, 120])
      expect(occupiedBy(day, policy({ minutesBetween }))).toHaveLength(1);
  });

  it('goes past closing time', () => {
    const lastHour = stay(fromTo('2027-01-12T16:30', '2027-01-12T17:30'));
    expect(wallClock(occupiedBy(lastHour, policy({ minutesBetween: 30 })))).toEqual([
      '2027-01-12T16:30 > 18:00',
    ]);
  });

  it('counts minutes that pass over the night when the clocks change', () => {
    const night = stay(fromTo('2027-03-28T00:00', '2027-03-28T01:45'), alwaysOpen());
    expect(wallClock(occupiedBy(night, policy({ minutesBetween: 30 })))).toEqual([
      '2027-03-28T00:00 > 03:15',
    ]);
  });
});

describe('a resource is free', () => {
  it.each([
    ['when nothing is taken', NOTHING_TAKEN, true],
    ['when another desk is taken', taken([2, NINE_TO_TEN]), true],
    [
      'when the time before and the time after are taken',
      taken([1, tuesdayUntil(9)], [1, tuesdayFrom(10)]),
      true,
    ],
    ['not when its time is taken', taken([1, NINE_TO_TEN]), false],
    ['not when a minute of it is taken', taken([1, tuesdayFrom(9 + 59 / 60)]), false],
  ])('%s', (_, occupied, expected) => {
    expect(isFree(desk(1), [NINE_TO_TEN], occupied)).toBe(expected);
  });

  it('when all of its parts are: a large room waits for both small ones', () => {
    const large = room([5, 6], 14);
    expect(isFree(large, [NINE_TO_TEN], taken([5, TEN_TO_ELEVEN], [6, TEN_TO_ELEVEN]))).toBe(true);
    expect(isFree(large, [NINE_TO_TEN], taken([5, NINE_TO_TEN]))).toBe(false);
    expect(isFree(large, [NINE_TO_TEN], taken([6, NINE_TO_TEN]))).toBe(false);
    expect(isFree(room([6], 8), [NINE_TO_TEN], taken([5, NINE_TO_TEN]))).toBe(true);
  });

  it('for all of the periods or not at all', () => {
    expect(isFree(desk(1), [NINE_TO_TEN, TEN_TO_ELEVEN], taken([1, TEN_TO_ELEVEN]))).toBe(false);
  });
});

describe('the picture of a day', () => {
  it('shows what is taken and what is free', () => {
    const open = openPeriods(telecentre(), [], TUESDAY);
    const split = splitDay(desk(1), open, taken([1, NINE_TO_TEN], [1, TEN_TO_ELEVEN], [2, TUESDAY]));
    expect(wallClock(split.taken)).toEqual(['2027-01-12T09:00 > 11:00']);
    expect(wallClock(split.free)).toEqual([
      '2027-01-12T08:30 > 09:00',
      '2027-01-12T11:00 > 12:00',
      '2027-01-12T13:30 > 17:30',
    ]);
  });

  it('of a room made of two shows as taken what either has', () => {
    const open = openPeriods(telecentre(), [], TUESDAY);
    const split = splitDay(room([5, 6], 14), open, taken([5, NINE_TO_TEN], [6, TEN_TO_ELEVEN]));
    expect(wallClock(split.taken)).toEqual(['2027-01-12T09:00 > 11:00']);
  });

  it('shows no taken time where the doors are shut', () => {
    const open = openPeriods(telecentre(), [], TUESDAY);
    const overTheLunch = period('2027-01-12T11:00+01:00', '2027-01-12T14:00+01:00');
    expect(wallClock(splitDay(desk(1), open, taken([1, overTheLunch])).taken)).toEqual([
      '2027-01-12T11:00 > 12:00',
      '2027-01-12T13:30 > 14:00',
    ]);
  });
});

it('a unit of which nothing is known is free', () => {
  expect(takenOf(7, NOTHING_TAKEN)).toEqual([]);
});

describe('laws', () => {
  const resources = fc.constantFrom(desk(1), desk(2), room([5], 6), room([5, 6], 14));
  const window = period('2027-03-27T00:00+01:00', '2027-03-30T00:00+02:00');
  const total = (list: readonly Period[]) => list.reduce((sum, one) => sum + minutesOf(one), 0);

  it('free and taken never overlap, and together make open', () => {
    fc.assert(
      fc.property(anyOpening, anyOccupied, resources, (opening, entries, resource) => {
        const open = openPeriods(opening, [], window);
        const split = splitDay(resource, open, taken(...entries));
        for (const one of split.free) expect(split.taken.some((other) => overlaps(one, other))).toBe(false);
        expect(join([...split.free, ...split.taken])).toEqual(open);
        expect(total(split.free) + total(split.taken)).toBe(total(open));
      }),
    );
  });

  it('any quarter of free time is free, and none of taken time is', () => {
    fc.assert(
      fc.property(anyOpening, anyOccupied, resources, (opening, entries, resource) => {
        const occupied = taken(...entries);
        const split = splitDay(resource, openPeriods(opening, [], window), occupied);
        const firstQuarter = ({ start }: Period) => ({ start, end: start + 15 * MINUTE });
        for (const one of split.free) expect(isFree(resource, [one], occupied)).toBe(true);
        for (const one of split.taken) expect(isFree(resource, [firstQuarter(one)], occupied)).toBe(false);
      }),
    );
  });
});

function tuesdayUntil(hour: number): Period {
  return { start: TUESDAY.start, end: TUESDAY.start + hour * 60 * MINUTE };
}

function tuesdayFrom(hour: number): Period {
  return { start: TUESDAY.start + hour * 60 * MINUTE, end: TUESDAY.end };
}
