/** Dates of a month of which the same is to be said stand together: nobody reads thirty times the same. Pure. */
import type { LocalDate } from '../reservation/local-time.js';

export interface Month<One> {
  /** `2027-01`. */
  readonly month: string;
  /** In the order of the first date of each. */
  readonly runs: readonly (readonly One[])[];
}

/** `likeness`: what is to be said of it. The dates are in order. */
export function monthsOf<One extends { readonly date: LocalDate }>(
  dates: readonly One[],
  likeness: (one: One) => string,
): readonly Month<One>[] {
  const months = new Map<string, Map<string, One[]>>();
  for (const one of dates) {
    const [month, alike] = [one.date.slice(0, 7), likeness(one)];
    const runs = months.get(month) ?? new Map<string, One[]>();
    runs.set(alike, [...(runs.get(alike) ?? []), one]);
    months.set(month, runs);
  }
  return [...months].map(([month, runs]) => ({ month, runs: [...runs.values()] }));
}
