import type { Sql } from '../platform/database/database.js';

export interface GonePlace {
  readonly name: string;
  /** Its slug. */
  readonly telecentre: string;
}

/** A place that was offered once, by its key; undefined when there never was one. */
export async function gonePlace(sql: Sql, key: string): Promise<GonePlace | undefined> {
  const [row] = await sql.query<GonePlace>(
    `select r.name, t.slug as telecentre from resource r join telecentre t on t.id = r.telecentre_id
where r.key = $1 and r.withdrawn and t.published`,
    [key],
  );
  return row;
}
