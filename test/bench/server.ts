/** The PostgreSQL of a run: an embedded one in a temporary folder, or the server of TEST_DATABASE_URL. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

export interface BenchServer {
  readonly description: string;
  /** Makes a database, empty or as a copy of another, and returns its address. */
  createDatabase(name: string, template?: string): Promise<string>;
  close(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startOwn() : { url: given, stop: () => Promise.resolve() };
  const client = new pg.Client(server.url);
  await client.connect();
  if (given === undefined) {
    // Nothing is counted until it is asked for.
    await client.query(`alter system set pg_stat_statements.track = 'none'`);
    await client.query('select pg_reload_conf()');
  }
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const made = new Set<string>();
  return {
    description: `PostgreSQL ${rows[0]?.server_version ?? '?'}, ${given === undefined ? 'embedded' : 'given'}`,
    createDatabase: async (name, template) => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} ${template === undefined ? '' : `template ${template}`}`);
      made.add(name);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    close: async () => {
      try {
        for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
      } finally {
        await client.end();
        await server.stop();
      }
    },
  };
}

/** As it is installed: fsync on, default memory. */
async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'telecentre-bench-'));
  chmodSync(folder, 0o755); // else root's server could not enter it and would live elsewhere
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: {
      max_connections: '200',
      shared_preload_libraries: 'pg_stat_statements',
    },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    for (const place of [server.dataDir, folder]) rmSync(place, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
