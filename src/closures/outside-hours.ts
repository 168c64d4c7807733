/** Bookings that the hours have left behind: made before the season or the week changed, and never kept in silence. */
import type { Sql } from '../platform/database/database.js';
import { openPeriods, type OpeningHours } from '../reservation/opening-hours.js';
import { contains, type Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { partsOf, type InTheWay, type OccupiedTime } from './closing.js';
import { listAhead } from './in-the-way.queries.js';

/** Soonest first, by the hours of the telecentre as it is given. What is under way is left alone. */
export async function bookingsOutsideHours(
  sql: Sql,
  telecentre: Pick<Telecentre, 'id' | 'opening'>,
  now: Instant,
  locked = false,
): Promise<InTheWay[]> {
  const ahead = await listAhead(sql, telecentre.id, now, locked);
  return ahead.filter((one) => one.booking.start > now && isOutside(one, telecentre.opening));
}

/** A day over the lunch closing is within hours when both of its parts are. */
export function isOutside(one: OccupiedTime, opening: OpeningHours): boolean {
  const open = openPeriods(opening, [], one.booking);
  return !partsOf(one).every((part) => open.some((period) => contains(period, part)));
}
