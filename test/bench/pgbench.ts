/** The same statements sent by pgbench, PostgreSQL's own load generator in C, where it is installed. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { BOOK } from '../../src/bookings/bookings.queries.js';
import type { Sent } from './recorder.js';
import type { PreparedSlot } from './side.js';

const TABLE = 'bench_slot';

/** Null when there is none. */
export function findPgbench(): string | null {
  const places = ['pgbench', ...installed().map((version) => `${INSTALLED}/${version}/bin/pgbench`)];
  return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null;
}

/**
 * pgbench cannot make our parameters up, so they lie in a table, and each statement takes them from there: one more
 * look-up by primary key, within the statement.
 */
export async function bookByPgbench(
  pgbench: string,
  { pool, url }: { readonly pool: pg.Pool; readonly url: string },
  clients: number,
  slots: readonly PreparedSlot[],
): Promise<number> {
  const statements = slots[0]?.sent ?? [];
  await writeSlots(pool, statements, slots);
  const folder = mkdtempSync(path.join(tmpdir(), 'telecentre-pgbench-'));
  try {
    const script = path.join(folder, 'book.sql');
    writeFileSync(script, scriptOf(statements));
    const perClient = Math.floor(slots.length / clients);
    const { stdout } = await promisify(execFile)(
      pgbench,
      [
        '-n',
        '-M',
        'prepared',
        '-c',
        String(clients),
        '-j',
        String(Math.min(clients, 2)),
        '-t',
        String(perClient),
      ].concat([
        '-D',
        'turn=0',
        '-D',
        `clients=${clients}`,
        '-f',
        script,
        decodeURIComponent(new URL(url).pathname.slice(1)),
      ]),
      { env: { ...process.env, ...environmentFor(url) } },
    );
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]) * (await shareBooked(pool, slots));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** pgbench does not look at what it gets: only what was booked counts. */
async function shareBooked(pool: pg.Pool, slots: readonly PreparedSlot[]): Promise<number> {
  const ids = slots.map(({ sent }) => sent.find(({ statement }) => statement.name === BOOK.name)?.values[0]);
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from booking where id = any($1::uuid[])',
    [ids],
  );
  return (rows[0]?.count ?? 0) / ids.length;
}

const INSTALLED = '/usr/lib/postgresql';

function installed(): string[] {
  try {
    return readdirSync(INSTALLED);
  } catch {
    return [];
  }
}

function scriptOf(statements: readonly Sent[]): string {
  const selects = statements.map(({ statement }, index) => {
    const text = statement.text.replace(/\$(\d+)/g, `s.s${index}_p$1`).replace(/\s*\n\s*/g, ' ');
    return `select q.* from ${TABLE} s cross join lateral (${text}) q where s.n = :n;`;
  });
  return ['\\set n :client_id + :turn * :clients', '\\set turn :turn + 1', ...selects, ''].join('\n');
}

/** A column for each parameter of each statement, of the type that the server gives it. */
async function writeSlots(
  pool: pg.Pool,
  statements: readonly Sent[],
  slots: readonly PreparedSlot[],
): Promise<void> {
  const types = await Promise.all(statements.map(({ statement }) => parameterTypes(pool, statement.text)));
  const columns = types.flatMap((all, index) => all.map((type, place) => `s${index}_p${place + 1} ${type}`));
  await pool.query(`drop table if exists ${TABLE}`);
  await pool.query(`create table ${TABLE} (n int primary key, ${columns.join(', ')})`);
  const rows = slots.map(({ sent }, n) => ({
    n,
    ...Object.fromEntries(
      sent.flatMap(({ values }, index) =>
        values.map((value, place) => [`s${index}_p${place + 1}`, asJson(value)]),
      ),
    ),
  }));
  await pool.query(`insert into ${TABLE} select * from jsonb_populate_recordset(null::${TABLE}, $1)`, [
    JSON.stringify(rows),
  ]);
  await pool.query(`vacuum (analyze) ${TABLE}`);
}

async function parameterTypes(pool: pg.Pool, text: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`prepare bench_types as ${text}`);
    const { rows } = await client.query<{ types: string[] }>(
      `select parameter_types::text[] as types from pg_prepared_statements where name = 'bench_types'`,
    );
    await client.query('deallocate bench_types');
    return rows[0]?.types ?? [];
  } finally {
    client.release();
  }
}

function asJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}

/** Not on the command line, where everybody could read the password. */
function environmentFor(url: string): Record<string, string> {
  const { hostname, port, username, password } = new URL(url);
  return {
    PGHOST: hostname,
    PGPORT: port === '' ? '5432' : port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
  };
}
