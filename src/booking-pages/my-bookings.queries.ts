import { asItsSeries } from '../bookings/lists.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface ForTheList {
  readonly reference: string;
  readonly id: string;
  /** Held because they waited for it in line, or instead of what a closing took: it is accepted or declined, and not moved. */
  readonly isOffered: boolean;
  readonly hasWaited: boolean;
  /** Of its series, and like it. */
  readonly furtherDates: number;
}

/** By reference, of the account’s own. */
export async function forTheList(
  sql: Sql,
  account: string,
  references: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, ForTheList>> {
  const rows = await sql.query<ForTheList>(
    {
      name: 'own-bookings-for-the-list',
      text: `select b.reference, b.id, b.offered_instead_of is not null or waited as "isOffered", waited as "hasWaited",
  case when ${asItsSeries('b')} then (select count(*)::int from booking later where later.series_id = b.series_id
    and later.account_id = $1 and later.ends_at > $3 and (later.starts_at, later.id) > (b.starts_at, b.id)
    and ${asItsSeries('later')}) else 0 end as "furtherDates"
from booking b
cross join lateral (select exists (select from waitlist_entry e where e.offer_id = b.id) as waited) line
where b.account_id = $1 and b.reference = any($2)`,
    },
    [account, references, new Date(now)],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}
