import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Watched } from './no-show-rule.js';

export interface WatchedBooking extends Watched {
  readonly id: string;
  readonly revision: number;
}

/** What has begun and is not over, where a delay is set, and nobody has said that they are there. */
export function underWay(sql: Sql, now: Instant): Promise<WatchedBooking[]> {
  return sql.query<WatchedBooking>(
    {
      name: 'bookings-under-way',
      text: `select b.id, b.revision, ${moment('b.starts_at')} as start, ${moment('b.ends_at')} as "end", ${moment('b.updated_at')} as "changedAt",
  ${moment('t.attendance_settled_at')} as "settledAt", t.no_show_minutes as "noShowMinutes", t.self_check_in as "selfCheckIn",
  coalesce(t.about -> 'host' -> 'staffed' = 'true', false) as staffed, exists (
    select from booking o join booking_event e on e.booking_id = o.id
    where o.telecentre_id = t.id and o.walk_in is null and o.starts_at >= day.begins and o.starts_at < day.begins + interval '25 hours'
      and e.at >= day.begins and e.kind in ('checked_in', 'missed') and e.actor_id is not null) as "hasTicked"
from booking b join telecentre t on t.id = b.telecentre_id
cross join lateral (select date_trunc('day', $1::timestamptz at time zone t.time_zone) at time zone t.time_zone as begins) day
where b.status = 'confirmed' and b.ends_at > $1 and b.starts_at <= $1 and t.no_show_minutes is not null
order by b.id`,
    },
    [new Date(now)],
  );
}

/** False: somebody was quicker with it, and it is as they say. */
export async function release(sql: Sql, { id, revision }: WatchedBooking, now: Instant): Promise<boolean> {
  const [row] = await sql.query<{ released: boolean }>(
    {
      name: 'release-booking',
      text: `select change_status($1, $2, '{confirmed}', 'no_show', 'missed', true, null, $3) is not null as released`,
    },
    [id, revision, new Date(now)],
  );
  return row?.released === true;
}

/** How many of those that ended before `before` are now over. */
export async function complete(sql: Sql, before: Instant, most: number, now: Instant): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    { name: 'complete-bookings', text: 'select complete_bookings($1, $2, $3) as count' },
    [new Date(before), most, new Date(now)],
  );
  return row?.count ?? 0;
}

function moment(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}
