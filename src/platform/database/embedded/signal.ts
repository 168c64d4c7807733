import { spawnSync } from 'node:child_process';
import { type Binaries } from './binaries.js';

/** INT asks a postmaster for a fast, clean end; QUIT for an end at once; KILL asks nobody. False when there is none. */
export function signal(binaries: Binaries, pid: number, kind: 'INT' | 'QUIT' | 'KILL'): boolean {
  // Windows has no signals and Node would end the process by force; PostgreSQL brings its own.
  if (process.platform === 'win32')
    return spawnSync(binaries.pgCtl, ['kill', kind, String(pid)]).status === 0;
  try {
    return process.kill(pid, `SIG${kind}`);
  } catch {
    return false;
  }
}
