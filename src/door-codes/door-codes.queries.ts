import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface KeptDoorCode {
  readonly sealed: Buffer;
  readonly shownMinutesBefore: number;
}

export interface DoorCodeLine {
  /** Slug. */
  readonly telecentre: string;
  readonly shownMinutesBefore: number;
  readonly changedAt: Date;
}

export async function findDoorCode(sql: Sql, telecentre: string): Promise<KeptDoorCode | undefined> {
  const [row] = await sql.query<KeptDoorCode>(
    `select sealed, shown_minutes_before as "shownMinutesBefore"
from door_code join telecentre t on t.id = telecentre_id where t.slug = $1`,
    [telecentre],
  );
  return row;
}

/** False when there is no such telecentre. */
export async function keepDoorCode(
  sql: Sql,
  telecentre: string,
  { sealed, shownMinutesBefore }: KeptDoorCode,
  now: Instant,
): Promise<boolean> {
  const kept = await sql.query(
    `insert into door_code (telecentre_id, sealed, shown_minutes_before, changed_at)
select id, $2, $3, $4 from telecentre where slug = $1
on conflict (telecentre_id) do update set sealed = excluded.sealed,
  shown_minutes_before = excluded.shown_minutes_before, changed_at = excluded.changed_at
returning telecentre_id`,
    [telecentre, sealed, shownMinutesBefore, new Date(now)],
  );
  return kept.length > 0;
}

/** False when there was none. */
export async function dropDoorCode(sql: Sql, telecentre: string): Promise<boolean> {
  const dropped = await sql.query(
    'delete from door_code using telecentre t where t.id = telecentre_id and t.slug = $1 returning telecentre_id',
    [telecentre],
  );
  return dropped.length > 0;
}

export async function listDoorCodes(sql: Sql): Promise<DoorCodeLine[]> {
  return sql.query<DoorCodeLine>(
    `select t.slug as telecentre, shown_minutes_before as "shownMinutesBefore", changed_at as "changedAt"
from door_code join telecentre t on t.id = telecentre_id order by t.slug`,
  );
}
