import { createTransport, type SendMailOptions } from 'nodemailer';
import type { SecretBox } from '../platform/secrets/secret-box.js';
import type { Mailbox } from './mailbox.js';
import { composed, type MailMessage } from './mail-message.js';
import type { OutboxOptions } from './outbox-options.js';
import { returnPathOf } from './return-path.js';
import { signerOf } from './signature.js';

export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

/** How mails leave the house. */
export interface MailTransport {
  /** Throws when the mail was not accepted. */
  send(message: MailMessage, signal: AbortSignal): Promise<void>;
  close(): void;
}

type TransportOptions = Pick<OutboxOptions, 'smtpUrl' | 'from' | 'dkim' | 'readsBounces'>;

/** By the mail server if there is one, otherwise into the mailbox folder. */
export function transportOf(options: TransportOptions, mailbox: Mailbox, box: SecretBox): MailTransport {
  const { smtpUrl, dkim } = options;
  const sign = signerOf(dkim);
  const write = (message: MailMessage): SendMailOptions => ({
    ...composed(message),
    ...sign(message.from.address),
  });
  const wayBack = (message: MailMessage): WayBack => wayBackOf(message, options, box);
  return smtpUrl === undefined ? fileTransport(mailbox, write) : smtpTransport(smtpUrl, wayBack, write);
}

type Write = (message: MailMessage) => SendMailOptions;

/** No answer for so long, in milliseconds, and we try again later. */
const CONNECTION_TIMEOUT = 10_000;
const GREETING_TIMEOUT = 10_000;
const SOCKET_TIMEOUT = 30_000;
/** Mails are sent one by one. */
const CONNECTIONS = 1;
/** For a connection that the server had closed while it was at rest; other failures are repeated by our own pauses. */
const REPEATS = 1;

function smtpTransport(url: string, wayBack: (message: MailMessage) => WayBack, write: Write): MailTransport {
  const transporter = createTransport({
    ...NOTHING_FROM_ELSEWHERE,
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: REPEATS,
    connectionTimeout: CONNECTION_TIMEOUT,
    greetingTimeout: GREETING_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    dnsTimeout: CONNECTION_TIMEOUT,
  });
  return {
    send: async (message, signal) => {
      await transporter.sendMail({ ...write(message), ...wayBack(message), signal });
    },
    close: () => transporter.close(),
  };
}

/** Servers that know how are asked to report a failure in the form of RFC 3464, headers only (RFC 3461). */
function wayBackOf(
  { id, to }: MailMessage,
  { from, readsBounces }: TransportOptions,
  box: SecretBox,
): WayBack {
  // Text would be read again and might become two; nodemailer takes the parts here too, which its types do not know.
  const recipient = { name: '', address: to } as unknown as string;
  if (!readsBounces) return { envelope: { from, to: recipient } };
  return {
    envelope: { from: returnPathOf(id, from, box), to: recipient },
    dsn: { id, return: 'headers', notify: 'failure', recipient: to },
  };
}

interface WayBack {
  readonly envelope: { readonly from: string; readonly to: string };
  readonly dsn?: {
    readonly id: string;
    readonly return: 'headers';
    readonly notify: 'failure';
    readonly recipient: string;
  };
}

function fileTransport(mailbox: Mailbox, write: Write): MailTransport {
  const composer = createTransport({
    ...NOTHING_FROM_ELSEWHERE,
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  });
  return {
    send: async (message) => {
      const { message: raw } = await composer.sendMail(write(message));
      await mailbox.keep(message.id, message.date, raw as Buffer);
    },
    close: () => composer.close(),
  };
}

/** No letter of ours names a file or an address to fetch. */
const NOTHING_FROM_ELSEWHERE = { disableFileAccess: true, disableUrlAccess: true };
