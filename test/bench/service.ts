/** The real service as a process of its own, and what the system says of that process. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from './http-client.js';

export interface BenchService {
  readonly port: number;
  /** Milliseconds of CPU since its start, and the most memory it had, in MB; null where there is no /proc. */
  cpuMs(): number | null;
  peakMemoryMb(): number | null;
  stop(): Promise<void>;
}

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PATIENCE = 30_000;

export async function startService(databaseUrl: string): Promise<BenchService> {
  const port = await freePort();
  // BENCH_NODE_OPTIONS is for a profile: --cpu-prof, for instance.
  const options = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter((option) => option !== '');
  const child = spawn(process.execPath, [...options, path.join(PROJECT, 'dist/main.js'), 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  process.once('exit', () => child.kill());
  const ended = exited.then(() => 'ended' as const);
  const began = Date.now();
  for (;;) {
    if (await answers(port)) break;
    if ((await Promise.race([ended, pause(50)])) === 'ended')
      throw new Error('the service ended at its start');
    if (Date.now() - began > PATIENCE) throw new Error('the service does not answer');
  }
  const { pid = 0 } = child;
  return {
    port,
    cpuMs: () => cpuMsOf(pid),
    peakMemoryMb: () => peakMemoryOf(pid),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    const client = await connect(port);
    client.close();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function cpuMsOf(pid: number): number | null {
  // Fields 14 and 15 of proc(5): counted after the name, which may hold blanks.
  const fields = fileOf(pid, 'stat')?.split(') ')[1]?.split(' ');
  return fields ? ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond() : null;
}

function peakMemoryOf(pid: number): number | null {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(fileOf(pid, 'status') ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

function fileOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ticksPerSecond(): number {
  return Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;
}
