import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * The name of the cluster stands in the command line of each of its processes, where everybody may read it. Their
 * working folder would tell the same, but root in a container is often not allowed to see it.
 */
export function clusterName(cluster: string): string {
  return `telecentre-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

/** Every process of the server of this cluster. Windows cannot be asked: there PostgreSQL's own check has to do. */
export function serverProcesses(cluster: string): number[] {
  if (process.platform === 'linux') return processesInProc(cluster);
  if (process.platform === 'darwin') return processesInPs(cluster);
  return [];
}

function processesInProc(cluster: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      const command = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      // A server that somebody started by hand has another name. An operator's shell may sit in the folder, too.
      return (
        command.includes(clusterName(cluster)) ||
        (command.includes('postgres') && read(() => readlinkSync(`/proc/${pid}/cwd`)) === cluster)
      );
    });
}

/** A process may end while we look at it. */
function read(look: () => string): string {
  try {
    return look();
  } catch {
    return '';
  }
}

function processesInPs(cluster: string): number[] {
  return spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(clusterName(cluster)))
    .map((line) => parseInt(line, 10));
}
