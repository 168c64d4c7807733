/**
 * The one secret that is kept outside the database: whoever holds only a copy of the database cannot read what was
 * sealed with it. Losing it loses what is sealed (mails not yet sent, second factors), and nothing else.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config/settings.js';

export type KeySettings = Pick<Settings, 'SECRET_KEY' | 'DATA_DIR'>;

/** 32 bytes: of SECRET_KEY, or of the file beside the data, which is made when there is none. */
export async function secretKeyOf({ SECRET_KEY, DATA_DIR }: KeySettings): Promise<Buffer> {
  if (SECRET_KEY !== undefined) return Buffer.from(SECRET_KEY, 'base64url');
  const file = path.join(DATA_DIR, FILE_NAME);
  const written = (await readIfThere(file)) ?? (await create(file));
  if (!WRITTEN_KEY.test(written)) {
    throw new Error(
      `${file} does not hold a secret key (43 characters of base64url). Bring the file back from a backup. ` +
        'If there is none, remove it and a new key is made: mails not yet sent and second factors are then lost.',
    );
  }
  return Buffer.from(written.trim(), 'base64url');
}

const FILE_NAME = 'secret-key';
/** AES-256 takes 32 bytes. */
const KEY_BYTES = 32;
const WRITTEN_KEY = /^[\w-]{43}\s*$/;
/** A key is for the account of the service alone. */
const OWNER_ONLY = 0o600;

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(
      `The secret key cannot be read (${message}). Let the account of the service read it, or set SECRET_KEY.`,
      { cause: error },
    );
  }
}

/** A link is made whole or not at all, and by one only: of two processes that start at once, both read the first's. */
async function create(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    // The folder is not closed to others: the embedded database may run under an account that must pass through it.
    await mkdir(path.dirname(file), { recursive: true });
    await write(draft, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(
      `The secret key cannot be kept (${(error as Error).message}). Let the service write there, or set SECRET_KEY.`,
      { cause: error },
    );
  } finally {
    await rm(draft, { force: true });
  }
}

/** Down to the disk: what is sealed with the key outlives a power cut, and so must the key. */
async function write(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
