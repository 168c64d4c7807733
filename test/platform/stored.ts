import type { Sql } from '../../src/platform/database/database.js';

/** How many rows each table has, and a fingerprint of what stands in them: nothing was stored when two are equal. */
export async function everythingStored(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const stored: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql.query<{ content: string }>(
      `select count(*) || ' rows, ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${name} t`,
    );
    stored[name] = row?.content ?? '';
  }
  return stored;
}
