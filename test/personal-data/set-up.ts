import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { AccessToken } from '../../src/accounts/access-token.entity.js';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { examine } from '../../src/doctor/invariants.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { OutboxModule } from '../../src/outbox/outbox.module.js';
import { PersonalDataModule } from '../../src/personal-data/personal-data.module.js';
import { RetentionService, type RetentionRun } from '../../src/personal-data/retention.service.js';
import { Clock } from '../../src/platform/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { databaseWithPilot, dropDatabase } from '../support/database.js';
import { MONDAY_MORNING, TestClock } from '../support/service.js';

export interface SetUp {
  readonly database: Database;
  readonly clock: TestClock;
  readonly secrets: SecretBox;
  readonly mailbox: Mailbox;
  /** What happens each night, now. */
  night(): Promise<RetentionRun>;
  /** Names of the invariants that are broken, with where. */
  doctor(): Promise<string[]>;
  /** How often two have waited for each other until the database ended it. Ends all connections, to be told all. */
  deadlocks(): Promise<number>;
  close(): Promise<void>;
}

/** The pilot network, and what looks after personal data in it, without a server around it. */
export async function setUp(): Promise<SetUp> {
  const url = await databaseWithPilot();
  const clock = new TestClock(MONDAY_MORNING);
  const mailboxFolder = path.join(os.tmpdir(), `telecentre-mailbox-${randomUUID()}`);
  const mail = {
    smtpUrl: undefined,
    from: 'telecentres@example.org',
    telecentreFrom: 'telecentres+{telecentre}@example.org',
    dkim: undefined,
    readsBounces: false,
    mailboxFolder,
    worker: false,
  };
  const app = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRootAsync({
        useFactory: () => ({}),
        dataSourceFactory: () =>
          createDataSource({ url, connections: 30, entities: [AccessToken] }).initialize(),
      }),
      PlatformModule.with({
        secretKey: Buffer.alloc(32, 7),
        publicUrl: 'https://telecentres.example.org',
        trustProxy: undefined,
      }),
      OutboxModule.with(mail),
      AccountsModule,
      PersonalDataModule,
    ],
  }).compile();
  app.get(Clock).now = () => clock.now();
  const database = app.get(Database);
  return {
    database,
    clock,
    secrets: app.get(SecretBox),
    mailbox: app.get(Mailbox),
    night: () => app.get(RetentionService).run(clock.now()),
    doctor: async () => {
      const { diagnoses } = await examine(database, clock.now());
      return diagnoses.flatMap(({ invariant, offences }) =>
        offences.map((where) => `${invariant}: ${where}`),
      );
    },
    deadlocks: async () => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const { rows } = await client.query<{ deadlocks: string }>(
        'select deadlocks from pg_stat_database where datname = current_database()',
      );
      await client.end();
      return Number(rows[0]?.deadlocks);
    },
    close: async () => {
      await app.close();
      await dropDatabase(url);
    },
  };
}
