/** Bookings that belong together as calendars know them: what they are now, and what was mailed of them. */
import type { SeriesRule, UsualHours } from '../booking-letters/joint-entry.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { Sql, Statement } from '../platform/database/database.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { LocalDate, LocalTime } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import { recipientAsJson, type Recipient } from './recipient.js';

/** By the id of one of both. */
export type JointOf = { readonly series: string } | { readonly team: string };

export interface JointRecord {
  readonly id: string;
  /** Null when it is a guest's: guests have no address. */
  readonly holder: Recipient | null;
  /** Name of whoever made it for the holder. */
  readonly bookerName: string | null;
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly uid: string;
  /** Of the last message about it. */
  readonly sequence: number;
  /** Null: a team's. */
  readonly series: SeriesFacts | null;
  /** Those that calendars show with it: of its holder, at its telecentre, given, and none that they show by itself. */
  readonly bookings: readonly BookingRecord[];
  /** What was mailed of it, under each UID that it has had. */
  readonly mailed: readonly MailedWhole[];
}

export interface SeriesFacts extends SeriesRule {
  readonly time:
    { readonly halfDay: HalfDay } | { readonly startTime: LocalTime; readonly endTime: LocalTime };
  readonly dates: readonly SeriesDateFacts[];
  /** The id of the series from which it was parted. */
  readonly continues: string | null;
}

export interface SeriesDateFacts {
  readonly date: LocalDate;
  readonly fate: string;
  readonly opensOn: LocalDate | null;
  readonly violations: readonly Violation[];
}

export interface MailedWhole {
  readonly uid: string;
  readonly stands: boolean;
  /** From where it was mailed. */
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly start: Instant;
  /** Of its last date. */
  readonly end: Instant;
  readonly told: ToldOfSeries | null;
}

/** Since all of it was told last. */
export interface ToldOfSeries extends UsualHours {
  readonly dates: Readonly<Record<LocalDate, ToldDate>>;
}

export interface ToldDate {
  readonly sequence: number;
  /** The calendar was told to drop it. */
  readonly gone: boolean;
}

const MAILED = `select coalesce(jsonb_agg(jsonb_build_object('uid', i.uid, 'stands', i.withdrawn_at is null, 'telecentre', p.slug,
    'telecentreName', p.name, 'start', (extract(epoch from i.starts_at) * 1000)::bigint,
    'end', (extract(epoch from i.ends_at) * 1000)::bigint, 'told', i.told)), '[]')
  from invitation i join telecentre p on p.id = i.telecentre_id`;

const BOOKINGS = `select coalesce(jsonb_agg(booking_snapshot(b.id) || jsonb_build_object('id', b.id) order by b.starts_at, b.id), '[]')
  from booking b where b.status in ('confirmed', 'checked_in', 'completed')
    and not exists (select from invitation own where own.uid = b.calendar_uid and own.withdrawn_at is null)`;

const SERIES: Statement = {
  name: 'joint-series',
  text: `select s.id, ${recipientAsJson('h')} as recipient, h.id is not null as "isMember", k.name as "bookerName",
  t.slug as telecentre, t.name as "telecentreName", s.calendar_uid as uid, s.calendar_sequence as sequence,
  jsonb_build_object('rule', s.rule, 'startsOn', s.starts_on, 'timeZone', t.time_zone, 'continues', s.continues,
    'time', case when s.half_day is null
      then jsonb_build_object('startTime', to_char(s.start_time, 'HH24:MI'), 'endTime', to_char(s.end_time, 'HH24:MI'))
      else jsonb_build_object('halfDay', s.half_day) end,
    'dates', (select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'fate', d.fate, 'opensOn', d.opens_on,
      'violations', coalesce(d.reason, '[]')) order by d.date), '[]') from series_date d where d.series_id = s.id)) as series,
  (${BOOKINGS} and b.series_id = s.id and b.account_id = s.account_id and b.telecentre_id = s.telecentre_id) as bookings,
  (${MAILED} where i.series_id = s.id) as mailed
from series s join telecentre t on t.id = s.telecentre_id left join account h on h.id = s.account_id
  left join account k on k.id = s.booked_by where s.id = $1`,
};

const TEAM: Statement = {
  name: 'joint-team',
  text: `select g.id, ${recipientAsJson('h')} as recipient, h.id is not null as "isMember", null as "bookerName",
  t.slug as telecentre, t.name as "telecentreName", g.calendar_uid as uid, g.calendar_sequence as sequence, null as series,
  (${BOOKINGS} and b.team_id = g.id and b.account_id = g.account_id and b.telecentre_id = g.telecentre_id) as bookings,
  (${MAILED} where i.team_id = g.id) as mailed
from team_booking g join telecentre t on t.id = g.telecentre_id join account h on h.id = g.account_id where g.id = $1`,
};

export async function jointRecordOf(sql: Sql, of: JointOf): Promise<JointRecord | null> {
  const [row] = await sql.query<JointRow>('series' in of ? SERIES : TEAM, [
    'series' in of ? of.series : of.team,
  ]);
  if (row === undefined) return null;
  const { recipient, isMember, ...record } = row;
  return { ...record, holder: isMember ? recipient : null };
}

/** Dates of a series at another telecentre than the others which calendars do not show by themselves. */
export async function leftBehind(sql: Sql, { id }: JointRecord): Promise<readonly BookingRecord[]> {
  const [row] = await sql.query<{ bookings: BookingRecord[] }>(
    {
      name: 'left-behind',
      text: `select (${BOOKINGS} and b.series_id = s.id and b.account_id = s.account_id and b.telecentre_id <> s.telecentre_id) as bookings
from series s where s.id = $1`,
    },
    [id],
  );
  return row?.bookings ?? [];
}

interface JointRow extends Omit<JointRecord, 'holder'> {
  readonly recipient: Recipient;
  readonly isMember: boolean;
}

/** Before their bookings, as by whoever changes a series: each message has a number of its own. */
export async function lockTogether(
  sql: Sql,
  series: readonly string[],
  teams: readonly string[],
): Promise<void> {
  await sql.query('select from series where id = any ($1::uuid[]) order by id for no key update', [series]);
  await sql.query('select from team_booking where id = any ($1::uuid[]) order by id for no key update', [
    teams,
  ]);
}

export interface ToldWhole {
  readonly uid: string;
  readonly sequence: number;
  readonly account: string;
  /** Its slug. */
  readonly telecentre: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Of a series. */
  readonly usual: UsualHours | null;
}

/** In the transaction that writes the mail, as all of what follows. */
export async function rememberWhole(sql: Sql, of: JointOf, told: ToldWhole): Promise<void> {
  const { uid, sequence, account, telecentre, start, end, usual } = told;
  await raise(sql, of, sequence);
  await sql.query(
    `insert into invitation (uid, series_id, team_id, account_id, sequence, telecentre_id, starts_at, ends_at, told)
values ($1, $2, $3, $4, $5, (select id from telecentre where slug = $6), $7, $8, $9)
on conflict (uid) do update set sequence = excluded.sequence, telecentre_id = excluded.telecentre_id,
  starts_at = excluded.starts_at, ends_at = excluded.ends_at, told = excluded.told, withdrawn_at = null`,
    [
      uid,
      'series' in of ? of.series : null,
      'team' in of ? of.team : null,
      account,
      sequence,
      telecentre,
      new Date(start),
      new Date(end),
      usual && { ...usual, dates: {} },
    ],
  );
}

export async function rememberWithdrawn(
  sql: Sql,
  of: JointOf,
  { uid, sequence }: Pick<ToldWhole, 'uid' | 'sequence'>,
  now: Instant,
): Promise<void> {
  await raise(sql, of, sequence);
  await sql.query('update invitation set sequence = $2, withdrawn_at = $3 where uid = $1', [
    uid,
    sequence,
    new Date(now),
  ]);
}

/** Of a series that goes on elsewhere: all that is left in the calendar is over. */
export async function rememberEnded(
  sql: Sql,
  series: string,
  { uid, sequence }: Pick<ToldWhole, 'uid' | 'sequence'>,
  now: Instant,
): Promise<void> {
  await raise(sql, { series }, sequence);
  await sql.query('update invitation set sequence = $2, ends_at = $3 where uid = $1', [
    uid,
    sequence,
    new Date(now),
  ]);
}

export async function rememberDate(
  sql: Sql,
  series: string,
  uid: string,
  date: LocalDate,
  told: ToldDate,
): Promise<void> {
  await raise(sql, { series }, told.sequence);
  await sql.query(
    `update invitation set told = jsonb_set(told, array['dates', $2::text], $3::jsonb) where uid = $1`,
    [uid, date, told],
  );
}

async function raise(sql: Sql, of: JointOf, sequence: number): Promise<void> {
  const [table, id] = 'series' in of ? ['series', of.series] : ['team_booking', of.team];
  await sql.query(`update ${table} set calendar_sequence = $2 where id = $1`, [id, sequence]);
}
