/** How many people came, and what brought them: never of fewer than five. */
import { WALK_IN_CATEGORIES } from '../bookings/walk-in.js';
import { told, toldParts, type Told } from './small-numbers.js';

/** What brings people; of guests, and of members who have not said, it is not known. */
export const BROUGHT_BY = [...WALK_IN_CATEGORIES, 'guest', 'unknown'] as const;
export type BroughtBy = (typeof BROUGHT_BY)[number];

export interface People {
  readonly total: Told;
  /** Members whose first visit to this place it was. */
  readonly firstVisits: Told;
  /** How often somebody was expected and did not come. */
  readonly absences: Told;
  readonly broughtBy: readonly { readonly broughtBy: BroughtBy; readonly people: Told }[];
  /** Of a hundred visits, for how many it was noted that they had come. */
  readonly notedPercent: Told;
}

export interface CountedPeople {
  readonly counts: readonly { readonly status: string; readonly people: number }[];
  readonly firstVisits: number;
  readonly absences: number;
  readonly absentPeople: number;
  readonly visits: number;
  readonly arrivals: number;
}

export function totalOf(counts: CountedPeople['counts']): number {
  return counts.reduce((sum, { people }) => sum + people, 0);
}

export function peopleOf({ counts, ...visits }: CountedPeople): People {
  const total = totalOf(counts);
  const [firstVisits = null] = toldParts([visits.firstVisits, total - visits.firstVisits]);
  const parts = toldParts(BROUGHT_BY.map((one) => counts.find(({ status }) => status === one)?.people ?? 0));
  return {
    total: told(total),
    firstVisits,
    absences: told(visits.absentPeople, visits.absences),
    broughtBy: BROUGHT_BY.map((broughtBy, index) => ({ broughtBy, people: parts[index] ?? null })),
    notedPercent: told(total, Math.round((visits.arrivals / visits.visits) * 100)),
  };
}
