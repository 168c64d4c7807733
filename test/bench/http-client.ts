/**
 * One keep-alive connection that sends a request and waits for its answer. The load comes from the same two cores as
 * the service: this costs a fraction of what a full HTTP client would take away from what is measured.
 */
import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Its ETag; empty when it has none. */
  readonly tag: string;
  readonly text: string;
}

export interface HttpClient {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: object, headers: Readonly<Record<string, string>>): Promise<Answer>;
  close(): void;
}

export async function connect(port: number): Promise<HttpClient> {
  const socket = connectSocket(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const send = exchangeOver(socket);
  return {
    get: (path, headers = {}) =>
      send(`GET ${path} HTTP/1.1\r\nhost: bench\r\naccept-language: fr\r\n${linesOf(headers)}\r\n`),
    post: (path, body, headers) => {
      const text = JSON.stringify(body);
      return send(
        `POST ${path} HTTP/1.1\r\nhost: bench\r\naccept-language: fr\r\ncontent-type: application/json\r\n` +
          `content-length: ${Buffer.byteLength(text)}\r\n${linesOf(headers)}\r\n${text}`,
      );
    },
    close: () => socket.destroy(),
  };
}

function linesOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

function exchangeOver(socket: Socket): (request: string) => Promise<Answer> {
  let pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = wholeAnswer(received);
    if (answer === undefined) return;
    received = Buffer.alloc(0);
    pending?.resolve(answer);
  });
  socket.on('error', (error) => pending?.reject(error));
  socket.on('close', () =>
    pending?.reject(new Error('the service closed a connection that should stay open')),
  );
  return (request) =>
    new Promise((resolve, reject) => {
      pending = { resolve, reject };
      socket.write(request);
    });
}

/** Only what our service sends: a status line, a content-length, a body. */
function wholeAnswer(received: Buffer): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const tag = /\r\netag: (\S+)/i.exec(head)?.[1] ?? '';
  const length = status === 304 ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${head}`);
  const whole = end + 4 + Number(length);
  if (received.length < whole) return undefined;
  return { status, tag, text: received.toString('utf8', end + 4, whole) };
}
