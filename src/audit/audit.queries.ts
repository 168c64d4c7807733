import type { Role } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** That somebody has seen a person's record: in which role and where, never who. */
export interface Reading {
  readonly at: Date;
  readonly role: Role;
  /** Name of a telecentre, a department or an employer; null for the whole network. */
  readonly place: string | null;
}

/** Nobody reads further back in a page; the export tells all. */
const READINGS_SHOWN = 200;

/** What a place in the trail is called: it holds a slug, or a number. `place` is an SQL expression. */
export function namedPlace(place: string): string {
  return `coalesce((select name from telecentre where slug = ${place}), (select name from department where code = ${place}),
    (select name from employer where siret = ${place}), ${place})`;
}

/** Who has read this person's record, latest first. */
export async function readingsOf(sql: Sql, pseudonym: string): Promise<Reading[]> {
  return sql.query<Reading>(
    `select at, actor_role as role, ${namedPlace('audit_entry.place')} as place from audit_entry
where subject = $1 and action = 'record.read' order by at desc, id desc limit ${READINGS_SHOWN}`,
    [pseudonym],
  );
}

/** Returns how many went. Several may do it at once. */
export async function forgetEntriesBefore(sql: Sql, before: Instant, atOnce: number): Promise<number> {
  const gone = await sql.query(
    `delete from audit_entry where id in
  (select id from audit_entry where at < $1 order by at limit $2 for update skip locked) returning id`,
    [new Date(before), atOnce],
  );
  return gone.length;
}
