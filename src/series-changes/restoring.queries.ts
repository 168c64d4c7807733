import type { Sql } from '../platform/database/database.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { UNDO_MINUTES } from '../reservation/booking.js';

/** A date whose cancellation can be taken back: by the same rules as that of any booking. */
export interface Restorable {
  /** The id of its booking. */
  readonly booking: string;
  readonly cancelledAt: Instant;
  /** When it was given the time that it then had. */
  readonly placedAt: Instant;
}

/** Those that this account has just cancelled itself, and that nothing has taken the place of. */
export async function findRestorable(
  sql: Sql,
  { series, account }: { readonly series: string; readonly account: string },
  now: Instant,
): Promise<readonly Restorable[]> {
  return sql.query<Restorable>(
    {
      name: 'restorable-of-series',
      text: `select b.id as booking, (extract(epoch from c.at) * 1000)::float8 as "cancelledAt",
  (select (extract(epoch from max(p.at)) * 1000)::float8 from booking_event p where p.booking_id = b.id and p.revision < c.revision
    and p.kind in ('held', 'requested', 'offered', 'booked', 'moved')) as "placedAt"
from booking b join booking_event c on c.booking_id = b.id and c.revision = b.revision and c.kind = 'cancelled'
  join booking_event had on had.booking_id = b.id and had.revision = b.revision - 1
where b.series_id = $1 and b.status = 'cancelled' and c.actor_id = $2 and c.at > $3 and b.ends_at > $4
  and had.booking ->> 'status' = 'confirmed' and b.anonymised_at is null
  and not exists (select from booking o where o.series_id = b.series_id and o.series_date = b.series_date and o.id <> b.id
    and (o.status in ('held', 'confirmed', 'checked_in') or o.created_at > b.created_at))
order by b.id`,
    },
    [series, account, new Date(now - UNDO_MINUTES * MINUTE), new Date(now)],
  );
}
