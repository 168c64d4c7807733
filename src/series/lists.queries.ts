import type { Sql, Statement } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { SERIES_ITSELF, FROM_SERIES } from './series.queries.js';
import type { Fate, SeriesRecord } from './series-record.js';

/** A series without its dates. */
export interface SeriesSummary extends Omit<SeriesRecord, 'dates'> {
  readonly endsOn: LocalDate;
  /** How many dates have which fate; what was booked and is given back counts apart. */
  readonly fates: Readonly<Partial<Record<Fate | 'cancelled', number>>>;
  /** When the next of its bookings begins; null: none stands. */
  readonly next: Instant | null;
}

const SUMMARY = `${SERIES_ITSELF} || jsonb_build_object('endsOn', told.ends_on, 'fates', told.fates, 'next', told.next) as series
${FROM_SERIES}
cross join lateral (
  select (select max(date) from series_date where series_id = s.id) as ends_on,
    (select jsonb_object_agg(fate, count) from (select case when d.fate = 'booked' and (
        select bool_and(b.status in ('cancelled', 'expired')) from booking b where b.series_id = s.id and b.series_date = d.date)
        then 'cancelled' else d.fate end as fate, count(*)
      from series_date d where d.series_id = s.id group by 1) f) as fates,
    (select (extract(epoch from min(b.starts_at)) * 1000)::bigint from booking b
      where b.series_id = s.id and b.ends_at > $2 and b.status in ('held', 'confirmed', 'checked_in')) as next) told`;

const LIST: Statement = {
  name: 'list-series',
  text: `select ${SUMMARY}
where s.account_id = $1 and (told.next is not null or exists (
  select from series_date where series_id = s.id and fate = 'waiting'))
order by told.next, s.created_at, s.id limit 100`,
};

/** Those of an account that have a date to come, the soonest first. Nobody keeps a hundred. */
export async function listSeries(sql: Sql, account: string, now: Instant): Promise<readonly SeriesSummary[]> {
  const rows = await sql.query<{ series: SeriesSummary }>(LIST, [account, new Date(now)]);
  return rows.map(({ series }) => series);
}

const PARTS: Statement = {
  name: 'list-parts-of-series',
  text: `select ${SUMMARY}
where s.continues = $1 or s.id = (select continues from series where id = $1)
order by s.starts_on, s.id`,
};

/** From which it was parted, and those that were parted from it, in order. They have the same people. */
export async function listParts(sql: Sql, id: string, now: Instant): Promise<readonly SeriesSummary[]> {
  const rows = await sql.query<{ series: SeriesSummary }>(PARTS, [id, new Date(now)]);
  return rows.map(({ series }) => series);
}
