/** The story of closings, and the closed time itself. */
import type { Sql } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Done } from './carry-out.js';
import type { ClosedTime } from './closing.js';

export interface ClosingRecord extends Period {
  readonly id: string;
  readonly telecentre: string;
  /** The id of one resource, with its name; null: the whole telecentre. */
  readonly resource: string | null;
  readonly resourceName: string | null;
  readonly localStart: string;
  readonly localEnd: string;
  readonly timeZone: string;
  readonly reason: string;
  readonly message: string | null;
  /** The closed time; null once it is lifted. */
  readonly closure: string | null;
  readonly closedAt: Instant;
  readonly shortenedAt: Instant | null;
  readonly liftedAt: Instant | null;
}

const COLUMNS = `g.id, t.slug as telecentre, r.key as resource, r.name as "resourceName",
  to_char(g.local_start, 'YYYY-MM-DD"T"HH24:MI') as "localStart", to_char(g.local_end, 'YYYY-MM-DD"T"HH24:MI') as "localEnd",
  g.time_zone as "timeZone", g.reason, g.message, g.closure_id::text as closure,
  (extract(epoch from g.closed_at) * 1000)::float8 as "closedAt",
  (extract(epoch from g.shortened_at) * 1000)::float8 as "shortenedAt",
  (extract(epoch from g.lifted_at) * 1000)::float8 as "liftedAt",
  (extract(epoch from g.local_start at time zone g.time_zone) * 1000)::float8 as start,
  (extract(epoch from g.local_end at time zone g.time_zone) * 1000)::float8 as "end"
  from closing g join telecentre t on t.id = g.telecentre_id left join resource r on r.id = g.resource_id`;

/** Latest first. */
export function listClosings(sql: Sql, telecentreId: number, most: number): Promise<ClosingRecord[]> {
  return sql.query<ClosingRecord>(
    `select ${COLUMNS} where g.telecentre_id = $1 order by g.local_start desc, g.closed_at desc limit $2`,
    [telecentreId, most],
  );
}

export async function findClosing(
  sql: Sql,
  telecentreId: number,
  id: string,
): Promise<ClosingRecord | undefined> {
  const [row] = await sql.query<ClosingRecord>(
    `select ${COLUMNS} where g.telecentre_id = $1 and g.id = $2::uuid`,
    [telecentreId, id],
  );
  return row;
}

/** The one that closes just this already. */
export async function findSame(sql: Sql, time: ClosedTime): Promise<ClosingRecord | undefined> {
  const { telecentre, resource, localStart, localEnd } = time;
  const [row] = await sql.query<ClosingRecord>(
    `select ${COLUMNS} where g.closure_id is not null and g.telecentre_id = $1 and r.key is not distinct from $2
       and g.local_start = $3::text::timestamp and g.local_end = $4::text::timestamp`,
    [telecentre.id, resource?.id ?? null, localStart, localEnd],
  );
  return row;
}

export interface NewClosing extends ClosedTime {
  readonly id: string;
  readonly reason: string;
  readonly message: string | null;
  readonly actor: string;
}

/** Null: something else than a booking still has some of this time. Closed by the network file already, it stays that closure. */
export async function insertClosing(sql: Sql, closing: NewClosing, now: Instant): Promise<string | null> {
  const { telecentre, resource, localStart, localEnd, period, reason } = closing;
  const key = resource?.id ?? null;
  const [closure] = await sql.query<{ id: string }>(
    `insert into closure (telecentre_id, resource_id, local_start, local_end, period, reason)
     values ($1, (select id from resource where key = $2), $3::text::timestamp, $4::text::timestamp, tstzrange($5, $6), $7)
     on conflict (telecentre_id, coalesce(resource_id, 0), local_start, local_end) do update set reason = excluded.reason
     returning id::text`,
    [telecentre.id, key, localStart, localEnd, new Date(period.start), new Date(period.end), reason],
  );
  if (closure === undefined || !(await shut(sql, closure.id, now))) return null;
  await sql.query(
    `insert into closing (id, telecentre_id, resource_id, local_start, local_end, time_zone, reason, message, closure_id,
       closed_by, closed_at)
     values ($1, $2, (select id from resource where key = $3), $4::text::timestamp, $5::text::timestamp, $6, $7, $8, $9, $10, $11)`,
    [
      closing.id,
      telecentre.id,
      key,
      localStart,
      localEnd,
      telecentre.opening.timeZone,
      reason,
      closing.message,
      closure.id,
      closing.actor,
      new Date(now),
    ],
  );
  return closure.id;
}

export async function insertEffects(
  sql: Sql,
  closing: string,
  done: readonly (Done & { readonly unforeseen: boolean })[],
): Promise<void> {
  for (const { booking, revision, what, offer, unforeseen } of done)
    await sql.query(
      `insert into closure_effect (closing_id, booking_id, revision, what, offer_id, unforeseen)
       values ($1, $2, $3, $4, $5, $6)`,
      [closing, booking, revision, what, offer, unforeseen],
    );
}

/** False: it was lifted meanwhile. */
export async function liftClosing(sql: Sql, closing: ClosingRecord, now: Instant): Promise<boolean> {
  const updated = await sql.query(
    'update closing set lifted_at = $2 where id = $1 and closure_id is not null returning id',
    [closing.id, new Date(now)],
  );
  if (updated.length === 0) return false;
  await sql.query('select open_again($1, $2)', [closing.closure, new Date(now)]);
  await sql.query('delete from closure where id = $1', [closing.closure]);
  return true;
}

/** Gives back the end of it; what another closure closes from then to then is left to that. False: something else has some of it. */
export async function shortenClosing(
  sql: Sql,
  closing: ClosingRecord,
  localEnd: string,
  period: Period,
  now: Instant,
): Promise<boolean> {
  const [twin] = await sql.query(
    `select twin.id from closure c join closure twin on twin.telecentre_id = c.telecentre_id and twin.id <> c.id
       and twin.resource_id is not distinct from c.resource_id and twin.local_start = c.local_start
     where c.id = $1 and twin.local_end = $2::text::timestamp`,
    [closing.closure, localEnd],
  );
  if (twin !== undefined) return liftClosing(sql, closing, now);
  await sql.query('update closing set shortened_at = $2, local_end = $3::text::timestamp where id = $1', [
    closing.id,
    new Date(now),
    localEnd,
  ]);
  await sql.query('select open_again($1, $2)', [closing.closure, new Date(now)]);
  await sql.query(
    `update closure c set local_end = $2::text::timestamp, period = tstzrange(lower(c.period), $3) where id = $1`,
    [closing.closure, localEnd, new Date(period.end)],
  );
  return closing.closure !== null && (await shut(sql, closing.closure, now));
}

async function shut(sql: Sql, closure: string, now: Instant): Promise<boolean> {
  const [row] = await sql.query<{ done: boolean }>('select shut($1, $2) as done', [closure, new Date(now)]);
  return row?.done === true;
}
