/** A mail server in a process of its own: takes every mail, keeps none, and says how many there were. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface BenchMailServer {
  readonly url: string;
  taken(): Promise<number>;
  close(): void;
}

/** As this very file, run by the same means as its parent. */
export async function startMailServer(): Promise<BenchMailServer> {
  const child = fork(import.meta.filename);
  process.once('exit', () => child.kill());
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: async () => {
      child.send('how many?');
      const [count] = (await once(child, 'message')) as [number];
      return count;
    },
    close: () => child.kill(),
  };
}

async function serve(tell: (number: number) => unknown): Promise<void> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, callback) => {
      stream.on('end', () => {
        taken++;
        callback();
      });
      stream.resume();
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.on('message', () => tell(taken));
  tell((server.server.address() as AddressInfo).port);
}

if (process.argv[1] === import.meta.filename && process.send !== undefined)
  await serve((number) => process.send?.(number));
