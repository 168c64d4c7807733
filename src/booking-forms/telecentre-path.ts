import type { Wish } from './wish.js';

/** The page of a telecentre, with the days from the wished one on. */
export function telecentrePath(slug: string, { where, time }: Pick<Wish, 'where' | 'time'>): string {
  const query = new URLSearchParams({ from: time.date, ...('kind' in where ? { kind: where.kind } : {}) });
  return `/telecentres/${slug}?${query.toString()}`;
}
