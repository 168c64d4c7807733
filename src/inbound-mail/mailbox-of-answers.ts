/** The mailbox that answers arrive in, over IMAP. It is only looked at: nothing is marked, moved or deleted. */
import { ImapFlow, type ImapFlowError } from 'imapflow';

export interface ArrivedMail {
  readonly uidValidity: number;
  /** Rises with each mail (RFC 3501, 2.3.1.1). */
  readonly uid: number;
  /** Null: larger than anything that we have reason to read. */
  readonly raw: Buffer | null;
}

/** Answers of calendars have a few kilobytes; a report may hold the mail that came back. */
const LARGEST = 1024 * 1024;
/** The rest is read in the next minute. */
const MOST_AT_ONCE = 200;
/** No answer for so long, in milliseconds, and the next minute tries again. */
const TIMEOUT = 20_000;

/** Hands on each mail after the position, oldest first; returns how many these were. Throws in words of our own. */
export async function readArrived(
  imapUrl: string,
  positionIn: (uidValidity: number) => Promise<number>,
  take: (mail: ArrivedMail) => Promise<void>,
): Promise<number> {
  const client = connectionTo(imapUrl);
  try {
    const { uidValidity, isEmpty } = await open(client, folderIn(imapUrl));
    const position = await positionIn(uidValidity);
    const uids = isEmpty ? [] : await sizesAfter(client, position);
    for (const { uid, size } of uids) {
      const raw = size > LARGEST ? null : await contentOf(client, uid);
      if (raw !== undefined) await take({ uidValidity, uid, raw });
    }
    // What was to be read has been read, whatever comes of the farewell.
    await client.logout().catch(() => undefined);
    return uids.length;
  } finally {
    client.close();
  }
}

function connectionTo(imapUrl: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    // It would write down addresses.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    maxLiteralSize: 2 * LARGEST,
  });
  // Whoever waits for the connection's answer is told as well, and that is enough.
  client.on('error', () => undefined);
  return client;
}

/** The path of the address; the inbox, when it has none. */
function folderIn(imapUrl: string): string {
  return decodeURIComponent(new URL(imapUrl).pathname.slice(1)) || 'INBOX';
}

async function open(
  client: ImapFlow,
  folder: string,
): Promise<{ readonly uidValidity: number; readonly isEmpty: boolean }> {
  await orInWords(client.connect());
  const mailbox = await client.mailboxOpen(folder, { readOnly: true }).catch((error: unknown) => {
    throw new Error(`the folder of the mailbox cannot be opened (${codeOf(error)})`);
  });
  return { uidValidity: Number(mailbox.uidValidity), isEmpty: mailbox.exists === 0 };
}

/** A server answers `7:*` with its last mail even when that is the sixth. */
async function sizesAfter(
  client: ImapFlow,
  position: number,
): Promise<readonly { readonly uid: number; readonly size: number }[]> {
  const messages = await orInWords(
    client.fetchAll(`${position + 1}:*`, { uid: true, size: true }, { uid: true }),
  );
  return messages
    .map(({ uid, size = 0 }) => ({ uid, size }))
    .filter(({ uid }) => uid > position)
    .sort((one, other) => one.uid - other.uid)
    .slice(0, MOST_AT_ONCE);
}

/** Undefined: somebody has deleted it since. */
async function contentOf(client: ImapFlow, uid: number): Promise<Buffer | null | undefined> {
  const source = { start: 0, maxLength: LARGEST + 1 };
  const message = await orInWords(client.fetchOne(String(uid), { source }, { uid: true }));
  if (!message || message.source === undefined) return undefined;
  return message.source.length > LARGEST ? null : message.source;
}

/** What the server says may name the account. */
async function orInWords<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const { authenticationFailed } = error as ImapFlowError;
    throw new Error(
      authenticationFailed
        ? 'the mail server refuses the name or the password of the mailbox'
        : `the mailbox cannot be reached (${codeOf(error)})`,
    );
  }
}

function codeOf(error: unknown): string {
  const { code, responseStatus } = error as ImapFlowError;
  return code ?? responseStatus ?? 'no reason given';
}
