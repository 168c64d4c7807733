import type { Difference } from './preview.js';
import type { SeriesRecord } from './series-record.js';
import type { Promised } from './series-wish.js';

/** Where a series has turned out otherwise than was promised; none when nothing was. */
export function differencesOf(promised: readonly Promised[], { dates }: SeriesRecord): Difference[] {
  if (promised.length === 0) return [];
  const said = new Map(promised.map(({ date, resource }) => [date, resource]));
  const had = new Map(
    dates.flatMap(({ date, booking }) => (booking ? [[date, booking.resource] as const] : [])),
  );
  return [...new Set([...said.keys(), ...had.keys()])]
    .sort()
    .map((date) => ({ date, promised: said.get(date) ?? null, got: had.get(date) ?? null }))
    .filter((one) => one.promised !== one.got);
}
