import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ensureDatabase, urlOf } from './access.js';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { chooseHome, findHome, type Home, linkHome, sharedFolder } from './home.js';
import { clearLeftover } from './leftover.js';
import { ownerOf, takeOwnership } from './owner.js';
import { launch, type Server } from './server.js';
import { supervise, type Supervision } from './supervise.js';
import { unusable } from './unusable.js';
import { waitUntil } from './wait-until.js';

export interface EmbeddedPostgres {
  readonly url: string;
  /** The folder that really holds the cluster `pg18`: another than the one asked for when root's server could not enter that. */
  readonly dataDir: string;
  /** Process number of the postmaster now: another one after it died and was started again. */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The cluster lives in `<dataDir>/pg18`. */
  readonly dataDir: string;
  /** Further settings of the server, such as `fsync: 'off'` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Starts the server of this data folder, making it first if need be. Refuses when another live process owns it. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = chooseHome(options.dataDir);
  const ownership = await takeOwnership(home.folder);
  if ('pid' in ownership) {
    throw new Error(
      `the data folder ${options.dataDir} is in use by process ${ownership.pid}; stop it or choose another DATA_DIR`,
    );
  }
  try {
    const { port, supervision } = await startOwned(home, options);
    ownership.announce(port);
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(home.folder, port),
      dataDir: home.folder,
      get pid() {
        return supervision.pid;
      },
      stop: () => (stopped ??= supervision.stop().finally(() => ownership.release())),
    };
  } catch (error) {
    ownership.release();
    throw error;
  }
}

/** A first start, on a slow machine: a second process that comes meanwhile waits for it. */
const PATIENCE_WITH_START = 30_000;

/** The URL of the server that another live process already runs on this data folder, or null. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const folder = findHome(dataDir);
  if (folder === null) return null;
  let owner = ownerOf(folder);
  const isSettled = (): boolean => {
    owner = ownerOf(folder);
    return owner === null || owner.port !== null;
  };
  await waitUntil(isSettled, PATIENCE_WITH_START);
  const port = owner?.port ?? null;
  return port === null ? null : urlOf(folder, port);
}

/** A free port can be taken between our finding it and the server's using it. */
const ATTEMPTS = 5;

async function startOwned(
  home: Home,
  options: EmbeddedOptions,
): Promise<{ port: number; supervision: Supervision }> {
  const log = options.log ?? ((): void => undefined);
  if (home.notice !== null) log(home.notice);
  const binaries = await findBinaries(home.account, () =>
    home.account ? sharedFolder(home.account) : home.folder,
  );
  await clearLeftover(home, binaries, log);
  await ensureCluster(home, binaries);
  linkHome(options.dataDir, home);

  const startAt = (port: number, giveUp: AbortSignal): ReturnType<typeof launch> =>
    launch({ home, binaries, port, settings: options.settings ?? {}, log, giveUp });
  const { port, server } = await startAtFreePort(startAt);
  try {
    await ensureDatabase(home.folder, port);
  } catch (error) {
    await server.stop();
    throw error;
  }
  // The same port, so that the connection pool finds the server again.
  const startAgain = async (giveUp: AbortSignal): Promise<Server> => {
    await clearLeftover(home, binaries, log);
    return serverOf(await startAt(port, giveUp));
  };
  return { port, supervision: supervise(server, startAgain, () => clearLeftover(home, binaries, log), log) };
}

async function startAtFreePort(
  startAt: (port: number, giveUp: AbortSignal) => ReturnType<typeof launch>,
): Promise<{ port: number; server: Server }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const started = await startAt(port, new AbortController().signal);
    const taken = 'failure' in started && started.failure.includes('could not create any TCP/IP sockets');
    if (!taken || attempt === ATTEMPTS) return { port, server: serverOf(started) };
  }
}

function serverOf(started: Awaited<ReturnType<typeof launch>>): Server {
  if ('failure' in started) throw unusable(`it did not start.\n${started.failure}`);
  return started;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
