/** Closings of today and the days after, for pages that are looked at all day: one short statement, and nobody's name. */
import type { Sql, Statement } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';

export interface ClosingSoon {
  readonly id: string;
  /** The id of the telecentre. */
  readonly telecentre: number;
  /** Null: the whole telecentre. */
  readonly resourceName: string | null;
  readonly reason: string;
  readonly start: Instant;
  readonly localStart: string;
  readonly localEnd: string;
  /** People of whom nothing says yet that they know. */
  readonly toCall: number;
}

/** Whoever was to come the day after tomorrow can still be called tomorrow. */
const DAYS_AHEAD = 2;

const CLOSINGS_SOON: Statement = {
  name: 'closings-soon',
  text: `select g.id, g.telecentre_id as telecentre, r.name as "resourceName", g.reason,
    (extract(epoch from g.local_start at time zone g.time_zone) * 1000)::float8 as start,
    to_char(g.local_start, 'YYYY-MM-DD"T"HH24:MI') as "localStart", to_char(g.local_end, 'YYYY-MM-DD"T"HH24:MI') as "localEnd",
    (select count(distinct coalesce(b.account_id, b.id)) from closure_effect e join booking b on b.id = e.booking_id
      where e.closing_id = g.id and e.seen_at is null and e.phoned_at is null
        and (b.account_id is not null or b.guest_name is not null))::int as "toCall"
  from closing g left join resource r on r.id = g.resource_id
  where g.telecentre_id = any ($1) and g.closure_id is not null
    and g.local_end at time zone g.time_zone > $2 and g.local_start at time zone g.time_zone < $3
  order by g.local_start, g.closed_at`,
};

/** Soonest first: under way, or to begin within two days. */
export function listClosingsSoon(
  sql: Sql,
  telecentres: readonly number[],
  now: Instant,
): Promise<ClosingSoon[]> {
  return sql.query<ClosingSoon>(CLOSINGS_SOON, [
    telecentres,
    new Date(now),
    new Date(now + DAYS_AHEAD * DAY),
  ]);
}
