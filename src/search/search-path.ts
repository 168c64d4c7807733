/** The address of a search: whoever gets it from somebody sees the same. */
import type { WishedTime } from '../booking-forms/wish.js';
import type { Criteria } from './criteria.js';

export interface Searched {
  readonly criteria: Criteria;
  readonly moving: string | undefined;
}

export interface Change {
  readonly near?: string;
  readonly time?: WishedTime;
  readonly shown?: number;
}

export function searchPath({ criteria, moving }: Searched, change: Change = {}): string {
  const near = change.near ?? criteria.near?.label;
  const query = new URLSearchParams({
    ...(near === undefined ? {} : { near }),
    ...(change.time ?? criteria.time),
    kind: criteria.kind,
    ...(criteria.people > 1 ? { people: String(criteria.people) } : {}),
    ...(criteria.equipment.length > 0 ? { equipment: criteria.equipment.join(',') } : {}),
    ...(moving === undefined ? {} : { moving }),
    ...(change.shown === undefined ? {} : { shown: String(change.shown) }),
  });
  return `/search?${query.toString()}`;
}
