import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOfProcess } from './process-identity.js';
import { codeOf } from './unusable.js';

/** Who runs the server of a folder; the port once others may connect. */
export interface Owner {
  readonly pid: number;
  readonly port: number | null;
}

export interface Ownership {
  /** From now on other processes may use the server at this port. */
  announce(port: number): void;
  release(): void;
}

/** Makes this process the one that runs the server of a folder, or says who does. */
export async function takeOwnership(folder: string): Promise<Ownership | Owner> {
  const path = join(folder, OWNER_FILE);
  const rival = await take(path);
  if (rival) return rival;
  return {
    announce: (port) => {
      const draft = draftOf(path, port);
      renameSync(draft, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** The living process that runs the server of a folder, or null. */
export function ownerOf(folder: string): Owner | null {
  return livingOwner(readOwner(join(folder, OWNER_FILE)));
}

const OWNER_FILE = 'pg18.owner';

/**
 * A hard link is made in one step and never over another file, so of two processes one gets it. The file of a dead
 * owner must go first, and that too only one may do, or the second would remove the file of the first: whoever removes
 * it owns the file `….heir` meanwhile, taken by these same rules.
 */
async function take(path: string): Promise<Owner | null> {
  for (;;) {
    if (linked(path)) return null;
    const found = readOwner(path);
    const rival = livingOwner(found);
    if (rival) return rival;
    if (found === null) continue;

    const heir = `${path}.heir`;
    const busy = await take(heir);
    if (busy) {
      await pause(10);
      continue;
    }
    if (readOwner(path) === found) rmSync(path);
    rmSync(heir);
  }
}

function linked(path: string): boolean {
  const draft = draftOf(path, null);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The file is complete before it gets its name: nobody reads half of it. */
function draftOf(path: string, port: number | null): string {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${process.pid} ${startOfProcess(process.pid) ?? ''} ${port ?? ''}\n`);
  return draft;
}

function readOwner(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A file that a power cut left empty names nobody, and so nobody who lives. */
function livingOwner(record: string | null): Owner | null {
  const [pid, start, port] = (record ?? '').trim().split(' ');
  if (!pid || !start || startOfProcess(Number(pid)) !== start) return null;
  return { pid: Number(pid), port: port ? Number(port) : null };
}
