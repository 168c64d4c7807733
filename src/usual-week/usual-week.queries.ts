import type { Sql, Statement } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';
import { LEAST_TIMES, WEEKS_LOOKED_BACK, type WeekHabit } from './usual-week.js';

const HABITS: Statement = {
  name: 'habits-of-week',
  text: `select t.slug as telecentre, r.kind, extract(isodow from b.local_start)::int as weekday,
  b.half_day as "halfDay", count(*)::int as times
from booking b join telecentre t on t.id = b.telecentre_id join resource r on r.id = b.resource_id
where b.account_id = $1 and b.starts_at > $2 and b.starts_at <= $3 and b.half_day is not null
  and b.status in ('confirmed', 'checked_in', 'completed')
group by t.slug, r.kind, weekday, b.half_day having count(*) >= $4
order by times desc, t.slug, r.kind limit 50`,
};

/** Of the visitor alone, from their own bookings. */
export async function readWeekHabits(sql: Sql, account: string, now: Instant): Promise<readonly WeekHabit[]> {
  const since = new Date(now - WEEKS_LOOKED_BACK * 7 * DAY);
  return sql.query<WeekHabit>(HABITS, [account, since, new Date(now), LEAST_TIMES]);
}
