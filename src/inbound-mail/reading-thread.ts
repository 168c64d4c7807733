import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IncomingMail } from './incoming-mail.js';

export interface MailToRead {
  readonly raw: Uint8Array;
  /** The name of our own mail server. */
  readonly authenticatedBy: string | undefined;
}

/** As it was built; from the sources, which tests run, the same way leads there. */
const READER = new URL('../../dist/inbound-mail/mail-reader.js', import.meta.url);
/** In megabytes; a mail has a quarter of one. */
const MEMORY = { maxOldGenerationSizeMb: 64 };

/**
 * Reads a mail apart from everything else: anybody can write one that takes a parser minutes, and the service must not
 * stand still meanwhile. Null: it cannot be read, or not within so many milliseconds.
 */
export async function readApart(mail: MailToRead, within: number): Promise<IncomingMail | null> {
  const reader = new Worker(READER, { workerData: mail, resourceLimits: MEMORY });
  try {
    const said = await once(reader, 'message', { signal: AbortSignal.timeout(within) });
    return said[0] as IncomingMail | null;
  } catch (error) {
    if (OVER.has((error as NodeJS.ErrnoException).code)) return null;
    throw error;
  } finally {
    await reader.terminate();
  }
}

/** The time or the memory was used up. Anything else is a fault of ours, and no reason to pass a mail by. */
const OVER: ReadonlySet<string | undefined> = new Set(['ABORT_ERR', 'ERR_WORKER_OUT_OF_MEMORY']);
