import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { passwordFile, USER, writeNewPassword } from './access.js';
import { type Binaries } from './binaries.js';
import { type Home } from './home.js';
import { reasonOf, unusable } from './unusable.js';

/** What the programs of the server see of our environment: none of our secrets, and no PG… variable that would bend them. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** Makes an empty cluster, unless there is one. It gets its name when complete: an interrupted attempt leaves none. */
export async function ensureCluster(home: Home, binaries: Binaries): Promise<void> {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return;
  removeInterruptedAttempts(home);
  const draft = `${home.cluster}.init-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (home.account) chownSync(draft, home.account.uid, home.account.gid);
  writeNewPassword(home.folder, home.account);
  await initdb(home, binaries, draft);
  renameSync(draft, home.cluster);
}

function removeInterruptedAttempts({ folder, cluster }: Home): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(cluster)}.init-`)) continue;
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initdb(home: Home, binaries: Binaries, folder: string): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile(home.folder)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own locale: the order of words must not change with the libraries of the host.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(binaries.initdb, options, {
      ...home.account,
      env: SERVER_ENVIRONMENT,
      cwd: '/',
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw unusable(`its data folder could not be made. ${reasonOf(error)}`, error);
  }
}
