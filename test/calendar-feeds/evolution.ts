/** Evolution's data server in a session of its own: what GNOME's calendar, its clock and Evolution show. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Follower } from './following.js';
import type { Read } from './judges.js';

const SCRIPT = path.join(import.meta.dirname, 'judges', 'evolution_follows.py');

export function followWithEvolution(url: string, folder: string): Promise<Follower> {
  const homes = ['HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'];
  const env = {
    PATH: process.env['PATH'] ?? '',
    LC_ALL: 'C.UTF-8',
    GSETTINGS_BACKEND: 'memory',
    ...Object.fromEntries(homes.map((name) => [name, folder])),
  };
  const words = ['--', '/usr/bin/python3', '-I', SCRIPT, url];
  const session = spawn('dbus-run-session', words, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(session, 'exit');
  const answers = createInterface({ input: session.stdout })[Symbol.asyncIterator]();
  return Promise.resolve({
    look: async () => {
      session.stdin.write('\n');
      const answer = await answers.next();
      if (answer.done === true) throw new Error('Evolution’s data server has ended.');
      return JSON.parse(answer.value) as Read[];
    },
    leave: async () => {
      session.stdin.end();
      await ended;
    },
  });
}
