import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** So many at a time, so that no transaction is long. */
const SWEPT_AT_ONCE = 500;

/** Writes down as expired the holds whose time has run out; returns how many. */
export async function sweepLapsedHolds(sql: Sql, now: Instant): Promise<number> {
  let swept = 0;
  for (;;) {
    const [row] = await sql.query<{ count: number }>(
      `select expire_holds(array(select id from booking where status = 'held' and expires_at <= $1
        order by id limit ${SWEPT_AT_ONCE} for update skip locked), $1) as count`,
      [new Date(now)],
    );
    const count = row?.count ?? 0;
    swept += count;
    if (count < SWEPT_AT_ONCE) return swept;
  }
}

/** Held because somebody waited for it in line, or instead of what a closing took: longer than an ordinary hold. */
export async function isOffer(sql: Sql, booking: string): Promise<boolean> {
  const found = await sql.query(
    `select from booking b where b.id = $1 and b.status = 'held' and (b.offered_instead_of is not null
       or exists (select from waitlist_entry e where e.offer_id = b.id and e.state = 'offered'))`,
    [booking],
  );
  return found.length > 0;
}
