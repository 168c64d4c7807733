import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Instant } from '../reservation/period.js';

export interface MailboxEntry {
  readonly name: string;
  readonly date: Instant;
  readonly to: string;
  readonly subject: string;
}

export interface MailboxMessage extends MailboxEntry {
  readonly from: string;
  readonly text: string;
  readonly html: string;
  /** Addresses of pages that it points to, each once. */
  readonly links: readonly string[];
}

/** Of a mailbox that nobody empties, the newest are kept. */
const MOST_KEPT = 200;
/** The moment, so that names sort by time, and the mail, so that sending it again replaces the file. */
const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)_[\da-f-]{36}\.eml$/;
/** The mails hold links to sign in with: they are for the account of the service alone. */
const OWNER_ONLY = { file: 0o600, folder: 0o700 };

/** The folder that stands in for a mail server while there is none: each mail a file that any mail program can open. */
export class Mailbox {
  constructor(
    private readonly folder: string,
    /** False where a mail server takes the mails. */
    readonly isInUse = true,
  ) {}

  async keep(id: string, date: Date, raw: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: OWNER_ONLY.folder });
    const file = path.join(this.folder, `${date.toISOString().replaceAll(':', '-')}_${id}.eml`);
    const draft = `${file}.tmp`;
    await writeFile(draft, raw, { mode: OWNER_ONLY.file });
    await rename(draft, file);
    await this.remove((await this.names()).slice(MOST_KEPT));
  }

  /** Newest first. */
  async list(): Promise<MailboxEntry[]> {
    const messages = await Promise.all((await this.names()).map((name) => this.read(name)));
    return messages
      .filter((message) => message !== undefined)
      .map(({ name, date, to, subject }) => ({ name, date, to, subject }));
  }

  /** Undefined when there is no mail of this name; a name that leads elsewhere is none. */
  async read(name: string): Promise<MailboxMessage | undefined> {
    const date = dateOf(name);
    if (date === undefined) return undefined;
    const raw = await orNothing(readFile(path.join(this.folder, name)));
    if (raw === undefined) return undefined;
    const email = await PostalMime.parse(raw);
    const text = email.text ?? '';
    return {
      name,
      date,
      from: addressesOf([email.from]),
      to: addressesOf(email.to ?? []),
      subject: email.subject ?? '',
      text,
      html: email.html ?? '',
      links: [...new Set(text.match(/https?:\/\/\S+/g))],
    };
  }

  /** Every letter to this address, also those from before there was a mail server. */
  async forget(address: string): Promise<void> {
    const letters = await this.list();
    await this.remove(letters.filter(({ to }) => to.toLowerCase() === address).map(({ name }) => name));
  }

  /** Every older letter. */
  async forgetBefore(moment: Instant): Promise<void> {
    await this.remove((await this.names()).filter((name) => (dateOf(name) ?? moment) < moment));
  }

  private async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(path.join(this.folder, name), { force: true })));
  }

  /** Newest first. Of several that were written at the same moment, the one that left last. */
  private async names(): Promise<string[]> {
    const names = (await orNothing(readdir(this.folder))) ?? [];
    const mails = await Promise.all(
      names.filter((name) => NAME.test(name)).map((name) => this.timesOf(name)),
    );
    return mails.sort(newestFirst).map(({ name }) => name);
  }

  private async timesOf(name: string): Promise<MailTimes> {
    const file = await orNothing(stat(path.join(this.folder, name)));
    return { name, writtenAt: dateOf(name) ?? 0, leftAt: file?.mtimeMs ?? 0 };
  }
}

interface MailTimes {
  readonly name: string;
  readonly writtenAt: Instant;
  readonly leftAt: number;
}

function newestFirst(one: MailTimes, other: MailTimes): number {
  return other.writtenAt - one.writtenAt || other.leftAt - one.leftAt || (other.name < one.name ? -1 : 1);
}

function dateOf(name: string): Instant | undefined {
  const [, hour, minute, second] = NAME.exec(name) ?? [];
  return hour && minute && second ? Date.parse(`${hour}:${minute}:${second}`) : undefined;
}

/** What is not there, or not any more. */
async function orNothing<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function addressesOf(addresses: readonly Email['from'][]): string {
  return addresses
    .map((one) => one?.address)
    .filter((address) => address !== undefined)
    .join(', ');
}
