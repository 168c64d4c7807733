import type { LocalDate } from '../reservation/local-time.js';

/** Where a series is shown, to whoever may see it. */
export function seriesPath(id: string): string {
  return `/series/${id}`;
}

/** What has just been done, in the address of the page that is shown next. */
export const DONE = ['made', 'changed', 'cancelled', 'restored', 'lost'] as const;
export type Done = (typeof DONE)[number];

/** Dates that turned out otherwise than was said, in one word of the address; of many, the first. */
const MOST_NAMED = 40;

export function donePath(id: string, done: Done, otherwise: readonly LocalDate[]): string {
  const named = otherwise.slice(0, MOST_NAMED).join('.');
  return `${seriesPath(id)}?done=${done}${named === '' ? '' : `&otherwise=${named}`}`;
}
