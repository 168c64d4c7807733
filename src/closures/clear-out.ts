/** Who stands in closed time, where they go, and that in the end nobody is left. */
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Network } from '../telecentres/network.js';
import { carryOut, type Doing, type Done } from './carry-out.js';
import { closedAhead, withClosed } from './closed-time.js';
import type { ClosedTime, ClosingWish, Decided } from './closing.js';
import { timeNotFree } from './closures.problems.js';
import { fatesOf, take } from './fates.js';
import { giveUpPauses, listInTheWay } from './in-the-way.queries.js';
import { readSurroundings } from './surroundings.js';

/** What was in the way is decided, done and looked for again; more than a second round has a bug behind it. */
const ROUNDS = 4;

/** Until nobody stands in the way: what was decided on and has changed all the same is decided anew. */
export async function clearOut(
  sql: Sql,
  network: Network,
  time: ClosedTime,
  wish: ClosingWish,
  doing: Doing,
): Promise<Done[]> {
  const { now } = doing;
  const all: Done[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await giveUpPauses(sql, unitsOf(time), closedAhead(time, now), now);
    const decided = await fatesIn(sql, network, time, wish, now, true);
    if (decided.length === 0) return all;
    for (const one of decided) {
      const done = await carryOut(sql, one, doing);
      if (done !== null) all.push(done);
    }
  }
  throw timeNotFree();
}

/** `locked`: those in the way stay as they are until the transaction ends. */
export async function fatesIn(
  sql: Sql,
  network: Network,
  time: ClosedTime,
  { choices }: Pick<ClosingWish, 'choices'>,
  now: Instant,
  locked: boolean,
): Promise<Decided[]> {
  const within = closedAhead(time, now);
  const units = unitsOf(time);
  const inTheWay = await listInTheWay(sql, units, within, now, locked);
  const around = await readSurroundings(sql, withClosed(network, time), time.telecentre.slug, inTheWay, now);
  if (around === null) return [];
  // Nor is there room for the minutes kept free after somebody.
  for (const unit of units) take(unit, within, around);
  return fatesOf(inTheWay, around, { closesAt: within.start, choices });
}

function unitsOf({ telecentre, resource }: ClosedTime): UnitId[] {
  const resources = resource === null ? telecentre.resources : [resource];
  return [...new Set(resources.flatMap(({ units }) => units))];
}
