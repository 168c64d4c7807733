import type { Sql, Statement } from '../platform/database/database.js';
import type { Status } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { BookingRecord, BookingSnapshot } from './booking-record.js';
import { candidateParameters, type Placement } from './bookings.queries.js';

/** How a booking was given back. */
export interface Cancellation {
  /** The account; null: the clock, or somebody who has been erased. */
  readonly by: string | null;
  readonly at: Instant;
  /** What it was before. */
  readonly from: Status;
  /** When it was given the time that it then had. */
  readonly placedAt: Instant;
}

/** Undefined: it was never a booking that was cancelled; a request that is declined is none either. */
export async function lastCancellation(sql: Sql, booking: BookingRecord): Promise<Cancellation | undefined> {
  const [row] = await sql.query<Cancellation>(
    {
      name: 'last-cancellation',
      text: `select c.actor_id as by, (extract(epoch from c.at) * 1000)::float8 as at, before.booking ->> 'status' as "from",
  (select (extract(epoch from max(p.at)) * 1000)::float8 from booking_event p
    where p.booking_id = c.booking_id and p.revision < c.revision and p.kind in ('held', 'requested', 'offered', 'booked', 'moved')) as "placedAt"
from booking_event c join booking_event before on before.booking_id = c.booking_id and before.revision = c.revision - 1
where c.booking_id = $1 and c.revision = $2 and c.kind = 'cancelled'`,
    },
    [booking.id, booking.revision],
  );
  return row;
}

const RESTORE: Statement = {
  name: 'restore-booking',
  text: `select outcome, snapshot from restore_booking(p_booking => $1, p_revision => $2, p_actor => $3,
    p_resource => (select array_agg(r.id order by k.n) from unnest($4::text[]) with ordinality k (key, n) join resource r using (key)),
    p_candidate => $5, p_unit => $6, p_from => $7, p_to => $8, p_now => $9, p_network_version => $10)`,
};

export type RestoreOutcome =
  | { readonly outcome: 'restored'; readonly snapshot: BookingSnapshot }
  | { readonly outcome: 'taken' | 'stale' | 'network-changed'; readonly snapshot: null };

export async function restore(
  sql: Sql,
  booking: BookingRecord,
  to: Placement,
  actor: string,
  now: Instant,
): Promise<RestoreOutcome> {
  const [row] = await sql.query<RestoreOutcome>(RESTORE, [
    booking.id,
    booking.revision,
    actor,
    ...candidateParameters(to.candidates),
    new Date(now),
    to.networkVersion,
  ]);
  return row ?? { outcome: 'stale', snapshot: null };
}
