/** What a change of a series needs of the database besides what a booking needs. */
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { PartedRule } from './parting.js';

/** What its bookings occupy now, wherever they have been moved. */
export async function unitsHeldBy(sql: Sql, series: string): Promise<UnitId[]> {
  const rows = await sql.query<{ unit: UnitId }>(
    {
      name: 'units-held-by-series',
      text: `select distinct a.resource_id as unit from allocation a join booking b on b.id = a.booking_id where b.series_id = $1`,
    },
    [series],
  );
  return rows.map(({ unit }) => unit);
}

/** After the units and the series: until the transaction ends they stay as they are. */
export async function lockBookingsOf(sql: Sql, series: string): Promise<void> {
  await sql.query(
    {
      name: 'lock-bookings-of-series',
      text: `select from booking where series_id = $1 and status in ('held', 'confirmed') order by id for update`,
    },
    [series],
  );
}

export interface Parting {
  readonly series: string;
  /** The first date of the second part. */
  readonly date: LocalDate;
  /** The id of the second part. */
  readonly id: string;
  readonly rules: PartedRule;
}

/** The later dates go along as they are, with their bookings: what has become of them and what is their own. */
export async function partSeries(
  sql: Sql,
  { series, date, id, rules }: Parting,
  now: Instant,
): Promise<void> {
  const parts = [series, id, date];
  await sql.query(
    `insert into series (id, account_id, guest_name, booked_by, telecentre_id, resource_id, kind, half_day, start_time, end_time,
  rule, starts_on, people, equipment, title, message, continues, created_at, updated_at)
select $2, account_id, guest_name, booked_by, telecentre_id, resource_id, kind, half_day, start_time, end_time,
  $4, $3, people, equipment, title, message, id, $5, $5 from series where id = $1`,
    [...parts, rules.after, new Date(now)],
  );
  await sql.query(
    `insert into series_date (series_id, date, fate, opens_on, reason)
select $2, date, fate, opens_on, reason from series_date where series_id = $1 and date >= $3`,
    parts,
  );
  await sql.query('update booking set series_id = $2 where series_id = $1 and series_date >= $3', parts);
  await sql.query('delete from series_date where series_id = $1 and date >= $2', [series, date]);
  await sql.query('update series set rule = $2, revision = revision + 1, updated_at = $3 where id = $1', [
    series,
    rules.before,
    new Date(now),
  ]);
}

/** Of a series of which something has changed that all dates do not have in common. */
export async function raiseRevision(sql: Sql, series: string, now: Instant): Promise<void> {
  await sql.query('update series set revision = revision + 1, updated_at = $2 where id = $1', [
    series,
    new Date(now),
  ]);
}

/** Whoever booked the series for its holder has booked these, too, whoever has just changed it. */
export async function giveTheirBooker(sql: Sql, series: string, bookings: readonly string[]): Promise<void> {
  if (bookings.length === 0) return;
  await sql.query(
    `update booking b set booked_by = s.booked_by from series s where s.id = $1 and b.series_id = s.id and b.id = any ($2)`,
    [series, bookings],
  );
}
