/** What must be known before the dates of a series are decided: only about those dates, however far apart they are. */
import { takenOfRows, type TakenRow } from '../availability/taken-time.js';
import type { Sql, Statement } from '../platform/database/database.js';
import type { Taken } from '../reservation/availability.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';

export interface DatesQuestion {
  readonly units: readonly UnitId[];
  readonly windows: readonly Period[];
  /** Whose habits count; null: nobody's. */
  readonly holder: string | null;
  readonly telecentreId: number;
}

export interface DatesFacts {
  readonly version: number;
  /** For each window, what is taken about it. */
  readonly taken: readonly Taken[];
  /** Ids of resources that the holder had at this telecentre, latest first. */
  readonly hadBefore: readonly string[];
}

/** Milliseconds as numbers, as the driver reads them fastest. */
export const SERIES_FACTS: Statement = {
  name: 'series-facts',
  text: `select (select version::int from network) as version,
  (select coalesce(json_agg(json_build_array(w.n, taken.resource_id,
      (extract(epoch from lower(taken.during)) * 1000)::int8, (extract(epoch from upper(taken.during)) * 1000)::int8)), '[]')
    from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality w (starts, ends, n)
    cross join lateral taken_time($1, w.starts, w.ends, $4) taken) as rows,
  array(select r.key from booking b join resource r on r.id = b.resource_id
    where b.account_id = $5 and b.telecentre_id = $6 and b.status in ('confirmed', 'checked_in', 'completed')
    order by b.starts_at desc limit 3) as had`,
};

type WindowRow = readonly [window: number, ...TakenRow];

/** One statement, however many dates and units. */
export async function readDatesFacts(sql: Sql, question: DatesQuestion, now: Instant): Promise<DatesFacts> {
  const { units, windows, holder, telecentreId } = question;
  const [row] = await sql.query<{ version: number; rows: WindowRow[]; had: string[] }>(SERIES_FACTS, [
    units,
    windows.map(({ start }) => new Date(start)),
    windows.map(({ end }) => new Date(end)),
    new Date(now),
    holder,
    telecentreId,
  ]);
  const rows: TakenRow[][] = windows.map(() => []);
  for (const [window, ...taken] of row?.rows ?? []) rows[window - 1]?.push(taken);
  return { version: row?.version ?? 0, taken: rows.map(takenOfRows), hadBefore: row?.had ?? [] };
}
