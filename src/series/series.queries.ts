import type { Sql, Statement } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import type { Fate, KnownSeries, SeriesTemplate } from './series-record.js';

const STANDS = `b.status in ('held', 'confirmed', 'checked_in')`;

/** Of a series `s`, for `FROM_SERIES`. */
export const SERIES_ITSELF = `jsonb_build_object(
    'id', s.id, 'telecentre', t.slug, 'telecentreName', t.name, 'timeZone', t.time_zone,
    'where', case when r.id is null then jsonb_build_object('telecentre', t.slug, 'kind', s.kind)
      else jsonb_build_object('resource', r.key) end,
    'time', case when s.half_day is null
      then jsonb_build_object('startTime', to_char(s.start_time, 'HH24:MI'), 'endTime', to_char(s.end_time, 'HH24:MI'))
      else jsonb_build_object('halfDay', s.half_day) end,
    'people', s.people, 'equipment', to_jsonb(s.equipment), 'title', s.title, 'message', s.message,
    'rule', s.rule, 'startsOn', s.starts_on, 'calendarUid', s.calendar_uid, 'calendarSequence', s.calendar_sequence,
    'continues', s.continues, 'revision', s.revision, 'createdAt', (extract(epoch from s.created_at) * 1000)::bigint)`;

/** Its dates in order; of each the booking that stands, else the last one there was. */
const SERIES_WITH_DATES = `${SERIES_ITSELF} || jsonb_build_object('dates', (select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'fate', d.fate, 'opensOn', d.opens_on,
        'violations', coalesce(d.reason, '[]'), 'booking', last.booking) order by d.date), '[]')
      from series_date d left join lateral (
        select booking_snapshot(b.id) || jsonb_build_object('id', b.id) as booking from booking b
        where b.series_id = d.series_id and b.series_date = d.date
        order by ${STANDS} desc, b.created_at desc, b.id limit 1) last on true
      where d.series_id = s.id)) as series`;

const PEOPLE_IN_IT = `case when h.id is not null then jsonb_build_object('kind', 'member', 'account', h.id, 'pseudonym', h.pseudonym,
      'email', h.email, 'name', h.name, 'status', h.status, 'firstVisit', false)
    else jsonb_build_object('kind', 'guest', 'name', s.guest_name) end as holder,
  case when k.id is not null then jsonb_build_object('account', k.id, 'name', k.name, 'allowed', exists (
    select from colleague c where c.account_id = s.account_id and c.email = k.email)) end as booker,
  jsonb_build_object('telecentreId', t.id, 'departmentCode', t.department_code) as place`;

export const FROM_SERIES = `from series s join telecentre t on t.id = s.telecentre_id left join resource r on r.id = s.resource_id
  left join account h on h.id = s.account_id left join account k on k.id = s.booked_by`;

const FIND: Statement = {
  name: 'find-series',
  text: `select ${SERIES_WITH_DATES}, ${PEOPLE_IN_IT} ${FROM_SERIES} where s.id = $1`,
};

/** Whosesoever it is: what the caller may see of it is to be asked next. */
export async function findSeries(sql: Sql, id: string): Promise<KnownSeries | undefined> {
  const [row] = await sql.query<KnownSeries>(FIND, [id]);
  return row;
}

/** For whoever is to change it, after the units: nobody else changes it until the transaction ends. Its revision, if it is there. */
export async function lockSeries(sql: Sql, id: string): Promise<number | undefined> {
  const [row] = await sql.query<{ revision: number }>(
    { name: 'lock-series', text: 'select revision from series where id = $1 for update' },
    [id],
  );
  return row?.revision;
}

export interface NewSeries extends SeriesTemplate {
  readonly id: string;
  readonly telecentreId: number;
  readonly account: string | null;
  readonly guestName: string | null;
  /** The account that makes the request. */
  readonly actor: string;
  readonly rule: string | null;
  readonly startsOn: LocalDate;
  readonly continues: string | null;
}

const INSERT: Statement = {
  name: 'insert-series',
  text: `insert into series (id, account_id, guest_name, booked_by, telecentre_id, resource_id, kind, half_day, start_time, end_time,
  rule, starts_on, people, equipment, title, message, continues, created_at, updated_at)
values ($1, $2, $3, nullif($4::uuid, $2), $5, (select id from resource where key = $6), $7, $8, $9, $10,
  $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
};

export async function insertSeries(sql: Sql, series: NewSeries, now: Instant): Promise<void> {
  await sql.query(INSERT, [
    series.id,
    series.account,
    series.guestName,
    series.actor,
    series.telecentreId,
    ...templateParameters(series),
    series.rule,
    series.startsOn,
    series.people,
    series.equipment,
    series.title,
    series.message,
    series.continues,
    new Date(now),
  ]);
}

export interface DateFate {
  readonly date: LocalDate;
  readonly fate: Fate;
  readonly opensOn?: LocalDate;
  readonly violations?: readonly Violation[];
}

const SET_FATES: Statement = {
  name: 'set-fates',
  text: `insert into series_date (series_id, date, fate, opens_on, reason)
select $1, date, fate, opens_on, reason
from unnest($2::date[], $3::text[], $4::date[], $5::jsonb[]) wanted (date, fate, opens_on, reason)
on conflict (series_id, date) do update set fate = excluded.fate, opens_on = excluded.opens_on, reason = excluded.reason`,
};

/** Dates that are new to the series are added; the others are overwritten. */
export async function setFates(sql: Sql, series: string, dates: readonly DateFate[]): Promise<void> {
  if (dates.length === 0) return;
  await sql.query(SET_FATES, [
    series,
    dates.map(({ date }) => date),
    dates.map(({ fate }) => fate),
    dates.map(({ fate, opensOn }) => (fate === 'waiting' ? opensOn : null)),
    dates.map(({ violations = [] }) => (violations.length === 0 ? null : JSON.stringify(violations))),
  ]);
}

const UPDATE: Statement = {
  name: 'update-series',
  text: `update series set resource_id = (select id from resource where key = $2), kind = $3, half_day = $4, start_time = $5,
  end_time = $6, telecentre_id = $7, people = $8, equipment = $9, title = $10, message = $11, rule = $12,
  revision = revision + 1, updated_at = $13 where id = $1`,
};

/** What all dates have in common from now on. */
export async function updateSeries(
  sql: Sql,
  id: string,
  series: SeriesTemplate & { readonly telecentreId: number; readonly rule: string | null },
  now: Instant,
): Promise<void> {
  await sql.query(UPDATE, [
    id,
    ...templateParameters(series),
    series.telecentreId,
    series.people,
    series.equipment,
    series.title,
    series.message,
    series.rule,
    new Date(now),
  ]);
}

/** The key of the resource or the kind, and the time. */
function templateParameters({ where, time }: SeriesTemplate): unknown[] {
  return [
    'resource' in where ? where.resource : null,
    'resource' in where ? null : where.kind,
    ...('halfDay' in time ? [time.halfDay, null, null] : [null, time.startTime, time.endTime]),
  ];
}
