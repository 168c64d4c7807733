import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerError } from 'smtp-server';

/** A mail server as one finds it on the net: it takes mails in, and refuses what the test tells it to. */
export interface PostOffice {
  readonly url: string;
  readonly arrived: Email[];
  /** Refuses the recipient. Undefined: accepts again. */
  refuseRecipient(refusal?: Refusal): void;
  /** Takes the message in and then says that it could not be kept. */
  refuseMessage(refusal?: Refusal): void;
  /** Mails wait at the counter until the promise is kept. */
  holdUp(until: Promise<unknown>): void;
  /** Closes its doors; the next one opens at the same address. */
  close(): Promise<void>;
}

export interface Refusal {
  readonly code: number;
  readonly message: string;
}

export async function openPostOffice(port = 0): Promise<PostOffice> {
  const arrived: Email[] = [];
  let recipientRefusal: Refusal | undefined;
  let messageRefusal: Refusal | undefined;
  let held: Promise<unknown> = Promise.resolve();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo: (_, __, callback) => callback(errorOf(recipientRefusal)),
    onData: (stream, _, callback) => {
      const taken = (async (): Promise<void> => {
        const raw = await buffer(stream);
        await held;
        arrived.push(await PostalMime.parse(raw));
      })();
      taken.then(() => callback(errorOf(messageRefusal)), callback);
    },
  });
  server.on('error', () => undefined);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    arrived,
    refuseRecipient: (refusal) => (recipientRefusal = refusal),
    refuseMessage: (refusal) => (messageRefusal = refusal),
    holdUp: (until) => {
      held = until;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function errorOf(refusal: Refusal | undefined): SMTPServerError | null {
  return refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null;
}
