/** Who stands in the way of a rental. Closures and calendars elsewhere step aside for it, people do not. */
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { RentalRecord } from './rental-record.js';
import { listRentalsWhere } from './rentals.queries.js';

export interface InTheWay {
  readonly bookings: readonly BookingInTheWay[];
  readonly rentals: readonly RentalRecord[];
}

export interface BookingInTheWay extends KnownBooking {
  /** Of a member who has told it. */
  readonly phone: string | null;
}

export interface WantedDays {
  readonly units: readonly UnitId[];
  readonly startsOn: LocalDate;
  /** The first day that is not wanted any more; null: for good. */
  readonly endsOn: LocalDate | null;
  readonly occupiedUntil: LocalDate;
  readonly timeZone: string;
  /** Of a rental that is written down already: it does not stand in its own way. */
  readonly id?: string;
}

export function isNobody({ bookings, rentals }: InTheWay): boolean {
  return bookings.length === 0 && rentals.length === 0;
}

export async function findInTheWay(sql: Sql, wanted: WantedDays, now: Instant): Promise<InTheWay> {
  return { bookings: await listBookings(sql, wanted, now), rentals: await listRentals(sql, wanted) };
}

type Row = BookingWithPeopleRow & Pick<BookingInTheWay, 'phone'>;

/** Soonest first; what is over has had its time. */
async function listBookings(
  sql: Sql,
  { units, startsOn, occupiedUntil, timeZone }: WantedDays,
  now: Instant,
): Promise<BookingInTheWay[]> {
  const rows = await sql.query<Row>(
    `select ${BOOKING_WITH_PEOPLE}, h.phone from booking b ${PEOPLE_JOINED}
     where b.id in (select a.booking_id from allocation a where a.resource_id = any ($1)
       and a.during && tstzrange(greatest(midnight_of($2, $4), $5), midnight_of($3, $4))
       and (a.held_until is null or a.held_until > $5))
     order by b.starts_at, b.reference`,
    [units, startsOn, occupiedUntil, timeZone, new Date(now)],
  );
  return rows.map(({ phone, ...row }) => ({ ...knownBookingOf(row), phone }));
}

/** One that renews itself has all of its future, however far ahead its time is taken. */
function listRentals(sql: Sql, { units, startsOn, endsOn, id }: WantedDays): Promise<RentalRecord[]> {
  return listRentalsWhere(
    sql,
    `units_of(r.resource_id) && $1 and r.starts_on < coalesce($3::date, 'infinity')
     and coalesce(r.ends_on, 'infinity') > $2 and r.starts_on is distinct from r.ends_on
     and r.id is distinct from $4::uuid`,
    [units, startsOn, endsOn, id ?? null],
  );
}
