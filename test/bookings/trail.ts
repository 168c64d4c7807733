import type { Sql } from '../../src/platform/database/database.js';

export interface Trace {
  readonly revision: number;
  readonly kind: string;
  /** Null: the clock. */
  readonly actor: string | null;
  readonly at: string;
  readonly status: string;
}

/** What happened to a booking, as its events remember it. */
export async function trailOf(sql: Sql, reference: string): Promise<Trace[]> {
  return sql.query<Trace>(
    `select e.revision, e.kind, c.email as actor, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
       e.booking ->> 'status' as status
     from booking_event e join booking b on b.id = e.booking_id left join account c on c.id = e.actor_id
     where b.reference = $1 order by e.revision`,
    [reference],
  );
}

/** The units and times that a booking occupies, on the clock of Paris: `aur-b1 24 08:30–12:00`. */
export async function occupiedBy(sql: Sql, reference: string): Promise<string[]> {
  const rows = await sql.query<{ place: string }>(
    `select r.key || to_char(lower(a.during) at time zone 'Europe/Paris', ' DD HH24:MI') || '–'
       || to_char(upper(a.during) at time zone 'Europe/Paris', 'HH24:MI') as place
     from allocation a join resource r on r.id = a.resource_id join booking b on b.id = a.booking_id
     where b.reference = $1 order by lower(a.during), r.key`,
    [reference],
  );
  return rows.map((row) => row.place);
}
