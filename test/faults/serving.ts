/** The service as an operator runs it: a process of its own, told by its environment, that may be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent } from 'undici';
import { serverProcesses } from '../../src/platform/database/embedded/server-processes.js';
import { said } from '../cli/command.js';
import { callerOf, type Caller } from '../support/service.js';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** A first start makes a database; on a busy machine that takes a while. */
const PATIENCE = 60_000;

export interface Serving {
  readonly url: string;
  readonly child: ChildProcess;
  isRunning(): boolean;
  /** Everything it has logged. */
  output(): string;
  anybody(): Caller;
  member(token: string): Caller;
  /** As a power cut would, for this process alone. */
  kill(): Promise<void>;
  /** Asks it to end, unless that was done, and waits for it; the exit code. */
  stop(): Promise<number | null>;
}

const running = new Set<Serving>();
const folders: string[] = [];

/** To be called after each test: nothing of it goes on. */
export async function endAll(): Promise<void> {
  for (const serving of running) await serving.stop();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** A data folder that the account which runs the database may enter. */
export function dataFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'telecentre-faults-'));
  fs.chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

export type Environment = Readonly<Record<string, string>>;

/** With nobody there but those whom the test knows, unless it says otherwise. */
export async function serve(env: Environment, words = ['--no-demo']): Promise<Serving> {
  const child = spawnCommand(['serve', ...words], { PORT: '0', ...env });
  let output = '';
  const gather = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', gather);
  child.stderr?.on('data', gather);
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`did not start:\n${output}`)), PATIENCE);
    child.stdout?.on('data', () => {
      const [, address] = /Listening on (http:\S+)/.exec(output) ?? [];
      if (address === undefined) return;
      clearTimeout(impatience);
      resolve(address);
    });
    void exited.then(() => reject(new Error(`ended at its start:\n${output}`)));
  });
  const agent = new Agent({ connections: 64, pipelining: 1 });
  const serving: Serving = {
    url,
    child,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output: () => output,
    anybody: () => callerOf(url, agent),
    member: (token) => callerOf(url, agent, { authorization: `Bearer ${token}` }),
    kill: () => end('SIGKILL').then(() => undefined),
    stop: () => end('SIGTERM'),
  };
  running.add(serving);
  return serving;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (serving.isRunning() && !child.killed) child.kill(signal);
    await exited;
    running.delete(serving);
    await agent.destroy();
    return child.exitCode;
  }
}

/** One of the operator's commands; what it printed, and its exit code. */
export async function command(env: Environment, ...words: string[]): Promise<{ code: number; out: string }> {
  const child = spawnCommand(words, env);
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out };
}

export async function tokens(env: Environment, count: number): Promise<string[]> {
  const issued = [];
  for (let number = 1; number <= count; number++)
    issued.push((await said(['token', 'issue', `member-${number}@example.org`], env)).stdout.trim());
  return issued;
}

export function postmasterOf(dataDir: string): number {
  return parseInt(fs.readFileSync(path.join(dataDir, 'pg18', 'postmaster.pid'), 'utf8'), 10);
}

/** Every process of the embedded database of this folder. */
export function databaseProcesses(dataDir: string): number[] {
  return serverProcesses(path.join(dataDir, 'pg18'));
}

function spawnCommand(words: readonly string[], env: Environment): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, ['dist/main.js', ...words], {
    cwd: PROJECT,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
