import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { type Binaries } from './binaries.js';
import { SERVER_ENVIRONMENT } from './cluster.js';
import { type Home } from './home.js';
import { clusterName } from './server-processes.js';
import { signal } from './signal.js';

/** One running postmaster, until it ends. */
export interface Server {
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface Launch {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  /** Gives up a start that takes long, such as a recovery after a crash. */
  readonly giveUp: AbortSignal;
}

/** Starts the server and waits until it takes connections; a server that ends before is told by its last words. */
export async function launch(options: Launch): Promise<Server | { readonly failure: string }> {
  const { home, binaries, giveUp } = options;
  if (giveUp.aborted) return { failure: 'given up' };
  // Detached: Ctrl-C in a terminal goes to us alone, and we stop the server after the requests that use it.
  const child = spawn(binaries.postgres, argumentsFor(options), {
    ...home.account,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const interrupt = (): void => {
    if (child.pid !== undefined) signal(binaries, child.pid, 'INT');
  };
  giveUp.addEventListener('abort', interrupt);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failure = await readiness(child, child.stderr, options.log);
  giveUp.removeEventListener('abort', interrupt);
  if (failure !== null || child.pid === undefined) return { failure: failure ?? 'no process' };

  // Our process may end without waiting for the server; the next start finds the left-over.
  child.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  const { pid } = child;
  return { pid, exited, stop: () => stop(child, pid, exited, binaries) };
}

/** A fast shutdown takes well under a second; one that hangs is ended at once, and the next start recovers. */
const PATIENCE = 20_000;

async function stop(
  child: ChildProcess,
  pid: number,
  exited: Promise<void>,
  binaries: Binaries,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Without this, Node would end before the server has.
  child.ref();
  signal(binaries, pid, 'INT');
  const impatience = setTimeout(() => signal(binaries, pid, 'QUIT'), PATIENCE);
  await exited;
  clearTimeout(impatience);
}

function argumentsFor({ home, port, settings }: Launch): string[] {
  const all = {
    max_connections: '100',
    ...settings,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: clusterName(home.cluster),
    // Our own log adds the time. Values of people's data stay out of it: no details, no statements.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '',
    log_min_messages: 'warning',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    lc_messages: 'C',
  };
  return [
    '-D',
    home.cluster,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** How many lines of a failed start are worth telling. */
const LAST_WORDS = 12;

/** Null once the server is ready; else why it ended. Afterwards its warnings, and worse, go to our log. */
function readiness(
  child: ChildProcess,
  stderr: Readable,
  log: (line: string) => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    const words: string[] = [];
    let ready = false;
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(words.slice(-LAST_WORDS).join('\n') || 'it ended without a word'));
    createInterface({ input: stderr }).on('line', (line) => {
      if (ready) {
        if (/^(WARNING|ERROR|FATAL|PANIC):/.test(line)) log(`database: ${line}`);
        return;
      }
      words.push(line);
      ready = line.includes('ready to accept connections');
      if (ready) resolve(null);
    });
  });
}
