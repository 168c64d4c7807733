import type { BookingSnapshot } from '../bookings/booking-record.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql, Statement } from '../platform/database/database.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import type { BookingEvent, EventKind } from './booking-event.js';
import { recipientAsJson, type Recipient } from './recipient.js';

/** After those of `bookings` (2012, 2013): any number, as long as nobody else locks it. */
export const READER_LOCK = 2014;
/** Set aside for so long, an event neither floods the log nor waits for somebody to remember it after a repair. */
const TRIED_AGAIN_AFTER = 10 * MINUTE;

/**
 * People hold a place while they fill in a form: most confirm it meanwhile, and one mail is enough. A host who has ticked the
 * wrong line sees it at once: nobody need be frightened.
 */
const STANDS_AFTER = 2 * MINUTE;

/** Whether we are the one who reads, until the transaction ends: with two, a booking's mails might overtake each other. */
export async function isOnlyReader(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ only: boolean }>('select pg_try_advisory_xact_lock($1, 0) as only', [
    READER_LOCK,
  ]);
  return row?.only === true;
}

/**
 * The oldest events that nobody has been told of. Their bookings are locked, one after the other, before anything that
 * points to accounts, as by whoever erases somebody: what has been read of people then holds until the transaction ends.
 */
export async function takeUntold(sql: Sql, most: number, now: Instant): Promise<BookingEvent[]> {
  const next = await sql.query<{ event: string; booking: string }>(NEXT, [
    new Date(now - TRIED_AGAIN_AFTER),
    most,
    new Date(now),
    new Date(now - STANDS_AFTER),
  ]);
  const bookings = next.map(({ booking }) => booking);
  await sql.query('select from booking where id = any ($1::uuid[]) order by id for key share', [bookings]);
  const rows = await sql.query<EventRow>(EVENTS, [next.map(({ event }) => event)]);
  return rows.map(eventOf);
}

/**
 * The later events of a booking wait for one of it that is set aside, or that does not stand yet: what its holder has just
 * held themselves, or an absence that a host has just noted. Once it is so no more, nothing waits for it.
 */
const NEXT: Statement = {
  name: 'next-untold',
  text: `select e.id::text as event, e.booking_id as booking
from booking_event_untold u join booking_event e on e.id = u.event_id
where not exists (select from booking_event_untold x join booking_event f on f.id = x.event_id
  join booking b on b.id = f.booking_id
  where f.booking_id = e.booking_id and f.id <= e.id and (x.failed_at > $1 and x.failed_at <= $3
    or f.at > $4 and f.at <= $3 and b.status = 'held' and f.booking ->> 'status' = 'held'
      and not coalesce((f.booking ->> 'awaitsApproval')::boolean, false) and f.actor_id = b.account_id
    or f.at > $4 and f.at <= $3 and b.status = 'no_show' and f.kind = 'missed' and f.actor_id is not null))
order by u.event_id limit $2`,
};

const EVENTS: Statement = {
  name: 'untold-events',
  text: `select e.id::text as event, e.kind, (extract(epoch from e.at) * 1000)::float8 as at, e.actor_id as actor,
  e.booking as "asLeft",
  (select p.booking from booking_event p where p.booking_id = e.booking_id and p.revision = e.revision - 1) as "asFound",
  e.kind = 'missed' and exists (select from booking_event n where n.booking_id = e.booking_id and n.revision = e.revision + 1
    and n.kind in ('restored', 'checked_in')) as "isTakenBack",
  exists (select from booking_event p join outgoing_mail m on m.key = 'event:' || p.id
    where p.booking_id = e.booking_id and p.revision = e.revision - 1 and p.kind = 'missed') as "absenceWasTold",
  case when h.id is not null then ${recipientAsJson('h')} end as recipient, ${BOOKING_WITH_PEOPLE}
from booking_event e join booking b on b.id = e.booking_id ${PEOPLE_JOINED}
where e.id = any ($1::bigint[]) order by e.id`,
};

/** In the transaction that writes the mails. */
export async function forgetUntold(sql: Sql, events: readonly BookingEvent[]): Promise<void> {
  await sql.query('delete from booking_event_untold where event_id = any ($1::bigint[])', [
    events.map(({ id }) => id),
  ]);
}

/** It stays untold, and is tried again when the others have been told. */
export async function setAside(sql: Sql, { id }: BookingEvent, now: Instant): Promise<void> {
  await sql.query('update booking_event_untold set failed_at = $2 where event_id = $1', [id, new Date(now)]);
}

interface EventRow extends BookingWithPeopleRow {
  readonly event: string;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly actor: string | null;
  readonly asLeft: BookingSnapshot;
  readonly asFound: BookingSnapshot | null;
  readonly isTakenBack: boolean;
  readonly absenceWasTold: boolean;
  readonly recipient: Recipient | null;
}

function eventOf(row: EventRow): BookingEvent {
  const { event, kind, at, actor, asLeft, asFound, isTakenBack, absenceWasTold, recipient, ...people } = row;
  const known = knownBookingOf(people);
  const told = { isTakenBack, absenceWasTold };
  return { id: event, kind, at, actor, booking: asLeft, before: asFound, ...told, known, holder: recipient };
}
