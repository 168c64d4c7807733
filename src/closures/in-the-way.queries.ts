/** The bookings that stand in closed time, with whom to call. */
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import { MINUTE, overlaps, type Instant, type Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
import { partsOf, type InTheWay } from './closing.js';

/**
 * Until the transaction ends nobody books, moves or restores anything anywhere: what is decided for those in the way holds
 * while it is written, and nobody slips in. The network's version comes first, as for an import, then the pause, and both
 * before any booking.
 */
export async function holdEverythingStill(sql: Sql): Promise<void> {
  await sql.query('select version from network for update');
  await sql.query('select pause_bookings()');
  await sql.query('select share_external_time()');
}

const OCCUPYING = `(b.status in ('confirmed', 'checked_in') or b.status = 'held' and b.expires_at > $2)`;

const COLUMNS = `${BOOKING_WITH_PEOPLE}, h.phone,
  (select jsonb_agg(jsonb_build_object('unit', o.resource_id, 'period', jsonb_build_object(
      'start', (extract(epoch from lower(o.during)) * 1000)::bigint, 'end', (extract(epoch from upper(o.during)) * 1000)::bigint))
      order by o.resource_id, lower(o.during))
    from allocation o where o.booking_id = b.id) as occupies`;

/** No stay is longer: what began before cannot reach in, and history is not read. */
const REACHES_IN = `a.resource_id = any ($1) and lower(a.during) < $4 and upper(a.during) > $3 and lower(a.during) > $5`;

/** As long after each part of a booking as after its last. */
const PAUSE = `greatest((select max(upper(last.during)) from allocation last where last.booking_id = b.id) - b.ends_at, '0')`;

/** Soonest first. Of a day over the lunch hour only its parts count. `locked`: they stay as they are until the transaction ends. */
export async function listInTheWay(
  sql: Sql,
  units: readonly UnitId[],
  within: Period,
  now: Instant,
  locked: boolean,
): Promise<InTheWay[]> {
  const rows = await sql.query<InTheWayRow>(
    `select ${COLUMNS} from booking b ${PEOPLE_JOINED}
     where b.id in (select a.booking_id from allocation a where ${REACHES_IN})
       and ${OCCUPYING} and b.starts_at < $4 and b.ends_at > $3
     order by b.id ${locked ? 'for update of b' : ''}`,
    boundsOf(units, within, now),
  );
  return rows
    .map(inTheWayOf)
    .filter((one) => partsOf(one).some((part) => overlaps(part, within)))
    .sort((one, other) => one.booking.start - other.booking.start);
}

/** All that is booked at a telecentre and not yet over. */
export async function listAhead(
  sql: Sql,
  telecentreId: number,
  now: Instant,
  locked: boolean,
): Promise<InTheWay[]> {
  const rows = await sql.query<InTheWayRow>(
    `select ${COLUMNS} from booking b ${PEOPLE_JOINED}
     where b.telecentre_id = $1 and b.ends_at > $2 and ${OCCUPYING}
     order by b.id ${locked ? 'for update of b' : ''}`,
    [telecentreId, new Date(now)],
  );
  return rows.map(inTheWayOf).sort((one, other) => one.booking.start - other.booking.start);
}

/** The minutes kept free after a booking, or after its morning, are not needed any more when that is over by then. */
export async function giveUpPauses(
  sql: Sql,
  units: readonly UnitId[],
  within: Period,
  now: Instant,
): Promise<void> {
  await sql.query(
    `update allocation a set during = tstzrange(lower(a.during), $3) from booking b
     where b.id = a.booking_id and ${REACHES_IN} and lower(a.during) < $3
       and (b.status = 'completed' or upper(a.during) - ${PAUSE} <= $3) and $2::timestamptz is not null`,
    boundsOf(units, within, now),
  );
}

type InTheWayRow = BookingWithPeopleRow & Pick<InTheWay, 'phone' | 'occupies'>;

function inTheWayOf({ phone, occupies, ...row }: InTheWayRow): InTheWay {
  return { ...knownBookingOf(row), phone, occupies };
}

function boundsOf(units: readonly UnitId[], { start, end }: Period, now: Instant): unknown[] {
  const longestBefore = start - (LONGEST_STAY_MINUTES + LONGEST_PAUSE_MINUTES) * MINUTE;
  return [units, new Date(now), new Date(start), new Date(end), new Date(longestBefore)];
}

/** Kept free after a booking; no policy allows more. */
const LONGEST_PAUSE_MINUTES = 24 * 60;
