import type { Sql } from '../platform/database/database.js';
import { DAY, MINUTE, type Instant } from '../reservation/period.js';
import { READER_FACTS, type Reader, type Reading } from './readers.js';

export interface NotedReading {
  readonly feed: string;
  readonly reader: Reader;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly times: number;
}

/** In one order, so that two instances that write at once do not wait crosswise. A feed that is gone is left out. */
export async function noteReadings(sql: Sql, readings: readonly NotedReading[]): Promise<void> {
  const rows = [...readings].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  await sql.query(
    {
      name: 'note-readings',
      text: `insert into calendar_feed_reading as known (feed_id, reader, first_at, last_at, times)
select n.feed, n.reader, n.first_at, n.last_at, n.times
from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bigint[])
  with ordinality n (feed, reader, first_at, last_at, times, position)
where exists (select from calendar_feed f where f.id = n.feed) order by n.position
on conflict (feed_id, reader) do update set last_at = greatest(known.last_at, excluded.last_at),
  times = known.times + excluded.times, usual_minutes = case
    -- Asked again at once: that was no look of its own.
    when excluded.first_at < known.last_at + interval '1 minute' then known.usual_minutes
    else greatest(1, round(${LATEST_COUNTS} * ${GAP} + ${1 - LATEST_COUNTS} * coalesce(known.usual_minutes, ${GAP}))) end`,
    },
    [
      rows.map(({ feed }) => feed),
      rows.map(({ reader }) => reader),
      rows.map(({ firstAt }) => new Date(firstAt)),
      rows.map(({ lastAt }) => new Date(lastAt)),
      rows.map(({ times }) => times),
    ],
  );
}

const GAP = '(extract(epoch from excluded.first_at - known.last_at) / 60)';
/** A laptop that slept for a weekend changes little; a rhythm that was set anew is learned within a few looks. */
const LATEST_COUNTS = 0.4;

const keyOf = ({ feed, reader }: NotedReading): string => `${feed} ${reader}`;

/** Of these feeds, latest first. */
export async function readingsOf(
  sql: Sql,
  feeds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly Reading[]>> {
  const rows = await sql.query<ReadingRow>(
    `select feed_id as feed, reader, (extract(epoch from first_at) * 1000)::float8 as "firstAt",
  (extract(epoch from last_at) * 1000)::float8 as "lastAt", usual_minutes as "usualMinutes"
from calendar_feed_reading where feed_id = any ($1) order by last_at desc, reader`,
    [feeds],
  );
  return new Map(
    feeds.map((feed) => [feed, rows.filter((row) => row.feed === feed).map((row) => readingOf(row, now))]),
  );
}

interface ReadingRow {
  readonly feed: string;
  readonly reader: Reader;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly usualMinutes: number | null;
}

/** One that has missed so many of its looks has probably stopped. */
const LOOKS_MISSED = 4;

function readingOf({ reader, firstAt, lastAt, usualMinutes }: ReadingRow, now: Instant): Reading {
  const gap = (usualMinutes ?? READER_FACTS[reader].usualMinutes) * MINUTE;
  return { reader, firstAt, lastAt, next: now > lastAt + LOOKS_MISSED * gap ? null : lastAt + gap };
}

/** Of these, the feeds with names of which the audit trail has heard nothing for a day; it hears of them now. */
export async function namesReadToday(
  sql: Sql,
  feeds: readonly string[],
  now: Instant,
): Promise<{ id: string; pseudonym: string; scope: string; place: string }[]> {
  return sql.query(
    `update calendar_feed f set names_remembered_at = $2 from account a
where f.id = any ($1) and f.names and a.id = f.account_id
  and (f.names_remembered_at is null or f.names_remembered_at <= $3)
returning f.id, a.pseudonym, f.scope, coalesce((select slug from telecentre where id = f.telecentre_id), f.department_code) as place`,
    [feeds, new Date(now), new Date(now - DAY)],
  );
}
