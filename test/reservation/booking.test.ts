import fc from 'fast-check';
import {
  after,
  isDone,
  may,
  occupiesTime,
  statusAt,
  STATUSES,
  undoEndsAt,
  type Status,
  type Transition,
} from '../../src/reservation/booking.js';

const TRANSITIONS: readonly Transition[] = [
  'confirm',
  'move',
  'changePlace',
  'cancel',
  'restore',
  'expire',
  'checkIn',
  'undoCheckIn',
  'undoWalkIn',
  'complete',
  'missIt',
  'undoMissed',
];

/** Every way that exists; whatever is not in this table is refused. */
const WAYS: readonly (readonly [Status, Transition, Status])[] = [
  ['held', 'confirm', 'confirmed'],
  ['held', 'move', 'held'],
  ['held', 'changePlace', 'held'],
  ['held', 'cancel', 'cancelled'],
  ['held', 'expire', 'expired'],
  ['confirmed', 'move', 'confirmed'],
  ['confirmed', 'changePlace', 'confirmed'],
  ['confirmed', 'cancel', 'cancelled'],
  ['confirmed', 'checkIn', 'checked_in'],
  ['confirmed', 'complete', 'completed'],
  ['confirmed', 'missIt', 'no_show'],
  ['checked_in', 'changePlace', 'checked_in'],
  ['checked_in', 'undoCheckIn', 'confirmed'],
  ['checked_in', 'undoWalkIn', 'cancelled'],
  ['checked_in', 'complete', 'completed'],
  ['no_show', 'checkIn', 'checked_in'],
  ['no_show', 'undoMissed', 'confirmed'],
  ['cancelled', 'restore', 'confirmed'],
];

const MOVES: readonly Transition[] = ['move', 'changePlace'];

describe('a booking', () => {
  it.each(WAYS)('that is %s may %s, and becomes %s', (status, transition, next) => {
    expect(may(status, transition)).toBe(true);
    expect(after(status, transition)).toBe(next);
  });

  it.each(WAYS)(
    'that was %s and may %s has done so once it is %s, not before',
    (status, transition, next) => {
      expect(isDone(status, transition)).toBe(false);
      // It can always be moved once more.
      expect(isDone(next, transition)).toBe(!MOVES.includes(transition));
    },
  );

  const refused = STATUSES.flatMap((status) =>
    TRANSITIONS.map((transition) => [status, transition] as const).filter(
      ([, transition]) => !WAYS.some(([from, way]) => from === status && way === transition),
    ),
  );
  it.each(refused)('that is %s may not %s', (status, transition) => {
    expect(may(status, transition)).toBe(false);
    expect(after(status, transition)).toBeUndefined();
  });

  it.each([
    ['held', true],
    ['confirmed', true],
    ['checked_in', true],
    ['completed', false],
    ['cancelled', false],
    ['expired', false],
    ['no_show', false],
  ] as const)('that is %s occupies its time: %s', (status, expected) => {
    expect(occupiesTime(status)).toBe(expected);
  });

  it('never takes its time again once it has given it back, but to take back a cancellation or an absence', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TRANSITIONS), { maxLength: 12 }), (walk) => {
        let status: Status = 'held';
        for (const transition of walk) {
          const next = after(status, transition);
          if (next === undefined) continue;
          expect([status, transition, occupiesTime(status)]).toEqual([
            status,
            transition,
            status !== 'cancelled' && status !== 'no_show',
          ]);
          status = next;
        }
      }),
    );
  });
});

test('a cancellation can be taken back for a quarter of an hour', () => {
  expect(undoEndsAt(1_000_000)).toBe(1_000_000 + 15 * 60_000);
});

describe('a hold', () => {
  it.each([
    [999, 'held'],
    [1000, 'expired'],
    [1001, 'expired'],
  ])('that lapses at 1000 is, at %i, %s', (now, expected) => {
    expect(statusAt({ status: 'held', expiresAt: 1000 }, now)).toBe(expected);
  });

  it('is the only thing that lapses', () => {
    for (const status of STATUSES) {
      if (status !== 'held') expect(statusAt({ status, expiresAt: null }, 1000)).toBe(status);
    }
  });
});
