import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { LEASE, MailWorker, PAUSES } from './mail-worker.js';
import {
  hasten,
  outlookOf,
  putBack,
  readFailed,
  readWaiting,
  type FailedMails,
  type Outlook,
  type WaitingMails,
} from './outbox-care.queries.js';

export interface OutboxState {
  readonly waiting: WaitingMails;
  /** Given up or come back. */
  readonly failed: FailedMails;
}

/** `unknown`: there is no such mail, or it waits already. */
export type Resending = 'put-back' | 'unknown' | Exclude<Outlook, 'sendable'>;

/** More than anybody reads; sending all once more takes in the rest. */
const MOST_LISTED = 100;

/** For whoever looks after the service: what has become of the mails, and another try for those that were given up. */
@Injectable()
export class OutboxCare {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: MailWorker,
  ) {}

  async state(): Promise<OutboxState> {
    const [waiting, failed] = await Promise.all([
      readWaiting(this.database, PAUSES),
      readFailed(this.database, MOST_LISTED, PAUSES.length, this.clock.now()),
    ]);
    return { waiting, failed };
  }

  async resend(id: string): Promise<Resending> {
    const now = this.clock.now();
    if ((await putBack(this.database, id, now)) > 0) {
      this.worker.wake();
      return 'put-back';
    }
    const outlook = await outlookOf(this.database, id, now);
    return outlook === undefined || outlook === 'sendable' ? 'unknown' : outlook;
  }

  /** What waits after a failure is tried now, not when its pause is over: for whoever has mended the mail server. */
  async retryWaiting(): Promise<void> {
    await hasten(this.database, LEASE, this.clock.now());
    this.worker.wake();
  }

  /** Every one that can be. Returns how many these were. */
  async resendAll(): Promise<number> {
    const count = await putBack(this.database, null, this.clock.now());
    this.worker.wake();
    return count;
  }
}
