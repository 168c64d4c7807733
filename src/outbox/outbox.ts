import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../platform/database/database.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';
import type { Letter } from './letter.js';
import { domainOf } from './mail-address.js';
import { MailWorker } from './mail-worker.js';
import { OUTBOX_OPTIONS, type OutboxOptions } from './outbox-options.js';
import { writeMail } from './outbox.queries.js';
import { sealLetter } from './sealed-letter.js';

export interface OutgoingMail {
  /** What it is about, for whoever looks after the service: `sign-in`. */
  readonly kind: string;
  /** One address. */
  readonly to: string;
  readonly letter: Letter;
  /** Of the reader, when they are a member. */
  readonly account?: string;
  /** Mails of one thread (a booking's id) to one recipient leave in the order in which they were put here. */
  readonly thread?: string;
  /** What it tells: of two mails with the same key only the first is kept. */
  readonly key?: string;
  /** The entry that its calendar part is about. */
  readonly calendarUid?: string;
  /**
   * The telecentre's id, when the reader is written to because they receive people there, as a host or as a coordinator in
   * a host's place: it is not sent once they do so no more.
   */
  readonly hostOf?: number;
  /** From then on it helps nobody, and is not sent any more. */
  readonly expiresAt?: Instant;
}

/** Where mails are put. They leave when the transaction that they were written in has succeeded, and only then. */
@Injectable()
export class Outbox {
  constructor(
    private readonly box: SecretBox,
    private readonly worker: MailWorker,
    @Inject(OUTBOX_OPTIONS) private readonly options: OutboxOptions,
  ) {}

  /**
   * In the caller's transaction: a mail about something that did not happen is never sent. Whoever writes mails of one
   * thread does so in turn. False: its key was there already, and nothing was put.
   */
  async put(sql: Sql, mail: OutgoingMail, now: Instant): Promise<boolean> {
    const { to: recipient, letter, ...written } = mail;
    const id = randomUUID();
    const sealed = sealLetter(this.box, letter);
    const messageId = `<${id}@${domainOf(letter.from?.address ?? this.options.from)}>`;
    return writeMail(sql, { ...written, id, recipient, sealed, messageId }, now);
  }

  /** To be called once the transaction has succeeded: the mails then leave at once, not at the next round. */
  wake(): void {
    this.worker.wake();
  }
}
