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
import { lockTogether } from './joint-entries.queries.js';
import type { JointEvent } from './joint-event.js';
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

/** Of one booking, or of several that belong together. */
export type Untold = BookingEvent | JointEvent;

export function isJoint(untold: Untold): untold is JointEvent {
  return 'events' in untold;
}

/**
 * The oldest that nobody has been told of. What holds bookings together is locked before them, and they, one after the other,
 * before anything that points to accounts, as by whoever erases somebody: what has been read of people then holds until the
 * transaction ends.
 */
export async function takeUntold(sql: Sql, most: number, now: Instant): Promise<Untold[]> {
  const next = await sql.query<NextRow>(NEXT, [
    new Date(now - TRIED_AGAIN_AFTER),
    most,
    new Date(now),
    new Date(now - STANDS_AFTER),
  ]);
  const all = (column: 'bookings' | 'events' | 'series' | 'teams'): string[] =>
    next.flatMap((row) => row[column]);
  await lockTogether(sql, all('series'), all('teams'));
  await sql.query('select from booking where id = any ($1::uuid[]) order by id for key share', [
    all('bookings'),
  ]);
  const rows = await sql.query<EventRow>(EVENTS, [all('events')]);
  const events = new Map(rows.map((row) => [row.event, eventOf(row)]));
  return next.flatMap(({ news, events: ids }): Untold[] => {
    const happened = ids.flatMap((id) => events.get(id) ?? []);
    return news === null ? happened : [{ ...news, events: happened }];
  });
}

interface NextRow {
  /** Null: what happened to one booking by itself. */
  readonly news: Omit<JointEvent, 'events'> | null;
  readonly events: readonly string[];
  readonly bookings: readonly string[];
  readonly series: readonly string[];
  readonly teams: readonly string[];
}

/**
 * The later events of a booking wait for one of it that is set aside, or that does not stand yet: what its holder has just
 * held themselves, or an absence that a host has just noted. Once it is so no more, nothing waits for it. What is told of
 * several together waits for what came before of any of them, and what comes after waits for it.
 */
const NEXT: Statement = {
  name: 'next-untold',
  text: `select null as news, array[e.id::text] as events, array[e.booking_id] as bookings,
  -- Also what it belonged to until it was handed over: a calendar is to let go of it.
  array_remove(array[own.series_id, (had.booking ->> 'series')::uuid], null) as series,
  array_remove(array[own.team_id, (had.booking ->> 'team')::uuid], null) as teams, e.id as position
from booking_event_untold u join booking_event e on e.id = u.event_id join booking own on own.id = e.booking_id
  left join booking_event had on e.kind = 'handed_over' and had.booking_id = e.booking_id and had.revision = e.revision - 1
where not exists (select from booking_event_untold x join booking_event f on f.id = x.event_id
  join booking b on b.id = f.booking_id
  where f.booking_id = e.booking_id and f.id <= e.id and (x.failed_at > $1 and x.failed_at <= $3
    or f.at > $4 and f.at <= $3 and b.status = 'held' and f.booking ->> 'status' = 'held'
      and not coalesce((f.booking ->> 'awaitsApproval')::boolean, false) and f.actor_id = b.account_id
    or f.at > $4 and f.at <= $3 and b.status = 'no_show' and f.kind = 'missed' and f.actor_id is not null))
  and not exists (select from joint_news n where n.failed_at > $1 and n.failed_at <= $3
    and e.booking_id = any (n.bookings) and e.id > any (n.events))
union all
select jsonb_build_object('id', n.id::text, 'kind', n.kind, 'by', n.done_by, 'at', (extract(epoch from n.at) * 1000)::float8,
    'details', n.details, 'of', case when n.series_id is null then jsonb_build_object('team', n.team_id)
      else jsonb_build_object('series', n.series_id) end),
  n.events::text[], n.bookings, array_remove(array[n.series_id, s.continues], null), array_remove(array[n.team_id], null),
  coalesce((select max(id) from unnest(n.events) id), 0)
from joint_news n left join series s on s.id = n.series_id
where not exists (select from joint_news m where m.id <= n.id and m.failed_at > $1 and m.failed_at <= $3
    and (m.id = n.id or m.series_id = n.series_id or m.team_id = n.team_id))
  and not exists (select from booking_event_untold x join booking_event f on f.id = x.event_id
    where x.failed_at > $1 and x.failed_at <= $3 and f.booking_id = any (n.bookings) and f.id < any (n.events))
order by position limit $2`,
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
  -- What happened before it was handed over is not for whoever holds it now.
  case when h.id = holder_at(e.booking_id, e.revision) then ${recipientAsJson('h')} end as recipient, ${BOOKING_WITH_PEOPLE}
from booking_event e join booking b on b.id = e.booking_id ${PEOPLE_JOINED}
where e.id = any ($1::bigint[]) order by e.id`,
};

/** In the transaction that writes the mails. */
export async function forgetUntold(sql: Sql, told: readonly Untold[]): Promise<void> {
  const ids = (joint: boolean): string[] => told.filter((one) => isJoint(one) === joint).map(({ id }) => id);
  await sql.query('delete from booking_event_untold where event_id = any ($1::bigint[])', [ids(false)]);
  await sql.query('delete from joint_news where id = any ($1::bigint[])', [ids(true)]);
}

/** It stays untold, and is tried again when the others have been told. */
export async function setAside(sql: Sql, untold: Untold, now: Instant): Promise<void> {
  const [table, key] = isJoint(untold) ? ['joint_news', 'id'] : ['booking_event_untold', 'event_id'];
  await sql.query(`update ${table} set failed_at = $2 where ${key} = $1`, [untold.id, new Date(now)]);
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
