import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { letter } from '../../src/outbox/letter.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { OutboxModule } from '../../src/outbox/outbox.module.js';
import { OutboxCare } from '../../src/outbox/outbox-care.js';
import type { OutboxOptions } from '../../src/outbox/outbox-options.js';
import { Outbox, type OutgoingMail } from '../../src/outbox/outbox.js';
import { Clock } from '../../src/platform/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { MONDAY_MORNING, TestClock } from '../support/service.js';

/** An instance of the service, as far as mails go. */
export interface MailService {
  readonly database: Database;
  readonly clock: TestClock;
  readonly outbox: Outbox;
  readonly worker: MailWorker;
  readonly mailbox: Mailbox;
  readonly care: OutboxCare;
  readonly mailboxFolder: string;
  /** Writes a mail in a transaction of its own. */
  put(mail?: Partial<OutgoingMail>): Promise<boolean>;
  /** What is known of the mails, in the order in which they were written. */
  rows(): Promise<MailRow[]>;
  close(): Promise<void>;
}

export interface MailRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string | null;
  readonly sealed: Buffer | null;
  readonly message_id: string;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly sent_at: Date | null;
  readonly gave_up_at: Date | null;
  readonly last_error: string | null;
  readonly bounced_at: Date | null;
  readonly bounce_reason: string | null;
}

export interface MailServiceSetUp {
  readonly smtpUrl?: string | undefined;
  readonly worker?: boolean;
  readonly dkim?: OutboxOptions['dkim'];
  readonly readsBounces?: boolean;
  readonly clock?: TestClock;
}

export const FROM = 'reseau@telecentres.example.org';

/** Of every instance alike. */
export const KEY = Buffer.alloc(32, 7);

export const SIGN_IN_URL = 'https://reservation.example.org/connexion/8sYd7Ql0u2v1m7fXr9mB2vT4nK6pQ';

export const SIGN_IN = letter({
  language: 'fr',
  networkName: 'Réseau d’essai',
  subject: 'Votre lien de connexion',
  greeting: 'Bonjour,',
  paragraphs: ['Le lien ci-dessous sert une seule fois\u00a0; il vous ouvre la porte.'],
  action: { label: 'Me connecter', url: SIGN_IN_URL },
  footer: ['Une question\u00a0? Votre télécentre est là pour y répondre.'],
});

export async function startMailService(
  databaseUrl: string,
  setUp: MailServiceSetUp = {},
): Promise<MailService> {
  const { smtpUrl, worker = false, dkim, readsBounces = false } = setUp;
  const { clock = new TestClock(MONDAY_MORNING) } = setUp;
  const mailboxFolder = await mkdtemp(path.join(os.tmpdir(), 'telecentre-mailbox-'));
  const source = await createDataSource({ url: databaseUrl, connections: 4, entities: [] }).initialize();

  @Global()
  @Module({
    providers: [
      Database,
      { provide: Clock, useValue: clock },
      { provide: DataSource, useValue: source },
      { provide: SecretBox, useValue: new SecretBox(KEY) },
    ],
    exports: [Database, Clock, SecretBox],
  })
  class Platform {}

  const app = await Test.createTestingModule({
    imports: [
      Platform,
      OutboxModule.with({
        smtpUrl,
        from: FROM,
        telecentreFrom: 'reseau+{telecentre}@telecentres.example.org',
        dkim,
        readsBounces,
        mailboxFolder,
        worker,
      }),
    ],
  }).compile();
  app.useLogger(false);
  await app.init();
  const database = app.get(Database);
  const outbox = app.get(Outbox);
  return {
    database,
    clock,
    outbox,
    worker: app.get(MailWorker),
    mailbox: app.get(Mailbox),
    care: app.get(OutboxCare),
    mailboxFolder,
    put: (mail = {}) =>
      database.transaction((sql) =>
        outbox.put(sql, { kind: 'sign-in', to: 'jeanne@example.org', letter: SIGN_IN, ...mail }, clock.now()),
      ),
    rows: () => database.query<MailRow>('select * from outgoing_mail order by position'),
    close: async () => {
      await app.close();
      await source.destroy();
      await rm(mailboxFolder, { recursive: true });
    },
  };
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries === 100) throw new Error('it did not happen');
    await pause(20);
  }
}
