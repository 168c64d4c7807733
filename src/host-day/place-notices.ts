/** What a host should know of a place before anything else: closings, requests, and bookings outside the hours. */
import { countWaiting } from '../approvals/waiting-count.js';
import { listClosingsSoon, type ClosingSoon } from '../closures/closings-soon.queries.js';
import { countOutsideHours } from '../closures/outside-count.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

export interface PlaceNotices {
  /** Under way, or near. */
  readonly closings: readonly ClosingSoon[];
  /** How many requests nobody has answered yet. */
  readonly waiting: number;
  /** How many bookings of the days to come stand outside the hours. */
  readonly outside: number;
}

/** Whatever the number of telecentres, one statement for each sort. */
export async function readNotices(
  sql: Sql,
  telecentres: readonly Telecentre[],
  now: Instant,
): Promise<(telecentre: Telecentre) => PlaceNotices> {
  const ids = telecentres.map(({ id }) => id);
  const [closings, waiting, outside] = await Promise.all([
    listClosingsSoon(sql, ids, now),
    countWaiting(sql, ids, now),
    countOutsideHours(sql, telecentres, now),
  ]);
  return ({ id }) => ({
    closings: closings.filter(({ telecentre }) => telecentre === id),
    waiting: waiting.get(id) ?? 0,
    outside: outside.get(id) ?? 0,
  });
}
