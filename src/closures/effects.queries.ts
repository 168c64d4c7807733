/** What became of those who were in the way, as far as it goes by now. */
import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { What } from './closing.js';

export interface Effect extends KnownBooking {
  readonly what: What;
  readonly phone: string | null;
  /** As it was before the closing. */
  readonly before: BookingSnapshot;
  /** As it is now; null when nothing was offered. */
  readonly offer: BookingSnapshot | null;
  readonly unforeseen: boolean;
  /** When its holder first looked; null: not yet, as far as we know. */
  readonly seenAt: Instant | null;
  /** When a host told them by telephone, and who; no name once that is erased. */
  readonly phonedAt: Instant | null;
  readonly phonedBy: string | null;
}

export async function listEffects(sql: Sql, closing: string): Promise<Effect[]> {
  const rows = await sql.query<EffectRow>(
    `select e.what, e.unforeseen, h.phone, (extract(epoch from e.seen_at) * 1000)::float8 as "seenAt",
       (extract(epoch from e.phoned_at) * 1000)::float8 as "phonedAt", (select name from account where id = e.phoned_by) as "phonedBy",
       case when e.offer_id is not null then booking_snapshot(e.offer_id) end as offer,
       coalesce((select v.booking from booking_event v where v.booking_id = b.id and v.revision = e.revision - 1),
         booking_snapshot(b.id)) as before, ${BOOKING_WITH_PEOPLE}
     from closure_effect e join booking b on b.id = e.booking_id ${PEOPLE_JOINED}
     where e.closing_id = $1::uuid order by b.starts_at, b.reference`,
    [closing],
  );
  return rows.map(({ what, unforeseen, phone, seenAt, phonedAt, phonedBy, offer, before, ...row }) => ({
    ...knownBookingOf(row),
    ...{ what, unforeseen, phone, seenAt, phonedAt, phonedBy, offer, before },
  }));
}

/** One call tells a member all that became of theirs. Once more changes nothing. False: the booking was not in the way. */
export async function notePhoned(
  sql: Sql,
  { closing, reference, by }: { readonly closing: string; readonly reference: string; readonly by: string },
  now: Instant,
): Promise<boolean> {
  const noted = await sql.query(
    `update closure_effect e set phoned_at = coalesce(e.phoned_at, $4), phoned_by = case when e.phoned_at is null then $3::uuid else e.phoned_by end
     from closure_effect own join booking told on told.id = own.booking_id, booking same
     where own.closing_id = $1::uuid and told.reference = $2 and e.closing_id = own.closing_id and same.id = e.booking_id
       and (same.id = told.id or same.account_id = told.account_id)
     returning e.booking_id`,
    [closing, reference, by, new Date(now)],
  );
  return noted.length > 0;
}

type EffectRow = BookingWithPeopleRow & Omit<Effect, keyof KnownBooking>;
