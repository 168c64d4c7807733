import type { Sql } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';

/** What somebody has at a time of their series without its being one of its dates: by the waiting line, or booked by itself. */
export interface BookedApart extends Period {
  readonly reference: string;
}

/** All that is still to come and stands, until the end of the series. */
export async function findBookedApart(
  sql: Sql,
  { account, series }: { readonly account: string; readonly series: string },
  now: Instant,
): Promise<readonly BookedApart[]> {
  return sql.query<BookedApart>(
    {
      name: 'booked-apart-from-series',
      text: `select b.reference, (extract(epoch from b.starts_at) * 1000)::float8 as start, (extract(epoch from b.ends_at) * 1000)::float8 as end
from booking b where b.account_id = $1 and b.series_id is distinct from $2 and b.ends_at > $3
  and b.starts_at < (select max(date) + 2 from series_date where series_id = $2) and b.status in ('held', 'confirmed', 'checked_in')
order by b.starts_at, b.id`,
    },
    [account, series, new Date(now)],
  );
}
