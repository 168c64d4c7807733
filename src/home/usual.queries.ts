import type { Sql, Statement } from '../platform/database/database.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { DAY, type Instant } from '../reservation/period.js';

/** What somebody does again and again: `mardi matin, un poste à Figeac`. */
export interface Habit {
  /** Its slug. */
  readonly telecentre: string;
  readonly kind: Kind;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly halfDay: HalfDay;
  readonly times: number;
}

export interface Usual {
  /** Where they live, in their own words. */
  readonly commune: string | null;
  /** Where they go most, its slug; null for somebody who has never booked. */
  readonly telecentre: string | null;
  /** Most frequent first; what was done once is no habit. */
  readonly habits: readonly Habit[];
}

/** Half a year: long enough to find a habit after a summer, short enough to forget one that was given up. */
const DAYS_REMEMBERED = 180;
const HABITS_READ = 3;

const USUAL: Statement = {
  name: 'usual',
  text: `with stay as (
  select t.slug, r.kind, extract(isodow from b.local_start)::int as weekday, b.half_day, b.starts_at
  from booking b join telecentre t on t.id = b.telecentre_id join resource r on r.id = b.resource_id
  where b.account_id = $1 and b.starts_at > $2 and b.status in ('confirmed', 'checked_in', 'completed')
), habit as (
  select slug, kind, weekday, half_day, count(*)::int as times, max(starts_at) as latest
  from stay where half_day is not null group by slug, kind, weekday, half_day having count(*) > 1
  order by times desc, latest desc limit $3
)
select a.commune,
  (select slug from stay group by slug order by count(*) desc, max(starts_at) desc limit 1) as telecentre,
  (select coalesce(json_agg(json_build_object('telecentre', slug, 'kind', kind, 'weekday', weekday,
    'halfDay', half_day, 'times', times) order by times desc, latest desc), '[]') from habit) as habits
from account a where a.id = $1`,
};

/** Of the visitor alone, from their own bookings. */
export async function readUsual(sql: Sql, account: string, now: Instant): Promise<Usual> {
  const since = new Date(now - DAYS_REMEMBERED * DAY);
  const [row] = await sql.query<Usual>(USUAL, [account, since, HABITS_READ]);
  return row ?? { commune: null, telecentre: null, habits: [] };
}
