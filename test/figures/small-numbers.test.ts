import { FEWEST_PEOPLE, told, toldParts, type Told } from '../../src/figures/small-numbers.js';

describe('A number of people', () => {
  it.each([
    [0, null],
    [4, null],
    [5, 5],
    [120, 120],
  ])('of %d is told as %p', (people, expected) => {
    expect(told(people)).toBe(expected);
  });

  it('hides what is counted about too few people, however often it happened', () => {
    expect([told(1, 12), told(6, 12)]).toEqual([null, 12]);
  });
});

describe('The parts of a total', () => {
  it.each<[string, number[], Told[]]>([
    ['are told when none is small', [6, 9, 30], [6, 9, 30]],
    ['hide one more when a single small one could be worked out', [6, 9, 3], [6, null, null]],
    ['hide no more when the small ones are five together', [3, 4, 12], [null, null, 12]],
    ['hide one more when the small ones are as large as they can be', [4, 4, 12, 30], [null, null, 12, null]],
    ['are all hidden when there is nobody to hide among', [0, 0, 8], [null, null, null]],
  ])('%s', (_, parts, expected) => {
    expect(toldParts(parts)).toEqual(expected);
  });

  /** Somebody who knows the total, these rules, and thinks every case through. */
  it.each([2, 3, 4])('let nobody work out a small one of %d, in any case there is', (count) => {
    const workedOut: string[] = [];
    for (let total = FEWEST_PEOPLE; total <= (count === 4 ? 22 : 34); total++) {
      const casesThatLookSo = new Map<string, number[][]>();
      for (const parts of partsOf(total, count)) {
        const seen = JSON.stringify(toldParts(parts));
        casesThatLookSo.set(seen, [...(casesThatLookSo.get(seen) ?? []), parts]);
      }
      for (const [seen, cases] of casesThatLookSo) {
        const parts = JSON.parse(seen) as Told[];
        for (const [index, part] of parts.entries()) {
          const possible = new Set(cases.map((one) => one[index] ?? 0));
          const isKnown = possible.size === 1 && [...possible].every((one) => one < FEWEST_PEOPLE);
          if (part === null && isKnown) workedOut.push(`${total}: ${seen}`);
        }
        const hidden = total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
        if (hidden !== 0 && hidden < FEWEST_PEOPLE) workedOut.push(`${total}: ${seen} together`);
      }
    }
    expect(workedOut).toEqual([]);
  });
});

function partsOf(total: number, count: number): number[][] {
  if (count === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    partsOf(total - first, count - 1).map((others) => [first, ...others]),
  );
}
