/** What whoever serves the line reads and writes. */
import { TAKEN_AS_JSON, takenOfRows, type TakenRow, type TakenTime } from '../availability/taken-time.js';
import type { Sql, Statement } from '../platform/database/database.js';
import type { Allocation } from '../reservation/allocation.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { WaitlistEntry } from './waitlist-entry.js';
import { isServedThen } from './waitlist.queries.js';

/** Any number, as long as nobody else locks it. */
const LINE_LOCK = 2019;

/** Until the transaction ends, nobody else serves the line of this telecentre. Before the network, units and bookings. */
export async function lockLine(sql: Sql, telecentre: number): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1, $2)', [LINE_LOCK, telecentre]);
}

/** Where somebody waits, or time is kept that nobody waits for any more. */
export async function telecentresWithLine(sql: Sql, now: Instant): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `select distinct telecentre_id as id from waitlist_entry where state = 'waiting' and starts_at > $1
     union select r.telecentre_id from allocation a join resource r on r.id = a.resource_id where a.kept_since is not null
     order by 1`,
    [new Date(now)],
  );
  return rows.map(({ id }) => id);
}

/** Ends the holds there whose time has run out: what they had is kept for those who wait. */
export async function expireHoldsAt(sql: Sql, telecentre: number, now: Instant): Promise<void> {
  await sql.query(
    `select expire_holds(array(select id from booking where status = 'held' and telecentre_id = $1 and expires_at <= $2
       order by id for update skip locked), $2)`,
    [telecentre, new Date(now)],
  );
}

/** The hold that lapses next where somebody waits. */
export async function nextLapse(
  sql: Sql,
): Promise<{ readonly telecentre: number; readonly at: Instant } | null> {
  const [next] = await sql.query<{ telecentre: number; at: Instant }>({
    name: 'next-lapse-in-line',
    text: `select b.telecentre_id as telecentre, (extract(epoch from b.expires_at) * 1000)::float8 as at from booking b
where b.status = 'held' and exists (select from waitlist_entry e where e.telecentre_id = b.telecentre_id and e.state = 'waiting')
order by b.expires_at limit 1`,
  });
  return next ?? null;
}

/** By their ids, the pieces of time that are kept there now. */
export async function keptThere(sql: Sql, telecentre: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select a.id::text from allocation a join resource r on r.id = a.resource_id
     where a.kept_since is not null and r.telecentre_id = $1`,
    [telecentre],
  );
  return rows.map(({ id }) => id);
}

export interface WaitingEntry extends Pick<
  WaitlistEntry,
  'id' | 'telecentre' | 'resource' | 'kind' | 'date' | 'halfDay' | 'start' | 'end' | 'people' | 'equipment'
> {
  readonly account: string;
  readonly isServedThen: boolean;
}

const LINE: Statement = {
  name: 'line-of-telecentre',
  text: `select e.id, e.account_id as account, t.slug as telecentre, r.key as resource, coalesce(e.kind, r.kind) as kind,
  e.date::text as date, e.half_day as "halfDay", (extract(epoch from e.starts_at) * 1000)::float8 as start,
  (extract(epoch from e.ends_at) * 1000)::float8 as "end", e.people, e.equipment,
  ${isServedThen('$2')} as "isServedThen"
from waitlist_entry e join telecentre t on t.id = e.telecentre_id left join resource r on r.id = e.resource_id
where e.telecentre_id = $1 and e.state = 'waiting' and e.starts_at > $2 order by e.number`,
};

/** In the order of asking. */
export function readLine(sql: Sql, telecentre: number, now: Instant): Promise<WaitingEntry[]> {
  return sql.query<WaitingEntry>(LINE, [telecentre, new Date(now)]);
}

/** Whether the holder of an entry was served elsewhere meanwhile. */
export async function wasServedMeanwhile(sql: Sql, entry: string, now: Instant): Promise<boolean> {
  const rows = await sql.query(`select from waitlist_entry e where e.id = $1 and ${isServedThen('$2')}`, [
    entry,
    new Date(now),
  ]);
  return rows.length > 0;
}

/** What others have of these units; what is kept for those who wait is theirs to have. */
export async function takenButKept(
  sql: Sql,
  units: readonly UnitId[],
  { start, end }: Period,
  now: Instant,
): Promise<TakenTime> {
  const [row] = await sql.query<{ version: number; rows: TakenRow[] }>(
    {
      name: 'taken-but-kept',
      text: `select (select version::int from network) as version,
  (select ${TAKEN_AS_JSON} from (
    select * from taken_time($1, $2, $3, $4)
    except select resource_id, during from allocation where kept_since is not null) others) as rows`,
    },
    [units, new Date(start), new Date(end), new Date(now)],
  );
  return { version: row?.version ?? 0, taken: takenOfRows(row?.rows ?? []) };
}

export async function giveBack(sql: Sql, kept: readonly string[]): Promise<void> {
  if (kept.length === 0) return;
  await sql.query('delete from allocation where id = any ($1::bigint[]) and kept_since is not null', [kept]);
}

/** For whoever is next; what is kept around stays so. */
export async function takeFromKept(sql: Sql, allocations: readonly Allocation[]): Promise<void> {
  await sql.query('select make_way($1::int[], $2::timestamptz[], $3::timestamptz[], true)', [
    allocations.map(({ unit }) => unit),
    allocations.map(({ period }) => new Date(period.start)),
    allocations.map(({ period }) => new Date(period.end)),
  ]);
}

/** False: they wait no more. */
export async function offerTo(sql: Sql, entry: string, booking: string): Promise<boolean> {
  const [row] = await sql.query<{ offered: boolean }>('select offer_to_entry($1, $2) as offered', [
    entry,
    booking,
  ]);
  return row?.offered === true;
}
