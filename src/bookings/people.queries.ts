import type { Place } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { BookingSnapshot, KnownBooking } from './booking-record.js';
import type { Booker, Holder } from './people.js';

/** Columns of a booking `b` with the people in it, for `from booking b` and `PEOPLE_JOINED`. */
export const BOOKING_WITH_PEOPLE = `b.id, booking_snapshot(b.id) as snapshot,
  case when h.id is not null then jsonb_build_object('kind', 'member', 'account', h.id, 'pseudonym', h.pseudonym,
      'email', h.email, 'name', h.name, 'status', h.status, 'firstVisit', not exists (
        select from booking e where e.account_id = b.account_id and e.telecentre_id = b.telecentre_id
          and e.starts_at < b.starts_at and e.status in ('confirmed', 'checked_in', 'completed')))
    when b.walk_in is not null then jsonb_build_object('kind', 'walk-in', 'name', b.guest_name, 'category', b.walk_in)
    when b.guest_name is not null then jsonb_build_object('kind', 'guest', 'name', b.guest_name)
    else jsonb_build_object('kind', 'erased') end as holder,
  case when k.id is not null then jsonb_build_object('account', k.id, 'name', k.name, 'allowed', exists (
    select from colleague c where c.account_id = b.account_id and c.email = k.email)) end as booker,
  jsonb_build_object('telecentreId', t.id, 'departmentCode', t.department_code) as place`;

export const PEOPLE_JOINED = `join telecentre t on t.id = b.telecentre_id
  left join account h on h.id = b.account_id left join account k on k.id = b.booked_by`;

export interface BookingWithPeopleRow {
  readonly id: string;
  readonly snapshot: BookingSnapshot;
  readonly holder: Holder;
  readonly booker: Booker | null;
  readonly place: Place;
}

export function knownBookingOf({ id, snapshot, ...people }: BookingWithPeopleRow): KnownBooking {
  return { booking: { ...snapshot, id }, ...people };
}

/** By its id, as our own links name it. Whosesoever it is: what the caller may see of it is to be asked next. */
export async function findBookingById(sql: Sql, id: string): Promise<KnownBooking | undefined> {
  const [row] = await sql.query<BookingWithPeopleRow>(
    {
      name: 'find-booking-by-id',
      text: `select ${BOOKING_WITH_PEOPLE} from booking b ${PEOPLE_JOINED} where b.id = $1`,
    },
    [id],
  );
  return row && knownBookingOf(row);
}

/** Whosesoever it is: what the caller may see of it is to be asked next. */
export async function findBooking(sql: Sql, reference: string): Promise<KnownBooking | undefined> {
  const [row] = await sql.query<BookingWithPeopleRow>(
    {
      name: 'find-booking',
      text: `select ${BOOKING_WITH_PEOPLE} from booking b ${PEOPLE_JOINED} where b.reference = $1`,
    },
    [reference],
  );
  return row && knownBookingOf(row);
}
