import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes that no client library would send, and reads what comes back. */
export async function rawRequest(url: string, head: readonly string[], body = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const received = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that refuses early closes while we still write: what it said counts.
    socket.on('error', (error) => {
      if (chunks.length === 0) reject(error);
    });
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    socket.write([...head, `Host: ${hostname}`, 'Connection: close', '', body].join('\r\n'), 'latin1');
  });
  const [answerHead = '', ...rest] = received.split('\r\n\r\n');
  return { status: Number(answerHead.split(' ')[1]), head: answerHead, body: rest.join('\r\n\r\n') };
}
