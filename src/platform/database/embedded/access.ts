import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Account } from './unprivileged.js';

export const USER = 'telecentre';
const DATABASE = 'telecentre';

export function passwordFile(folder: string): string {
  return join(folder, 'pg18.password');
}

/** Written to the disk for good before the cluster is made with it: without it the cluster cannot be opened. */
export function writeNewPassword(folder: string, account: Account | null): void {
  const path = passwordFile(folder);
  rmSync(path, { force: true });
  writeFileSync(path, randomBytes(24).toString('base64url') + '\n', { mode: 0o600, flag: 'wx', flush: true });
  if (account) chownSync(path, account.uid, account.gid);
}

export function urlOf(folder: string, port: number, database = DATABASE): string {
  return `postgres://${USER}:${readPassword(folder)}@127.0.0.1:${port}/${database}`;
}

/** The database of the service, made when missing. */
export async function ensureDatabase(folder: string, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(folder, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function readPassword(folder: string): string {
  const path = passwordFile(folder);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new Error(
      `the password of the database cannot be read from ${path}; ` +
        'bring the file back, or use the account under which the service was started first',
      { cause: error },
    );
  }
}
