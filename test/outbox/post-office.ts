import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerError,
  type SMTPServerSession,
} from 'smtp-server';

/** A mail server as one finds it on the net: it takes mails in, and refuses what the test tells it to. */
export interface PostOffice {
  readonly url: string;
  readonly arrived: Email[];
  /** The same as they came over the wire. */
  readonly wire: Delivery[];
  /** How many have knocked at the door. */
  connections(): number;
  /** Refuses every recipient, or this one. Undefined: accepts again. */
  refuseRecipient(refusal?: Refusal, only?: string): void;
  /** Takes the message in and then says that it could not be kept. */
  refuseMessage(refusal?: Refusal): void;
  /** Takes so many messages in and breaks down before it says so. */
  breakDownAfterTaking(messages: number): void;
  /** Mails wait at the counter until the promise is kept. */
  holdUp(until: Promise<unknown>): void;
  /** Closes its doors; the next one opens at the same address. */
  close(): Promise<void>;
}

export interface Delivery {
  readonly raw: Buffer;
  /** Of MAIL FROM and RCPT TO, with their parameters. */
  readonly from: Party;
  readonly to: readonly Party[];
}

export interface Party {
  readonly address: string;
  readonly args: SMTPServerAddress['args'];
}

export interface Refusal {
  readonly code: number;
  readonly message: string;
}

export async function openPostOffice(port = 0): Promise<PostOffice> {
  const arrived: Email[] = [];
  const wire: Delivery[] = [];
  const lines = new Set<Socket>();
  let connections = 0;
  let breakdowns = 0;
  let recipientRefusal:
    { readonly refusal: Refusal | undefined; readonly only?: string | undefined } | undefined;
  let messageRefusal: Refusal | undefined;
  let held: Promise<unknown> = Promise.resolve();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    hideDSN: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _, callback) => {
      const { refusal, only = address } = recipientRefusal ?? {};
      callback(errorOf(only === address ? refusal : undefined));
    },
    onData: (stream, session, callback) => {
      const taken = (async (): Promise<void> => {
        const raw = await buffer(stream);
        await held;
        arrived.push(await PostalMime.parse(raw));
        wire.push({ raw, ...partiesOf(session) });
        if (breakdowns === 0) return;
        breakdowns--;
        for (const line of lines) line.destroy();
      })();
      taken.then(() => callback(errorOf(messageRefusal)), callback);
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (line: Socket) => {
    connections++;
    lines.add(line);
    line.on('close', () => lines.delete(line));
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    arrived,
    wire,
    connections: () => connections,
    breakDownAfterTaking: (messages) => {
      breakdowns = messages;
    },
    refuseRecipient: (refusal, only) => {
      recipientRefusal = { refusal, only };
    },
    refuseMessage: (refusal) => (messageRefusal = refusal),
    holdUp: (until) => {
      held = until;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function partiesOf({ envelope: { mailFrom, rcptTo } }: SMTPServerSession): Pick<Delivery, 'from' | 'to'> {
  return { from: mailFrom === false ? NOBODY : mailFrom, to: [...rcptTo] };
}

const NOBODY: Party = { address: '', args: false };

function errorOf(refusal: Refusal | undefined): SMTPServerError | null {
  return refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null;
}
