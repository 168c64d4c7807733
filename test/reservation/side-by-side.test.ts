import fc from 'fast-check';
import { areSideBySide, sideBySide, type Desk } from '../../src/reservation/side-by-side.js';

describe('a team gets', () => {
  test.each<[what: string, free: string[], count: number, chosen: string[], together: boolean]>([
    ['neighbours', ['A 1', 'A 2', 'A 3', 'A 4'], 3, ['A 1', 'A 2', 'A 3'], true],
    [
      'neighbours further back before others with a gap',
      ['A 1', 'A 3', 'A 4', 'A 5'],
      3,
      ['A 3', 'A 4', 'A 5'],
      true,
    ],
    ['desks 9 and 10, which stand next to each other', ['A 1', 'A 9', 'A 10'], 2, ['A 9', 'A 10'], true],
    ['the smallest gap where there are no neighbours', ['A 1', 'A 4', 'A 6'], 2, ['A 4', 'A 6'], false],
    [
      'one room with gaps before neighbours in two',
      ['A 1', 'A 5', 'A 10', 'B 1', 'B 2'],
      3,
      ['A 1', 'A 5', 'A 10'],
      false,
    ],
    ['as few rooms as can be', ['A 1', 'A 2', 'B 1', 'C 1', 'C 2'], 4, ['A 1', 'A 2', 'C 1', 'C 2'], false],
    [
      'the two in the room where nobody is between them',
      ['A 1', 'A 3', 'B 2', 'B 3'],
      2,
      ['B 2', 'B 3'],
      true,
    ],
    ['all that there are', ['A 2', 'B 1'], 2, ['A 2', 'B 1'], false],
  ])('%s', (_, free, count, chosen, together) => {
    const answer = sideBySide(free.map(desk), PLAN, count);
    expect(answer?.desks.map(({ name }) => name)).toEqual(chosen);
    expect(answer?.areSideBySide).toBe(together);
  });

  test('nothing where there are not enough', () => {
    expect(sideBySide(['A 1', 'B 1'].map(desk), PLAN, 3)).toBeNull();
  });

  test('of all ways to choose them none that is in fewer rooms, or closer in as many', () => {
    const free = fc.uniqueArray(fc.constantFrom(...PLAN), {
      minLength: 1,
      maxLength: 9,
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(free, fc.integer({ min: 1, max: 6 }), (desks, count) => {
        const best = combinations(desks, count)
          .map(costOf)
          .sort((one, other) => one - other)[0];
        const chosen = sideBySide(desks, PLAN, count);
        expect(chosen && costOf(chosen.desks)).toBe(best ?? null);
        expect(new Set(chosen?.desks).size).toBe(chosen?.desks.length ?? 0);
        expect(chosen === null || chosen.areSideBySide === areSideBySide(chosen.desks, PLAN)).toBe(true);
      }),
    );
  });
});

/** Three rooms of ten desks each. */
const PLAN: readonly Desk[] = ['A', 'B', 'C'].flatMap((room) =>
  Array.from({ length: 10 }, (_, index) => desk(`${room} ${index + 1}`)),
);

function desk(name: string): Desk {
  return { id: name.toLowerCase().replace(' ', '-'), name };
}

/** A room more weighs more than any gap. */
function costOf(desks: readonly Desk[]): number {
  const rooms = new Map<string, number[]>();
  for (const { name } of desks) {
    const [room = '', number = ''] = name.split(' ');
    rooms.set(room, [...(rooms.get(room) ?? []), Number(number)]);
  }
  const gaps = [...rooms.values()].map(
    (numbers) => Math.max(...numbers) - Math.min(...numbers) + 1 - numbers.length,
  );
  return 1_000 * rooms.size + gaps.reduce((sum, one) => sum + one, 0);
}

function combinations<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]];
  return items.flatMap((first, index) =>
    combinations(items.slice(index + 1), count - 1).map((others) => [first, ...others]),
  );
}
