import { fileResource, type ResourceRow } from '../network-file/rows.js';
import type { FileResource } from '../network-file/schema.js';
import { readResources } from '../network-file/tables.js';
import type { Sql } from '../platform/database/database.js';

/** Every key that a resource or an open space has ever had: none is given twice. */
export async function usedKeys(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ key: string }>(
    'select key from resource union select pool from resource where pool is not null',
  );
  return new Set(rows.map(({ key }) => key));
}

/** What a telecentre has offered and offers no more, as it was before it was withdrawn. */
export async function withdrawnEntries(
  sql: Sql,
  telecentreId: number,
  offered: readonly FileResource[],
): Promise<FileResource[]> {
  const rows = (await readResources(sql))
    .filter((one) => one.telecentreId === telecentreId && one.row.withdrawn)
    .map(({ row }) => row)
    // An open space that has lost some of its places is offered still: it is given them back there.
    .filter(({ pool }) => pool === null || !offered.some((one) => one.key === pool || one.pool === pool));
  const groups = new Map<string, ResourceRow[]>();
  for (const row of rows) groups.set(row.pool ?? row.key, [...(groups.get(row.pool ?? row.key) ?? []), row]);
  const remembered = await lastSaid(sql, telecentreId, [...groups.keys()]);
  return [...groups].map(([key, desks]) => remembered.get(key) ?? rebuilt(key, desks));
}

/** Only the history knows which rooms a room was made of, and how an open space was numbered. */
async function lastSaid(
  sql: Sql,
  telecentreId: number,
  keys: readonly string[],
): Promise<Map<string, FileResource>> {
  const rows = await sql.query<{ entry: FileResource }>(
    `select distinct on (entry->>'key') entry
     from network_change c, jsonb_array_elements(c.before->'resources') entry
     where c.telecentre_id = $1 and entry->>'key' = any ($2::text[])
     order by entry->>'key', c.id desc`,
    [telecentreId, keys],
  );
  return new Map(rows.map(({ entry }) => [entry.key, entry]));
}

function rebuilt(key: string, desks: readonly ResourceRow[]): FileResource {
  const [first] = desks;
  if (first === undefined) throw new Error(`${key}: nothing was withdrawn`);
  if (first.pool === null) return fileResource(first, []);
  const name = first.name.replace(/ \d+$/, '');
  return { ...fileResource({ ...first, key, pool: null, name }, []), places: desks.length };
}
