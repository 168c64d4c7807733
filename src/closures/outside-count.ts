/**
 * How many bookings the hours have left behind, for pages that are looked at all day: one short statement, and nobody's name.
 * Most bookings share their half-day with others, and such a time is reckoned once.
 */
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { isOutside } from './outside-hours.js';

const TIMES_AHEAD: Statement = {
  name: 'times-ahead',
  text: `select telecentre, start, "end", occupied, count(*)::int as bookings from (
  select b.telecentre_id as telecentre, (extract(epoch from b.starts_at) * 1000)::float8 as start,
    (extract(epoch from b.ends_at) * 1000)::float8 as "end",
    (select jsonb_agg(distinct jsonb_build_object('start', (extract(epoch from lower(a.during)) * 1000)::bigint,
      'end', (extract(epoch from upper(a.during)) * 1000)::bigint)) from allocation a where a.booking_id = b.id) as occupied
  from booking b
  where b.telecentre_id = any ($1) and b.starts_at > $2
    and (b.status in ('confirmed', 'checked_in') or b.status = 'held' and b.expires_at > $2)) ahead
group by 1, 2, 3, 4`,
};

interface TimesRow extends Period {
  readonly telecentre: number;
  readonly occupied: readonly Period[] | null;
  /** How many of them are at that time. */
  readonly bookings: number;
}

/** By the ids of the telecentres. */
export async function countOutsideHours(
  sql: Sql,
  telecentres: readonly Pick<Telecentre, 'id' | 'opening'>[],
  now: Instant,
): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<TimesRow>(TIMES_AHEAD, [telecentres.map(({ id }) => id), new Date(now)]);
  return new Map(
    telecentres.map(({ id, opening }) => {
      const own = rows.filter(({ telecentre }) => telecentre === id);
      const outside = own.filter((row) => isOutside(asInTheWay(row), opening));
      return [id, outside.reduce((sum, { bookings }) => sum + bookings, 0)];
    }),
  );
}

function asInTheWay({ start, end, occupied }: TimesRow): Parameters<typeof isOutside>[0] {
  return { booking: { start, end }, occupies: (occupied ?? []).map((period) => ({ period })) };
}
