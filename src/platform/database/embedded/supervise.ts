import { setTimeout as pause } from 'node:timers/promises';
import { type Server } from './server.js';
import { reasonOf } from './unusable.js';

export interface Supervision {
  readonly pid: number;
  stop(): Promise<void>;
}

/** The first pause lets the system settle; the longest is shorter than a visitor's patience. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** A server that lived this long has not died of its start: the pauses begin anew. */
const SETTLED_AFTER = 10_000;

/** Starts a server again whenever it dies, until asked to stop. */
export function supervise(
  first: Server,
  startAgain: (giveUp: AbortSignal) => Promise<Server>,
  clearAfter: () => Promise<void>,
  log: (line: string) => void,
): Supervision {
  let server = first;
  const end = new AbortController();
  const ending = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()));
  const isEnding = (): boolean => end.signal.aborted;
  const watching = watch();
  return {
    get pid() {
      return server.pid;
    },
    stop: () => {
      end.abort();
      return watching;
    },
  };

  async function watch(): Promise<void> {
    let wait = FIRST_PAUSE;
    for (;;) {
      const since = Date.now();
      await Promise.race([server.exited, ending]);
      if (isEnding()) return finish();
      log('The database stopped unexpectedly; it is started again.');
      if (Date.now() - since > SETTLED_AFTER) wait = FIRST_PAUSE;
      wait = await bringBack(wait);
    }
  }

  /** A stop may come just after the postmaster died: its children go, too, before we call it stopped. */
  async function finish(): Promise<void> {
    await server.stop();
    await clearAfter();
  }

  async function bringBack(wait: number): Promise<number> {
    while (!isEnding()) {
      await pause(wait, undefined, { ref: false, signal: end.signal }).catch(() => undefined);
      if (isEnding()) break;
      wait = Math.min(wait * 2, LONGEST_PAUSE);
      try {
        server = await startAgain(end.signal);
        log('The database is running again.');
        break;
      } catch (error) {
        if (!isEnding()) log(`The database could not be started again yet: ${reasonOf(error)}`);
      }
    }
    return wait;
  }
}
