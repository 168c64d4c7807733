/** What a mailed link is, for tests that sign in the way people do. */
import { Mailbox } from '../../src/outbox/mailbox.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import type { TestService } from './service.js';

/** Sends what waits, and gives the newest letter to this address. */
export async function newestLetter(
  service: TestService,
  to: string,
): Promise<{ text: string; links: readonly string[] }> {
  await service.app.get(MailWorker).sendDue();
  const mailbox = service.app.get(Mailbox);
  const entry = (await mailbox.list()).find((one) => one.to === to);
  const letter = entry && (await mailbox.read(entry.name));
  if (letter === undefined) throw new Error(`No letter to ${to}`);
  return letter;
}
