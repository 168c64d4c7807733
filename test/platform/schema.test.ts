import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { AccessToken } from '../../src/accounts/access-token.entity.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { dropDatabase } from '../support/database.js';

let url: string;
beforeEach(async () => (url = await emptyDatabase()));
afterEach(() => dropDatabase(url));

describe('the schema', () => {
  test('is the one that was last agreed on', async () => {
    await migrate(url);
    expect(await dump(url)).toMatchSnapshot();
  });

  test('has the columns that the entities name, of the same types', async () => {
    await migrate(url);
    const dataSource = await createDataSource({
      url,
      connections: 1,
      entities: [AccessToken],
    }).initialize();
    try {
      for (const { tableName, columns } of dataSource.entityMetadatas)
        for (const column of columns) {
          const found: { type: string; nullable: string }[] = await dataSource.query(
            `select format_type(a.atttypid, a.atttypmod) as type, (not a.attnotnull)::text as nullable
             from pg_attribute a where attrelid = $1::regclass and attname = $2`,
            [tableName, column.databaseName],
          );
          const one = column.type === 'timestamptz' ? 'timestamp with time zone' : String(column.type);
          const type = column.isArray ? `${one}[]` : one;
          expect([tableName, column.databaseName, found]).toEqual([
            tableName,
            column.databaseName,
            [{ type, nullable: String(column.isNullable) }],
          ]);
        }
    } finally {
      await dataSource.destroy();
    }
  });
});

describe('migrating', () => {
  test('twice does nothing the second time', async () => {
    expect(await migrate(url)).toHaveLength(MIGRATIONS.length);
    const before = await dump(url);
    expect(await migrate(url)).toEqual([]);
    expect(await dump(url)).toEqual(before);
  });

  test('by five at the same time is done by one; the others find it done', async () => {
    const ran = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    expect(ran.map((one) => one.length).sort()).toEqual([0, 0, 0, 0, MIGRATIONS.length]);
    const [row] = await query<{ count: number }>(url, 'select count(*)::int as count from migration');
    expect(row?.count).toBe(MIGRATIONS.length);
  });
});

/** The schema in lines, read from the catalogue. What is of an extension is left out. */
async function dump(of: string): Promise<string> {
  const lines = await query<{ line: string }>(of, DUMP);
  return lines.map((row) => row.line).join('\n');
}

const DUMP = `
with own as (select * from pg_class where relnamespace = 'public'::regnamespace),
functions as (select p.* from pg_proc p where pronamespace = 'public'::regnamespace
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))
select line from (
  select 1 as part, c.relname::text as name, a.attnum as at, format('%s.%s %s%s%s%s%s', c.relname, a.attname,
    format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
    case a.attidentity when 'a' then ' generated always as identity' else '' end,
    coalesce(' -- ' || col_description(c.oid, a.attnum), '')) as line
  from own c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind = 'r'
  union all
  select 2, c.relname::text, 0, format('table %s -- %s', c.relname, obj_description(c.oid, 'pg_class'))
  from own c where c.relkind = 'r' and obj_description(c.oid, 'pg_class') is not null
  union all
  select 3, c.relname || ' ' || k.conname, 0, format('constraint %s on %s: %s%s', k.conname, c.relname, pg_get_constraintdef(k.oid),
    coalesce(' -- ' || obj_description(k.oid, 'pg_constraint'), ''))
  from pg_constraint k join own c on c.oid = k.conrelid where k.contype <> 'n'
  union all
  select 4, indexdef, 0, indexdef from pg_indexes where schemaname = 'public'
  union all
  select 5, f.proname::text, 0, format('function %s(%s) returns %s %s, source %s', f.proname, pg_get_function_arguments(f.oid),
    pg_get_function_result(f.oid), case f.provolatile when 's' then 'stable' when 'i' then 'immutable' else 'volatile' end,
    md5(f.prosrc)) from functions f
  union all
  select 6, t.tgname::text, 0, pg_get_triggerdef(t.oid) from pg_trigger t join own c on c.oid = t.tgrelid where not t.tgisinternal
  union all
  select 7, e.extname::text, 0, format('extension %s', e.extname) from pg_extension e
) lines order by part, name collate "C", at`;

async function query<Row extends pg.QueryResultRow>(of: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(of);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(): Promise<string> {
  const server = process.env['TEST_SERVER_URL'] ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(server, `create database ${name}`);
  const of = new URL(server);
  of.pathname = `/${name}`;
  return of.href;
}
