import type { Sql, Statement } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { SeriesTime } from '../series/series-record.js';

export interface WaitingDate {
  /** Its id. */
  readonly series: string;
  /** Its slug. */
  readonly telecentre: string;
  readonly date: LocalDate;
  readonly time: SeriesTime;
}

export interface OwnSeries {
  /** What is booked as it opens: they count on it already. */
  readonly waiting: readonly WaitingDate[];
  /** How often anything has happened to any series of theirs: it only ever grows. */
  readonly changes: number;
}

const OWN: Statement = {
  name: 'own-series',
  text: `select (select coalesce(sum(revision), 0)::int from series where account_id = $1) as changes,
  (select coalesce(jsonb_agg(jsonb_build_object('series', s.id, 'telecentre', t.slug, 'date', d.date,
      'time', case when s.half_day is null
        then jsonb_build_object('startTime', to_char(s.start_time, 'HH24:MI'), 'endTime', to_char(s.end_time, 'HH24:MI'))
        else jsonb_build_object('halfDay', s.half_day) end) order by d.date, s.id), '[]')
    from series s join telecentre t on t.id = s.telecentre_id join series_date d on d.series_id = s.id
    where s.account_id = $1 and d.fate = 'waiting') as waiting`,
};

export async function readOwnSeries(sql: Sql, account: string): Promise<OwnSeries> {
  const [row] = await sql.query<OwnSeries>(OWN, [account]);
  return row ?? { waiting: [], changes: 0 };
}
