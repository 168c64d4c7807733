import {
  FEWEST_PEOPLE,
  told,
  toldAreas,
  toldParts,
  toldTotal,
  type Told,
} from '../../src/figures/small-numbers.js';

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

describe('A total whose parts are told elsewhere', () => {
  it.each<[string, number, number[], Told]>([
    ['is told when no part is small', 24, [18, 6], 24],
    ['is told of the only part', 18, [18], 18],
    ['is hidden when it tells of a single small part', 20, [18, 2], null],
    ['is hidden when it tells that nobody came elsewhere', 18, [18, 0, 0], null],
    ['is told when the small parts are five together', 25, [18, 3, 4], 25],
    ['is hidden when the small parts are as large as they can be', 26, [18, 4, 4], null],
    ['is hidden when few came to one place only', 20, [18, 9], null],
    ['is hidden when it is small itself', 4, [4], null],
  ])('%s', (_, total, parts, expected) => {
    expect(toldTotal(total, parts)).toBe(expected);
  });

  it.each([2, 3, 4])('lets nobody work out a small one of %d, in any case there is', (count) => {
    const workedOut: string[] = [];
    for (let total = FEWEST_PEOPLE; total <= (count === 4 ? 22 : 34); total++) {
      const ends = new Set(partsOf(total, count).map((parts) => JSON.stringify(see(total, parts))));
      for (const seen of ends) {
        const { whole, parts } = JSON.parse(seen) as ReturnType<typeof see>;
        const hidden = parts.filter((part) => part === null).length;
        if (whole === null || hidden === 0) continue;
        const rest = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
        const cases = partsOf(rest, hidden).filter((one) => one.every((part) => told(part) === null));
        const isKnown = Array.from(
          { length: hidden },
          (__, index) => new Set(cases.map((one) => one[index])),
        );
        if (rest < FEWEST_PEOPLE || isKnown.some(({ size }) => size === 1)) workedOut.push(seen);
      }
    }
    expect(workedOut).toEqual([]);
  });

  function see(total: number, parts: readonly number[]): { whole: Told; parts: Told[] } {
    return { whole: toldTotal(total, parts), parts: parts.map((part) => told(part)) };
  }
});

describe('Areas and all of them together', () => {
  const [small, large, other] = [
    { people: 20, parts: [18, 2] },
    { people: 60, parts: [50, 10] },
    { people: 30, parts: [20, 10] },
  ];
  const nobody = { people: 0, parts: [] };

  it('are all told when each may be', () => {
    expect(toldAreas(90, [large, nobody, other])).toEqual({ all: 90, areas: [60, null, 30] });
  });

  it('hide the whole that would tell what a single one hides', () => {
    expect(toldAreas(110, [small, large, other])).toEqual({ all: null, areas: [null, 60, 30] });
  });

  it('tell the whole where several hide five people together', () => {
    const another = { people: 13, parts: [9, 4] };
    expect(toldAreas(93, [small, large, another])).toEqual({ all: 93, areas: [null, 60, null] });
  });

  it('hide the whole where two small ones are as large as they can be', () => {
    const [first, second] = [
      { people: 4, parts: [2, 2] },
      { people: 4, parts: [1, 3] },
    ];
    expect(toldAreas(68, [first, large, second])).toEqual({ all: null, areas: [null, 60, null] });
  });
});

function partsOf(total: number, count: number): number[][] {
  if (count === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    partsOf(total - first, count - 1).map((others) => [first, ...others]),
  );
}
