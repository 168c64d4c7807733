import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Occupied } from './free-busy.js';

export interface OccupiedTime {
  /** Of the network, at the moment of reading. */
  readonly version: number;
  readonly occupied: readonly Occupied[];
  /** Of the telecentre's bookings, or of anybody's closures; 0 when nothing ever has. */
  readonly changedAt: Instant;
}

export interface OccupiedQuestion {
  readonly telecentre: number;
  readonly units: readonly UnitId[];
  readonly window: Period;
}

/**
 * Whose it is nobody is told here, only whether somebody may come. What closures occupy is left aside: the network says
 * when a place is closed, even where a booking stood in a closure's way. As in `taken_time`, at most one allocation that
 * began before the window reaches into it.
 */
const OCCUPIED_TIME: Statement = {
  name: 'free-busy-occupied-time',
  text: `
select (select version::int from network) as version,
  (select coalesce(extract(epoch from max(change.at)) * 1000, 0)::float8 from (
    (select at from calendar_change where telecentre_id = $1 order by at desc limit 1)
    union all select closures_revised_at from calendar_naming where closures_revision > 0) change) as "changedAt",
  (select coalesce(json_agg(json_build_object(
      'start', (extract(epoch from lower(met.during)) * 1000)::int8,
      'end', (extract(epoch from upper(met.during)) * 1000)::int8,
      'held', met.held_until is not null)), '[]')
    from unnest($2::int[]) unit (id)
    cross join lateral (
      (select during, held_until, closure_id from allocation
        where resource_id = unit.id and lower(during) < $3 order by lower(during) desc limit 1)
      union all
      select during, held_until, closure_id from allocation
        where resource_id = unit.id and lower(during) >= $3 and lower(during) < $4
    ) met
    where met.closure_id is null and upper(met.during) > $3 and (met.held_until is null or met.held_until > $5)
  ) as occupied`,
};

export async function occupiedTime(
  sql: Sql,
  { telecentre, units, window }: OccupiedQuestion,
  now: Instant,
): Promise<OccupiedTime> {
  const values = [telecentre, units, new Date(window.start), new Date(window.end), new Date(now)];
  const [row] = await sql.query<OccupiedTime>(OCCUPIED_TIME, values);
  return row ?? { version: 0, occupied: [], changedAt: 0 };
}
