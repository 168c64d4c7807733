/** Who has two places at once has two of everything: what a day or a month costs at most, it costs for each of them. */
import type { LocalSpan } from './stay-days.js';

/**
 * For each stay the lane that it is in: the first one in which nobody is at that time. Stays by their beginning. Somebody who
 * sits at one desk in the morning and at another in the afternoon is in one lane; a team of three is in three.
 */
export function lanesOf(stays: readonly LocalSpan[]): number[] {
  const ends: string[] = [];
  return stays.map(({ start, end }) => {
    const free = ends.findIndex((until) => until <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}
