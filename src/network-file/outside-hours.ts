/** Bookings to come for which the doors would be shut, were the telecentre open at these hours. */
import { createHash } from 'node:crypto';
import type { Sql } from '../platform/database/database.js';
import { openPeriods, type OpeningHours } from '../reservation/opening-hours.js';
import { subtract, type Instant, type Period } from '../reservation/period.js';

export interface OutsideBooking extends Period {
  readonly reference: string;
  readonly resource: string;
}

export async function bookingsOutside(
  sql: Sql,
  telecentreId: number,
  opening: OpeningHours,
  now: Instant,
): Promise<OutsideBooking[]> {
  const bookings = await sql.query<OutsideBooking & { readonly pieces: readonly Period[] | null }>(
    `select b.reference, r.name as resource, (extract(epoch from b.starts_at) * 1000)::float8 as start,
       (extract(epoch from b.ends_at) * 1000)::float8 as "end",
       -- Without noon, when a booking of the whole day leaves the place alone, and without the minutes of airing after it.
       (select jsonb_agg(distinct jsonb_build_object(
           'start', extract(epoch from lower(a.during)) * 1000,
           'end', extract(epoch from least(upper(a.during), b.ends_at)) * 1000))
         from allocation a where a.booking_id = b.id and lower(a.during) < b.ends_at) as pieces
     from booking b join resource r on r.id = b.resource_id
     where b.telecentre_id = $1 and b.status in ('held', 'confirmed', 'checked_in') and b.ends_at > $2
       and (b.expires_at is null or b.expires_at > $2)
     order by b.starts_at, b.reference`,
    [telecentreId, new Date(now)],
  );
  return bookings
    .filter(({ start, end, pieces }) => {
      const open = openPeriods(opening, [], { start, end });
      return (pieces ?? [{ start, end }]).some((piece) => subtract([piece], open).length > 0);
    })
    .map(({ reference, resource, start, end }) => ({ reference, resource, start, end }));
}

/** What somebody has been shown, so that what has come since is shown as well. */
export function markOf(bookings: readonly OutsideBooking[]): string {
  const references = bookings.map(({ reference }) => reference).sort();
  return references.length === 0
    ? ''
    : createHash('sha256').update(references.join(' ')).digest('hex').slice(0, 16);
}
