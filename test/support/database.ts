import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The URL of a migrated database of one's own: a clone of the template, made in some 12 ms. */
export function freshDatabase(name?: string): Promise<string> {
  return cloneOf(process.env['TEST_TEMPLATE'] ?? '', name);
}

/** One in which the pilot network was imported on Monday morning. */
export function databaseWithPilot(name?: string): Promise<string> {
  return cloneOf(process.env['TEST_TEMPLATE_WITH_PILOT'] ?? '', name);
}

export async function dropDatabase(url: string): Promise<void> {
  await server.query(`drop database if exists ${databaseNameIn(url)} with (force)`);
}

export function databaseNameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Of one test file. To connect takes as long as to clone, so the connection stays until a second after its last use. */
const server = new pg.Pool({
  connectionString: process.env['TEST_SERVER_URL'],
  max: 2,
  idleTimeoutMillis: 1_000,
  allowExitOnIdle: true,
});
// It may outlive the server by that second.
server.on('error', () => undefined);

async function cloneOf(template: string, name = `test_${randomBytes(6).toString('hex')}`): Promise<string> {
  await server.query(`create database ${name} template ${template} ${await strategy()}`);
  const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** Copying the files is the fastest way; before PostgreSQL 15 it was the only one and had no name. */
async function strategy(): Promise<string> {
  const { rows } = await server.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  return (rows[0]?.version ?? 0) >= 150_000 ? 'strategy file_copy' : '';
}
