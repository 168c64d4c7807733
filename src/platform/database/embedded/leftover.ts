import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries } from './binaries.js';
import { type Home } from './home.js';
import { serverProcesses } from './server-processes.js';
import { signal } from './signal.js';
import { codeOf } from './unusable.js';
import { waitUntil } from './wait-until.js';

/** A whole server writes its memory to the disk before it ends. */
const PATIENCE_WITH_SERVER = 30_000;
/** Processes whose postmaster died notice it within milliseconds, unless they are deep in a calculation. */
const PATIENCE_WITH_ORPHANS = 3_000;

/**
 * Our process may have been killed, and its server not, or the postmaster and not its children: end what is left of them,
 * for two servers in one folder would ruin it. To be called by the owner of the folder only.
 */
export async function clearLeftover(
  home: Home,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<void> {
  const postmaster = recordedPostmaster(home.cluster);
  if (postmaster === null && serverProcesses(home.cluster).length === 0) return;
  if (process.platform === 'win32') return clearLeftoverOnWindows(home, binaries);
  const whole = postmaster !== null && serverProcesses(home.cluster).includes(postmaster);
  if (whole) {
    log('A database server was left over from an earlier run; it is stopped first.');
    signal(binaries, postmaster, 'INT');
  }
  const emptied =
    (await isDeserted(home.cluster, whole ? PATIENCE_WITH_SERVER : PATIENCE_WITH_ORPHANS)) ||
    (await isDesertedAfter('QUIT', home, binaries)) ||
    (await isDesertedAfter('KILL', home, binaries));
  if (!emptied) {
    const pids = serverProcesses(home.cluster).join(', ');
    throw new Error(`the database files in ${home.cluster} are in use by the processes ${pids}; stop them`);
  }
  // The number in it may be that of another program by now, and PostgreSQL would take that for a rival.
  rmSync(join(home.cluster, PID_FILE), { force: true });
}

const PID_FILE = 'postmaster.pid';

function recordedPostmaster(cluster: string): number | null {
  try {
    return parseInt(readFileSync(join(cluster, PID_FILE), 'utf8'), 10);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function isDesertedAfter(kind: 'QUIT' | 'KILL', home: Home, binaries: Binaries): Promise<boolean> {
  for (const pid of serverProcesses(home.cluster)) signal(binaries, pid, kind);
  return isDeserted(home.cluster, PATIENCE_WITH_ORPHANS);
}

function isDeserted(cluster: string, patience: number): Promise<boolean> {
  return waitUntil(() => serverProcesses(cluster).length === 0, patience);
}

/** The request goes through a pipe that only servers have, so a number given again does no harm. */
async function clearLeftoverOnWindows(home: Home, binaries: Binaries): Promise<void> {
  const postmaster = recordedPostmaster(home.cluster);
  if (postmaster === null || !signal(binaries, postmaster, 'INT')) return;
  await waitUntil(() => recordedPostmaster(home.cluster) === null, PATIENCE_WITH_SERVER);
}
