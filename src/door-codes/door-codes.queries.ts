import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Means, WayIn } from './door-code.js';

/** What opens one door, unreadable. */
export interface KeptWay extends WayIn {
  readonly id: string;
  /** Of whose door it is; null: of the telecentre. */
  readonly resource: string | null;
  readonly resourceName: string | null;
  readonly sealed: Buffer;
  readonly changedAt: Instant;
}

/** Which door: of a whole telecentre, or of what is booked there. */
export interface Door {
  /** Slug. */
  readonly telecentre: string;
  /** Its id; null: of the telecentre. */
  readonly resource: string | null;
  readonly means: Means;
}

export interface NewWay {
  readonly sealed: Buffer;
  readonly validFrom: Instant;
  readonly shownMinutesBefore: number;
}

export interface DoorCodeLine extends Door {
  readonly shownMinutesBefore: number;
  readonly validFrom: Date;
  readonly changedAt: Date;
}

const WAYS = `select d.id::text, d.means, r.key as resource, r.name as "resourceName", d.sealed,
  d.shown_minutes_before as "shownMinutesBefore", (extract(epoch from d.valid_from) * 1000)::float8 as "validFrom",
  (extract(epoch from lead(d.valid_from) over (partition by d.resource_id, d.means order by d.valid_from)) * 1000)::float8 as "validUntil",
  (extract(epoch from d.changed_at) * 1000)::float8 as "changedAt"
from door_code d join telecentre t on t.id = d.telecentre_id left join resource r on r.id = d.resource_id
where t.slug = $1`;

const IN_ORDER = `order by d.resource_id is null, r.position, d.means, d.valid_from`;

/** What opens the doors on the way to what is booked, its own first. A room made of rooms has their doors. */
export async function waysTo(
  sql: Sql,
  { telecentre, resource }: { readonly telecentre: string; readonly resource: string },
): Promise<KeptWay[]> {
  return sql.query<KeptWay>(
    {
      name: 'ways-to',
      text: `${WAYS} and (d.resource_id is null or r.key = $2 or d.resource_id in (
  select p.unit_id from resource_part p join resource whole on whole.id = p.resource_id where whole.key = $2)) ${IN_ORDER}`,
    },
    [telecentre, resource],
  );
}

/** All of a telecentre. */
export async function waysAt(sql: Sql, telecentre: string): Promise<KeptWay[]> {
  return sql.query<KeptWay>(`${WAYS} ${IN_ORDER}`, [telecentre]);
}

/** False when there is no such telecentre, or nothing of that name there. What has ended by now is forgotten. */
export async function keepWay(
  sql: Sql,
  { telecentre, resource, means }: Door,
  { sealed, validFrom, shownMinutesBefore }: NewWay,
  now: Instant,
): Promise<boolean> {
  const kept = await sql.query(
    `insert into door_code (telecentre_id, resource_id, means, sealed, shown_minutes_before, valid_from, changed_at)
select t.id, r.id, $3, $4, $5, $6, $7 from telecentre t left join resource r on r.telecentre_id = t.id and r.key = $2
where t.slug = $1 and ($2::text is null or r.id is not null)
on conflict on constraint door_code_follows_another do update set sealed = excluded.sealed,
  shown_minutes_before = excluded.shown_minutes_before, changed_at = excluded.changed_at
returning id`,
    [telecentre, resource, means, sealed, shownMinutesBefore, new Date(validFrom), new Date(now)],
  );
  await forgetEnded(sql, now);
  return kept.length > 0;
}

/** False when there was none. */
export async function dropWays(sql: Sql, { telecentre, resource, means }: Door): Promise<boolean> {
  const dropped = await sql.query(
    `delete from door_code d using telecentre t where t.id = d.telecentre_id and t.slug = $1
  and d.resource_id is not distinct from (select id from resource where key = $2) and d.means = $3 returning d.id`,
    [telecentre, resource, means],
  );
  return dropped.length > 0;
}

/** False when there was none. What it had ended does not come back in its place. */
export async function dropWay(sql: Sql, telecentre: string, id: string, now: Instant): Promise<boolean> {
  await forgetEnded(sql, now);
  const dropped = await sql.query(
    `delete from door_code d using telecentre t where t.id = d.telecentre_id and t.slug = $1 and d.id = $2
returning d.id`,
    [telecentre, id],
  );
  return dropped.length > 0;
}

export async function listDoorCodes(sql: Sql): Promise<DoorCodeLine[]> {
  return sql.query<DoorCodeLine>(
    `select t.slug as telecentre, r.key as resource, d.means, d.shown_minutes_before as "shownMinutesBefore",
  d.valid_from as "validFrom", d.changed_at as "changedAt"
from door_code d join telecentre t on t.id = d.telecentre_id left join resource r on r.id = d.resource_id
order by t.slug, r.key nulls first, d.means, d.valid_from`,
  );
}

async function forgetEnded(sql: Sql, now: Instant): Promise<void> {
  await sql.query(
    `delete from door_code d using door_code later where later.telecentre_id = d.telecentre_id
  and later.resource_id is not distinct from d.resource_id and later.means = d.means
  and later.valid_from > d.valid_from and later.valid_from <= $1`,
    [new Date(now)],
  );
}
