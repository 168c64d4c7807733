/** The whole database, column by column: what a search for a person has to look through. */
import type { Sql } from '../../src/platform/database/database.js';

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

export async function allColumns(sql: Sql): Promise<Column[]> {
  return sql.query<Column>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p', 'm') and c.relnamespace = 'public'::regnamespace order by 1, 2`,
  );
}

/** Where a text stands, in capitals or not: `booking.title`. Bytes are looked through as well. */
export async function whereIs(sql: Sql, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, type } of await allColumns(sql)) {
    const place =
      type === 'bytea'
        ? `position(convert_to($1, 'UTF8') in "${column}")`
        : `position(lower($1) in lower("${column}"::text))`;
    const [row] = await sql.query<{ found: boolean }>(
      `select exists (select from "${table}" where ${place} > 0) as found`,
      [text],
    );
    if (row?.found) found.push(`${table}.${column}`);
  }
  return found;
}

/** Every row of every table, as JSON, by its primary key. */
export async function allRows(sql: Sql): Promise<Map<string, Record<string, unknown>>> {
  const rows = new Map<string, Record<string, unknown>>();
  const tables = await sql.query<{ table: string; key: string }>(
    `select c.relname as table, string_agg(format('r.%I::text', a.attname), ' || ''/'' || ' order by a.attnum) as key
from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1`,
  );
  for (const { table, key } of tables)
    for (const { id, row } of await sql.query<{ id: string; row: Record<string, unknown> }>(
      `select ${key} as id, to_jsonb(r) as row from "${table}" r`,
    ))
      rows.set(`${table} ${id}`, row);
  return rows;
}
