import type { Sql } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';

/** Returns how many changes it has taken into the versions. */
export async function countCalendarChanges(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ counted: number }>('select count_calendar_changes()::int as counted');
  return row?.counted ?? 0;
}

/** Longer than a calendar is away that asks what has changed since it was here. */
export const CHANGES_KEPT = 60 * DAY;

export async function forgetOldChanges(sql: Sql, now: Instant): Promise<number> {
  const [row] = await sql.query<{ gone: number }>(
    `with gone as (delete from calendar_change where counted and at < $1 returning id) select count(*)::int as gone from gone`,
    [new Date(now - CHANGES_KEPT)],
  );
  return row?.gone ?? 0;
}
