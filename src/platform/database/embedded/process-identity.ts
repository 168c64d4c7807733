import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { codeOf } from './unusable.js';

/**
 * A process number alone says little, for numbers are given again. Together with the moment its process started it
 * names one process for ever. Null when no such process lives; a dead child that nobody collected does not live.
 */
export function startOfProcess(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  if (existsSync('/proc/self/stat')) return startInProc(pid);
  if (!isAlive(pid)) return null;
  // Windows tells the start of a process to slow tools only; there the number has to do.
  if (process.platform === 'win32') return 'unknown';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    .stdout.trim()
    .replace(/\W+/g, '-');
}

/** After the name of the program, which may itself hold spaces and brackets, come state (3rd) … start (22nd field). */
function startInProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || ticks === undefined) return null;
    return `${bootId()}-${ticks}`;
  } catch {
    return null;
  }
}

/** The start is counted from the boot of the machine: two boots may count alike. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  } catch {
    return 'boot';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
