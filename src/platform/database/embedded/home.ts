import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canReach, isRoot, serverAccount } from './unprivileged.js';
import { codeOf, unusable } from './unusable.js';

/** Where the cluster of a data folder really is, and which account runs it (null: our own). */
export interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | null;
  /** What the operator should know when the data are not where they were asked for. */
  readonly notice: string | null;
}

/** A cluster belongs to one major version of PostgreSQL, so its folder carries the number. */
const CLUSTER = 'pg18';

/** The folder of the cluster, which is made when missing. */
export function chooseHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true });
  const asked = realpathSync(dataDir);
  refuseLostData(asked);
  const found = findHome(asked) ?? asked;
  const cluster = join(found, CLUSTER);
  refuseForeignData(cluster);
  const account = serverAccount(cluster);
  if (account === null || canReach(account, found)) return homeAt(found, account, asked);
  if (existsSync(cluster)) {
    throw new Error(
      `the account ${account.uid} that runs the database can no longer enter ${found}; ` +
        'let others pass through the folders above it (chmod o+x)',
    );
  }
  const moved = join(sharedFolder(account), keyOf(asked));
  mkdirSync(moved, { recursive: true });
  chmodSync(moved, 0o755);
  return homeAt(moved, account, asked);
}

/** The folder where the cluster of this data folder is, or will be; null when there is no such data folder. */
export function findHome(dataDir: string): string | null {
  const asked = realPath(dataDir);
  if (asked === null) return null;
  const cluster = realPath(join(asked, CLUSTER));
  if (cluster !== null) return dirname(cluster);
  const moved = isRoot()
    ? SHARED_FOLDERS.map((shared) => join(shared, keyOf(asked))).find(existsSync)
    : undefined;
  return moved ?? asked;
}

/** Leaves a link in the data folder to a cluster elsewhere, so that data are found even when the project moves. */
export function linkHome(dataDir: string, home: Home): void {
  const link = join(realpathSync(dataDir), CLUSTER);
  if (link === home.cluster) return;
  try {
    symlinkSync(home.cluster, link);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** A folder of root's that the account can enter. */
export function sharedFolder(account: Account): string {
  const folder = SHARED_FOLDERS.find((candidate) => made(candidate) && canReach(account, candidate));
  if (folder === undefined) throw unusable(`none of ${SHARED_FOLDERS.join(', ')} can hold its files`);
  return folder;
}

const LASTING_FOLDER = '/var/lib/telecentre-postgres';
/** The last resort: a reboot or a cleaning may empty it. */
const PASSING_FOLDER = join(tmpdir(), 'telecentre-postgres');
const SHARED_FOLDERS = [LASTING_FOLDER, PASSING_FOLDER];

function homeAt(folder: string, account: Account | null, asked: string): Home {
  let notice: string | null = null;
  if (folder !== asked) {
    notice = `The database files of ${asked} are in ${folder}, because the account that runs the database must be able to enter their folder.`;
    if (folder.startsWith(PASSING_FOLDER)) {
      notice += ' A reboot may empty that folder: choose a DATA_DIR that other accounts can enter.';
    }
  }
  return { folder, cluster: join(folder, CLUSTER), account, notice };
}

function made(folder: string): boolean {
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755);
    // In a folder open to all, somebody else may have been there first.
    const { uid, mode } = lstatSync(folder);
    return lstatSync(folder).isDirectory() && uid === 0 && (mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function refuseLostData(asked: string): void {
  const link = join(asked, CLUSTER);
  if (existsSync(link) || !lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `the database of ${asked} was kept in ${readlinkSync(link)}, which is not there any more; ` +
      `bring it back, or remove the link ${link} to begin with an empty database`,
  );
}

function refuseForeignData(cluster: string): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0 || !existsSync(cluster)) return;
  const owner = statSync(cluster).uid;
  if (owner === uid) return;
  throw new Error(
    `the database files in ${cluster} belong to the account ${owner}, and this is the account ${uid}; ` +
      'start the service as before (as root, perhaps) or choose another DATA_DIR',
  );
}

function keyOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 12);
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
