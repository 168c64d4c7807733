/** How many requests wait for an answer, for pages that are looked at all day: one short statement, and nobody's name. */
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

const WAITING: Statement = {
  name: 'count-waiting-requests',
  text: `select b.telecentre_id as telecentre, count(*)::int as waiting from booking b
  where b.telecentre_id = any ($1) and b.awaits_approval and b.status = 'held' and b.expires_at > $2
  group by b.telecentre_id`,
};

/** By the ids of the telecentres; those where none waits are not in it. */
export async function countWaiting(
  sql: Sql,
  telecentres: readonly number[],
  now: Instant,
): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<{ telecentre: number; waiting: number }>(WAITING, [
    telecentres,
    new Date(now),
  ]);
  return new Map(rows.map(({ telecentre, waiting }) => [telecentre, waiting]));
}
