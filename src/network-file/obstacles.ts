/** The bookings that stand in the way of an import, told by reference and time: whose they are is not told. */
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Sql } from '../platform/database/database.js';

export interface Obstacle extends Period {
  readonly reference: string;
}

/** `2 bookings stand in the way: K7QM-4T2P (2027-01-12 09:00 to 12:00), …` */
export function inTheWay(bookings: readonly Obstacle[], zone: string): string {
  const subject = bookings.length === 1 ? '1 booking stands' : `${bookings.length} bookings stand`;
  return `${subject} in the way: ${listed(bookings, zone)}`;
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

const BOOKING = `b.reference, (extract(epoch from b.starts_at) * 1000)::float8 as start,
  (extract(epoch from b.ends_at) * 1000)::float8 as "end"`;

/**
 * What is booked or held there and not yet over. Until the import ends nobody books anything: what it is about to
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
     order by b.starts_at, b.reference`,
    [id, new Date(now)],
  );
}

export interface Piece extends Period {
  readonly unit: UnitId;
}

/** The bookings that occupy some of these pieces of time. */
export function bookingsWithin(sql: Sql, pieces: readonly Piece[], now: Instant): Promise<Obstacle[]> {
  return sql.query<Obstacle>(
    `select distinct ${BOOKING}
     from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) piece (unit, starts, ends)
     join allocation a on a.resource_id = piece.unit and a.during && tstzrange(piece.starts, piece.ends)
     join booking b on b.id = a.booking_id
     where a.held_until is null or a.held_until > $4
     order by start, reference`,
    [...columnsOf(pieces), new Date(now)],
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
