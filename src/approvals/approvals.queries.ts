import type { BookingRecord, BookingSnapshot } from '../bookings/booking-record.js';
import { changeStatus } from '../bookings/bookings.queries.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Answer, Decision, Request } from './request.js';

interface RequestRow extends BookingWithPeopleRow {
  readonly askedAt: Instant;
  readonly phone: string | null;
  readonly answer: Answer | null;
}

/** How it was asked for, and what ended that: the rest of its story is that of any booking. */
const REQUEST = `select ${BOOKING_WITH_PEOPLE}, (extract(epoch from q.at) * 1000)::float8 as "askedAt", h.phone, (
  select jsonb_build_object('kind', e.kind, 'at', (extract(epoch from e.at) * 1000)::bigint, 'by', a.name, 'actor', a.id, 'word',
    case e.kind when 'confirmed' then b.approval_word when 'declined' then b.cancellation_reason end)
  from booking_event e left join account a on a.id = e.actor_id
  where e.booking_id = b.id and e.revision > q.revision and e.kind in ('confirmed', 'declined', 'cancelled', 'expired')
  order by e.revision limit 1) as answer
from booking_event q join booking b on b.id = q.booking_id ${PEOPLE_JOINED}
where q.kind = 'requested'`;

/** Undefined: there is no such booking, or nobody had to be asked for it. */
export async function findRequest(sql: Sql, reference: string): Promise<Request | undefined> {
  const [row] = await sql.query<RequestRow>(
    { name: 'find-request', text: `${REQUEST} and b.reference = $1` },
    [reference],
  );
  return row && requestOf(row);
}

/** Those that nobody has answered, and those asked for since, soonest to begin first. */
export async function listRequests(sql: Sql, telecentre: number, since: Instant): Promise<Request[]> {
  const rows = await sql.query<RequestRow>(
    {
      name: 'list-requests',
      text: `${REQUEST} and b.telecentre_id = $1 and (b.awaits_approval or q.at > $2) order by b.starts_at, b.id`,
    },
    [telecentre, new Date(since)],
  );
  return rows.map(requestOf);
}

/** The booking as it then is; null when it was no longer as the record says, or has lapsed. */
export async function answerRequest(
  sql: Sql,
  booking: BookingRecord,
  {
    decision,
    word,
    actor,
  }: { readonly decision: Decision; readonly word: string | null; readonly actor: string },
  now: Instant,
): Promise<BookingSnapshot | null> {
  if (decision === 'decline') {
    const change = {
      from: ['held'],
      to: 'cancelled',
      event: 'declined',
      release: true,
      reason: word,
    } as const;
    return changeStatus(sql, booking, change, actor, now);
  }
  const [row] = await sql.query<{ snapshot: BookingSnapshot | null }>(
    { name: 'approve-request', text: 'select approve_request($1, $2, $3, $4, $5) as snapshot' },
    [booking.id, booking.revision, word, actor, new Date(now)],
  );
  return row?.snapshot ?? null;
}

function requestOf({ askedAt, phone, answer, ...row }: RequestRow): Request {
  return { ...knownBookingOf(row), askedAt, phone, answer };
}
