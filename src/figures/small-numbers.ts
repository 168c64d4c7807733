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
  while (canBeWorkedOut(parts.filter((_, index) => shown[index] === null))) {
    const last = shown.findLastIndex((part) => part !== null);
    if (last === -1) break;
    shown[last] = null;
  }
  return shown;
}

/** Their sum is known. It is about too few people, or as large as small parts can make it: then it tells each of them. */
function canBeWorkedOut(hidden: readonly number[]): boolean {
  const together = hidden.reduce((sum, part) => sum + part, 0);
  return hidden.length > 0 && (together < FEWEST_PEOPLE || together === hidden.length * (FEWEST_PEOPLE - 1));
}
