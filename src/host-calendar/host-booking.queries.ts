import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface BookingMoment {
  readonly kind: string;
  readonly at: Instant;
  /** The account of whoever did it; null: the clock, or somebody who has been erased. */
  readonly actor: string | null;
  /** It was theirs then, whosesoever it is now. */
  readonly isHolders: boolean;
}

/** All that has happened to a booking, in its order. */
export async function listMoments(sql: Sql, booking: string): Promise<BookingMoment[]> {
  return sql.query<BookingMoment>(
    {
      name: 'list-booking-moments',
      text: `select kind, (extract(epoch from at) * 1000)::float8 as at, actor_id as actor, coalesce(
    actor_id in (holder_at(booking_id, revision), holder_at(booking_id, revision - 1)), false) as "isHolders"
from booking_event where booking_id = $1 order by revision, id`,
    },
    [booking],
  );
}

/** Null when they have not said it. */
export async function findPhone(sql: Sql, account: string): Promise<string | null> {
  const [row] = await sql.query<{ phone: string | null }>(
    { name: 'find-phone', text: 'select phone from account where id = $1' },
    [account],
  );
  return row?.phone ?? null;
}
