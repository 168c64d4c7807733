import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Letter } from './letter.js';
import type { Mailbox } from './mailbox.js';
import type { OutboxOptions } from './outbox-options.js';

export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

/** How mails leave the house. */
export interface MailTransport {
  /** Throws when the mail was not accepted. */
  send(message: MailMessage, signal: AbortSignal): Promise<void>;
  close(): void;
}

export interface MailMessage {
  readonly id: string;
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly letter: Letter;
}

/** By the mail server if there is one, otherwise into the mailbox folder. */
export function transportOf({ smtpUrl }: Pick<OutboxOptions, 'smtpUrl'>, mailbox: Mailbox): MailTransport {
  return smtpUrl === undefined ? fileTransport(mailbox) : smtpTransport(smtpUrl);
}

/** No answer for so long, in milliseconds, and we try again later. */
const CONNECTION_TIMEOUT = 10_000;
const GREETING_TIMEOUT = 10_000;
const SOCKET_TIMEOUT = 30_000;
/** Mails are sent one by one. */
const CONNECTIONS = 1;
/** For a connection that the server had closed while it was at rest; other failures are repeated by our own pauses. */
const REPEATS = 1;

function smtpTransport(url: string): MailTransport {
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
      await transporter.sendMail({ ...contentOf(message), signal });
    },
    close: () => transporter.close(),
  };
}

function fileTransport(mailbox: Mailbox): MailTransport {
  const composer = createTransport({
    ...NOTHING_FROM_ELSEWHERE,
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  });
  return {
    send: async (message) => {
      const { message: raw } = await composer.sendMail(contentOf(message));
      await mailbox.keep(message.id, message.date, raw as Buffer);
    },
    close: () => composer.close(),
  };
}

/** No letter of ours names a file or an address to fetch. */
const NOTHING_FROM_ELSEWHERE = { disableFileAccess: true, disableUrlAccess: true };

/** The addresses are given in parts, so that none is read as two. */
function contentOf({ messageId, date, from, to, letter }: MailMessage): SendMailOptions {
  return {
    messageId,
    date,
    from,
    to: { name: '', address: to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
  };
}
