/** The mailbox that answers arrive in, over IMAP. It is only looked at: nothing is marked, moved or deleted. */
import { ImapFlow, type ImapFlowError } from 'imapflow';

export interface ArrivedMail {
  readonly uidValidity: number;
  /** Rises with each mail (RFC 3501, 2.3.1.1). */
  readonly uid: number;
  readonly content: Content;
}

type Content =
  | Buffer
  /** Larger than anything that we have reason to read. */
  | 'too-large'
  /** The server fails whenever it is asked for it. */
  | 'unreadable';

/** What is done with the mails. */
export interface Reading {
  readonly positionIn: (uidValidity: number) => Promise<number>;
  readonly take: (mail: ArrivedMail) => Promise<void>;
}

/** In bytes. Answers of calendars have a few thousand; a report may hold the mail that came back. */
const LARGEST = 256 * 1024;
/** A server that cannot hand out one mail in so many minutes never will: the others do not wait for it any longer. */
const MOST_TRIES = 3;
/** The rest is read in the next minute. */
const MOST_AT_ONCE = 200;
/** No answer for so long, in milliseconds, and the next minute tries again. */
const TIMEOUT = 20_000;

/**
 * Hands on each mail after the position, oldest first; returns how many these were. Throws in words of our own. `failures`:
 * how often each mail could not be fetched; the caller keeps them for the next time.
 */
export async function readArrived(
  imapUrl: string,
  failures: Map<number, number>,
  { positionIn, take }: Reading,
): Promise<number> {
  const client = connectionTo(imapUrl);
  try {
    const { uidValidity, isEmpty } = await open(client, folderIn(imapUrl));
    const position = await positionIn(uidValidity);
    const uids = isEmpty ? [] : await uidsAfter(client, position);
    for (const uid of uids) {
      const content = await contentOf(client, uid, failures);
      if (content !== undefined) await take({ uidValidity, uid, content });
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
async function uidsAfter(client: ImapFlow, position: number): Promise<readonly number[]> {
  const uids = await orInWords(client.search({ uid: `${position + 1}:*` }, { uid: true }));
  if (!uids) throw new Error('the mail server does not say which mails there are');
  return uids
    .filter((uid) => uid > position)
    .sort((one, other) => one - other)
    .slice(0, MOST_AT_ONCE);
}

/** Undefined: somebody has deleted it since. */
async function contentOf(
  client: ImapFlow,
  uid: number,
  failures: Map<number, number>,
): Promise<Content | undefined> {
  const failed = failures.get(uid) ?? 0;
  failures.delete(uid);
  if (failed >= MOST_TRIES) return 'unreadable';
  const source = { start: 0, maxLength: LARGEST + 1 };
  const fetching = client.fetchOne(String(uid), { source }, { uid: true });
  fetching.catch(() => failures.set(uid, failed + 1));
  const message = await orInWords(fetching);
  if (!message || message.source === undefined) return undefined;
  return message.source.length > LARGEST ? 'too-large' : message.source;
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
