/** Does it get slower as bookings pile up? The same questions to a small and to a large database, in turn. */
import { bookingTimes } from './booking-rates.js';
import { median, percentile } from './measure.js';
import { ask, days, searches, type Question } from './reading.js';
import { inMs, progress, times, type Row } from './report.js';
import type { Side } from './side.js';

const LIMIT = 1.5;

export interface GrowthPlan {
  readonly rounds: number;
  /** Of each sort in each round. */
  readonly requests: number;
}

export async function growth(small: Side, large: Side, plan: GrowthPlan, now: number): Promise<Row[]> {
  const total = plan.rounds * plan.requests;
  const [asked, shown] = [await searches(small, total, now), await days(small, total, now)];
  const sorts: readonly [string, (side: Side, round: number) => Promise<readonly number[]>][] = [
    ['Availability', async (side, round) => (await ask(side, part(asked, round), 1)).took],
    ['Day', async (side, round) => (await ask(side, part(shown, round), 1)).took],
    ['Booking', (side) => bookingTimes(side, plan.requests)],
  ];
  for (const side of [small, large]) for (const all of [asked, shown]) await ask(side, all, 8);
  const rows: Row[] = [];
  for (const [name, took] of sorts) {
    progress(`growth: ${name.toLowerCase()}`);
    const [little, much]: [number[], number[]] = [[], []];
    for (let round = 0; round < plan.rounds; round++) {
      little.push(percentile(await took(small, round), 0.5));
      much.push(percentile(await took(large, round), 0.5));
    }
    const ratio = median(much.map((one, round) => one / (little[round] ?? Number.NaN)));
    rows.push({
      what: `${name}, p50 at 2,000,000 allocations`,
      figure: inMs(median(much)),
      beside: `at 20,000: ${inMs(median(little))}: ${times(ratio)}`,
      limit: `< ${times(LIMIT)}`,
      ok: ratio < LIMIT,
    });
  }
  return rows;

  function part(all: readonly Question[], round: number): readonly Question[] {
    return all.slice(round * plan.requests, (round + 1) * plan.requests);
  }
}
