/** The calendars themselves: who they belong to, where they are read, what came of it. */
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { CalendarContent, ExternalCalendar, HeldBack, ReadingFailure } from './external-calendar.js';

export interface NewExternalCalendar {
  readonly id: string;
  readonly resource: string;
  readonly label: string;
  readonly sealedAddress: Buffer;
  readonly fingerprint: Buffer;
  readonly host: string;
  readonly account: string;
}

export type InsertOutcome = 'attached' | 'too-many' | 'attached-before';

/** One after the other for each telecentre, so that no limit is passed by two at once. */
export async function insertExternalCalendar(
  sql: Sql,
  { id, resource, label, sealedAddress, fingerprint, host, account }: NewExternalCalendar,
  limits: { readonly ofResource: number; readonly ofTelecentre: number },
  now: Instant,
): Promise<InsertOutcome> {
  await sql.query('select pg_advisory_xact_lock($2, telecentre_id) from resource where key = $1', [
    resource,
    ATTACHING_LOCK,
  ]);
  const [there] = await sql.query<{ ofResource: number; ofTelecentre: number }>(
    `select count(*) filter (where c.resource_id = r.id)::int as "ofResource", count(c.id)::int as "ofTelecentre"
from resource r join resource o on o.telecentre_id = r.telecentre_id left join external_calendar c on c.resource_id = o.id
where r.key = $1`,
    [resource],
  );
  const rows = await sql.query(
    `insert into external_calendar (id, resource_id, label, sealed_address, fingerprint, host, created_by, created_at)
select $1, id, $3, $4, $5, $6, $7, $8 from resource where key = $2
on conflict on constraint external_calendar_is_attached_once do nothing returning id`,
    [id, resource, label, sealedAddress, fingerprint, host, account, new Date(now)],
  );
  if (rows.length === 0) return 'attached-before';
  const isFull =
    there === undefined || there.ofResource >= limits.ofResource || there.ofTelecentre >= limits.ofTelecentre;
  return isFull ? 'too-many' : 'attached';
}

/** After that of external time (2016); with the telecentre's number. */
const ATTACHING_LOCK = 2017;

const MOMENT = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const CALENDAR = `c.id, c.label, c.host, ${MOMENT('c.created_at')} as "createdAt",
  ${MOMENT('c.last_read_at')} as "lastReadAt", ${MOMENT('c.last_success_at')} as "lastSuccessAt", c.events, c.warnings,
  (select count(*)::int from external_busy b where b.external_calendar_id = c.id and upper(b.during) > $1) as "busyTimes",
  case when c.failing_since is not null then jsonb_build_object('since', ${MOMENT('c.failing_since')}, 'why', c.failure) end as failing,
  case when c.held_back is not null then c.held_back || jsonb_build_object('since', ${MOMENT('c.held_back_since')}) end as "heldBack",
  jsonb_build_object('telecentreId', t.id, 'departmentCode', t.department_code, 'slug', t.slug, 'name', t.name,
    'commune', t.commune, 'timeZone', t.time_zone, 'resource', r.key, 'resourceName', r.name) as at
from external_calendar c join resource r on r.id = c.resource_id join telecentre t on t.id = r.telecentre_id`;

export function listExternalCalendars(
  sql: Sql,
  telecentreId: number,
  now: Instant,
): Promise<ExternalCalendar[]> {
  return sql.query<ExternalCalendar>(
    `select ${CALENDAR} where t.id = $2 order by r.position, r.id, c.created_at, c.id`,
    [new Date(now), telecentreId],
  );
}

export async function telecentresWithCalendars(sql: Sql): Promise<ReadonlySet<number>> {
  const rows = await sql.query<{ id: number }>(
    'select distinct r.telecentre_id as id from external_calendar c join resource r on r.id = c.resource_id',
  );
  return new Set(rows.map(({ id }) => id));
}

export async function findExternalCalendar(
  sql: Sql,
  id: string,
  now: Instant,
): Promise<ExternalCalendar | null> {
  const [calendar] = await sql.query<ExternalCalendar>(`select ${CALENDAR} where c.id = $2`, [
    new Date(now),
    id,
  ]);
  return calendar ?? null;
}

/** Of places that are still offered; those that have waited longest come first. */
export async function idsToRead(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select c.id from external_calendar c join resource r on r.id = c.resource_id
where not r.withdrawn order by c.last_read_at nulls first, c.id`,
  );
  return rows.map(({ id }) => id);
}

/** What must be known to ask for it. */
export interface CalendarAddress {
  readonly sealedAddress: Buffer;
  readonly timeZone: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastWholeAt: Instant | null;
}

export async function findAddress(sql: Sql, id: string): Promise<CalendarAddress | null> {
  const [row] = await sql.query<CalendarAddress>(
    `select c.sealed_address as "sealedAddress", t.time_zone as "timeZone", c.etag, c.last_modified as "lastModified",
  ${MOMENT('c.last_whole_at')} as "lastWholeAt"
from external_calendar c join resource r on r.id = c.resource_id join telecentre t on t.id = r.telecentre_id where c.id = $1`,
    [id],
  );
  return row ?? null;
}

/** What decides on what is to be done with an answer, ours alone until the transaction ends. */
export interface Standing {
  readonly lastReadAt: Instant | null;
  readonly events: number;
  readonly heldBackSince: Instant | null;
  readonly failingSince: Instant | null;
  readonly isFailureTold: boolean;
}

export async function lockStanding(sql: Sql, id: string): Promise<Standing | null> {
  const [row] = await sql.query<Standing>(
    `select ${MOMENT('last_read_at')} as "lastReadAt", events, ${MOMENT('held_back_since')} as "heldBackSince", ${MOMENT('failing_since')} as "failingSince",
  failing_told_at is not null as "isFailureTold" from external_calendar where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

const WELL = `last_read_at = $2, last_success_at = $2, failing_since = null, failure = null, failing_told_at = null`;

export async function recordRead(
  sql: Sql,
  id: string,
  content: CalendarContent,
  now: Instant,
): Promise<void> {
  const { events, warnings, etag, lastModified } = content;
  await sql.query(
    `update external_calendar set ${WELL}, last_whole_at = $2, events = $3, warnings = $4, etag = $5, last_modified = $6,
  held_back_since = null, held_back = null where id = $1`,
    [id, new Date(now), events, JSON.stringify(warnings), etag, lastModified],
  );
}

/** As it was when it was last placed: whatever was held back since is no longer so. */
export async function recordUnchanged(sql: Sql, id: string, now: Instant): Promise<void> {
  await sql.query(
    `update external_calendar set ${WELL}, held_back_since = null, held_back = null where id = $1`,
    [id, new Date(now)],
  );
}

/** Its version is not remembered: it has not been placed. */
export async function recordHeldBack(sql: Sql, id: string, heldBack: HeldBack, now: Instant): Promise<void> {
  await sql.query(
    `update external_calendar set ${WELL}, held_back = $3, held_back_since = coalesce(held_back_since, $2) where id = $1`,
    [id, new Date(now), JSON.stringify(heldBack)],
  );
}

export async function recordFailure(sql: Sql, id: string, why: ReadingFailure, now: Instant): Promise<void> {
  await sql.query(
    `update external_calendar set last_read_at = $2, failing_since = coalesce(failing_since, $2), failure = $3 where id = $1`,
    [id, new Date(now), JSON.stringify(why)],
  );
}

export async function recordFailureTold(sql: Sql, id: string, now: Instant): Promise<void> {
  await sql.query('update external_calendar set failing_told_at = $2 where id = $1', [id, new Date(now)]);
}
