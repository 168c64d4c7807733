/**
 * No figure tells anything of fewer than five people: neither by itself, nor as what is left of a total when the parts
 * beside it are taken away, nor to somebody who knows these rules.
 */

/** Below it a number of people is not told. */
export const FEWEST_PEOPLE = 5;

/** Null: not told. */
export type Told = number | null;

/** A number of people, or something that is counted about so many people, such as how often they were absent. */
export function told(people: number, count = people): Told {
  return people < FEWEST_PEOPLE ? null : count;
}

/**
 * The parts of a total that may be told. What is small is hidden; where it could be worked out from the rest, the last of
 * the others is hidden with it. The last and not the smallest: that one was hidden because it is small would tell how large
 * its neighbours are.
 */
export function toldParts(parts: readonly number[]): Told[] {
  const shown: Told[] = parts.map((part) => told(part));
  for (;;) {
    const hidden = parts.filter((_, index) => shown[index] === null);
    if (!canBeWorkedOut(sumOf(hidden), hidden.length)) return shown;
    const last = shown.findLastIndex((part) => part !== null);
    if (last === -1) return shown;
    shown[last] = null;
  }
}

/**
 * A total whose parts stand on pages of their own, each told unless it is small: it is hidden where it would tell what they
 * hide. Somebody may be in two parts, so the total may be less than their sum.
 */
export function toldTotal(total: number, parts: readonly number[]): Told {
  const [shown, hidden] = [parts.filter(isTold), parts.filter((part) => !isTold(part))];
  if (canBeWorkedOut(total - sumOf(shown), hidden.length)) return null;
  // Who came only elsewhere.
  if (parts.length > 1 && shown.some((part) => !isTold(total - part))) return null;
  return told(total);
}

/** How many came to an area and to its parts; without parts it is plain to see that nobody did. */
export interface CountedArea {
  readonly people: number;
  readonly parts: readonly number[];
}

/** What may be told of areas; and of all of them together, unless it would tell what an area hides. */
export function toldAreas(
  all: number,
  areas: readonly CountedArea[],
): { readonly all: Told; readonly areas: readonly Told[] } {
  const shown = areas.map(({ people, parts }) => toldTotal(people, parts));
  const hidden = areas.filter(({ parts }, index) => parts.length > 0 && shown[index] === null);
  if (hidden.length === 0) {
    const everywhere = areas.filter(({ parts }) => parts.length > 0).map(({ people }) => people);
    return { all: toldTotal(all, everywhere), areas: shown };
  }
  const rest = all - sumOf(shown.map((people) => people ?? 0));
  const restIsTold =
    toldTotal(
      rest,
      hidden.flatMap(({ parts }) => parts),
    ) !== null;
  return { all: restIsTold && !canBeWorkedOut(rest, hidden.length) ? told(all) : null, areas: shown };
}

/** Their sum is known. It is about too few people, or as large as small parts can make it: then it tells each of them. */
function canBeWorkedOut(together: number, hidden: number): boolean {
  return hidden > 0 && (!isTold(together) || together === hidden * (FEWEST_PEOPLE - 1));
}

function isTold(people: number): boolean {
  return told(people) !== null;
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}
