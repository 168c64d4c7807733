/** A thread of its own: reads one mail, answers, and is over. */
import { parentPort, workerData } from 'node:worker_threads';
import { readIncomingMail } from './incoming-mail.js';
import type { MailToRead } from './reading-thread.js';

const { raw, authenticatedBy } = workerData as MailToRead;
parentPort?.postMessage(await readIncomingMail(raw, authenticatedBy).catch(() => null));
