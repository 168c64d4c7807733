/** The bookings and rentals that stand in the way of an import, told by reference and time: whose they are is not told. */
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Sql } from '../platform/database/database.js';

export interface Obstacle extends Period {
  readonly reference: string;
  readonly isRental?: boolean;
}

/** `2 bookings stand in the way: K7QM-4T2P (2027-01-12 09:00 to 12:00), …`; `1 booking and 1 rental stand …` */
export function inTheWay(bookings: readonly Obstacle[], zone: string): string {
  const rentals = bookings.filter(({ isRental }) => isRental === true).length;
  const parts = [counted(bookings.length - rentals, 'booking'), counted(rentals, 'rental')].flat();
  const stand = bookings.length === 1 ? 'stands' : 'stand';
  return `${parts.join(' and ')} ${stand} in the way: ${listed(bookings, zone)}`;
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
}

/** `1 booking is outside the new hours: K7QM-4T2P (2027-01-12 09:00 to 12:00)` */
export function outsideInWords(bookings: readonly Obstacle[], zone: string): string {
  const subject = bookings.length === 1 ? '1 booking is' : `${bookings.length} bookings are`;
  return `${subject} outside the new hours: ${listed(bookings, zone)}`;
}

function listed(bookings: readonly Obstacle[], zone: string): string {
  const told = bookings.slice(0, TOLD).map((one) => `${one.reference} (${timeOf(one, zone)})`);
  return told.join(', ') + (bookings.length > TOLD ? ` and ${bookings.length - TOLD} more` : '');
}

/** More fit on no screen. */
const TOLD = 20;

const BOOKING = `b.reference, false as "isRental", (extract(epoch from b.starts_at) * 1000)::float8 as start,
  (extract(epoch from b.ends_at) * 1000)::float8 as "end"`;

const RENTAL = `r.reference, true as "isRental", (extract(epoch from midnight_of(r.starts_on, r.time_zone)) * 1000)::float8 as start,
  (extract(epoch from midnight_of(r.occupied_until, r.time_zone)) * 1000)::float8 as "end"`;

/**
 * What is booked, held or rented there and not yet over. Until the import ends nobody books anything: what it is about to
 * change, no constraint would guard against a booking that was decided on the old network.
 */
export async function bookingsAhead(
  sql: Sql,
  where: 'telecentre' | 'resource',
  id: number,
  now: Instant,
): Promise<Obstacle[]> {
  await sql.query('select pause_bookings()');
  return sql.query<Obstacle>(
    `select ${BOOKING} from booking b
     where b.${where}_id = $1 and b.status in ('held', 'confirmed', 'checked_in')
       and b.ends_at > $2 and (b.expires_at is null or b.expires_at > $2)
     union all select ${RENTAL} from rental r
     where r.${where}_id = $1 and r.starts_on < r.occupied_until and midnight_of(r.occupied_until, r.time_zone) > $2
     order by start, reference`,
    [id, new Date(now)],
  );
}

export interface Piece extends Period {
  readonly unit: UnitId;
}

/** The bookings and rentals that occupy some of these pieces of time. */
export function bookingsWithin(sql: Sql, pieces: readonly Piece[], now: Instant): Promise<Obstacle[]> {
  return sql.query<Obstacle>(
    `select distinct ${BOOKING}
     from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) piece (unit, starts, ends)
     join allocation a on a.resource_id = piece.unit and a.during && tstzrange(piece.starts, piece.ends)
     join booking b on b.id = a.booking_id
     where a.held_until is null or a.held_until > $4
     union select ${RENTAL}
     from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) piece (unit, starts, ends)
     join allocation a on a.resource_id = piece.unit and a.during && tstzrange(piece.starts, piece.ends)
     join rental r on r.id = a.rental_id
     order by start, reference`,
    [...columnsOf(pieces), new Date(now)],
  );
}

/** What of these units is rented after all. */
export function rentedTime(sql: Sql, units: readonly UnitId[], now: Instant): Promise<Piece[]> {
  return sql.query<Piece>(
    `select resource_id as unit, (extract(epoch from lower(during)) * 1000)::float8 as start,
       (extract(epoch from upper(during)) * 1000)::float8 as "end"
     from allocation where rental_id is not null and resource_id = any ($1) and upper(during) > $2`,
    [units, new Date(now)],
  );
}

/** Units, beginnings and ends as three parallel arrays. */
export function columnsOf(pieces: readonly Piece[]): [UnitId[], string[], string[]] {
  return [
    pieces.map((one) => one.unit),
    pieces.map((one) => new Date(one.start).toISOString()),
    pieces.map((one) => new Date(one.end).toISOString()),
  ];
}

function timeOf({ start, end }: Period, zone: string): string {
  const [date, lastDate] = [localDateOf(start, zone), localDateOf(end, zone)];
  const until = lastDate === date ? localTimeOf(end, zone) : `${lastDate} ${localTimeOf(end, zone)}`;
  return `${date} ${localTimeOf(start, zone)} to ${until}`;
}
