import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AccountNotices } from '../../src/accounts/account-notices.js';
import { Attempts } from '../../src/accounts/attempts.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { OUTBOX_OPTIONS } from '../../src/outbox/outbox-options.js';
import { Outbox } from '../../src/outbox/outbox.js';
import { Clock } from '../../src/platform/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { SITE_OPTIONS, Site } from '../../src/platform/web/site.js';
import { DAY } from '../../src/reservation/period.js';
import { codeOf, stepAt } from '../../src/second-factor/one-time-code.js';
import { SecondFactorRemoval } from '../../src/second-factor/removal.js';
import { SecondFactorService, type Enrolment } from '../../src/second-factor/second-factor.service.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { MONDAY_MORNING, TestClock } from '../support/service.js';

export interface SecondFactorSetUp {
  readonly service: SecondFactorService;
  readonly removal: SecondFactorRemoval;
  readonly database: Database;
  readonly clock: TestClock;
  /** Somebody with an account and a telephone, on which nothing is enrolled yet. */
  person(): Promise<Person>;
  /** Signs in once more, elsewhere: the id of the session. */
  signIn(accountId: string): Promise<string>;
  /** The same service after its secret key was lost, with another in its place. */
  withoutKey(): Promise<SecondFactorService>;
  /** Somebody whose second factor is confirmed, half an hour ago. */
  enrolled(): Promise<Person & { readonly recoveryCodes: readonly string[] }>;
  close(): Promise<void>;
}

export interface Person {
  readonly id: string;
  /** The one that they have signed in with. */
  readonly session: string;
  readonly email: string;
  /** Takes the secret of an enrolment in. */
  scan(enrolment: Enrolment): void;
  /** What the telephone shows; so many steps of half a minute before or after now. */
  code(stepsOff?: number): string;
  /** Six digits that are right neither now nor a minute before or after. */
  wrongCode(): string;
}

export async function setUp(): Promise<SecondFactorSetUp> {
  const url = await freshDatabase();
  const dataSource = await createDataSource({ url, connections: 20, entities: [] }).initialize();
  const database = new Database(dataSource);
  const clock = new TestClock(MONDAY_MORNING);
  const parts = await partsWithNewKey();
  const service = parts.get(SecondFactorService);
  let people = 0;

  async function withNewKey(): Promise<SecondFactorService> {
    return (await partsWithNewKey()).get(SecondFactorService);
  }

  async function partsWithNewKey(): Promise<TestingModule> {
    return Test.createTestingModule({
      providers: [
        SecondFactorService,
        SecondFactorRemoval,
        AccountNotices,
        Outbox,
        Site,
        {
          provide: SITE_OPTIONS,
          useValue: { publicUrl: 'https://essai.example.org', trustProxy: undefined },
        },
        { provide: OUTBOX_OPTIONS, useValue: { from: 'essai@example.org' } },
        // Nobody sends: the letters stay where they are put.
        { provide: MailWorker, useValue: { wake: () => undefined } },
        Attempts,
        { provide: Database, useValue: database },
        { provide: Clock, useValue: clock },
        { provide: SecretBox, useValue: new SecretBox(randomBytes(32)) },
      ],
    }).compile();
  }

  async function signIn(accountId: string): Promise<string> {
    const now = clock.now();
    const [session] = await database.query<{ id: string }>(
      `insert into session (account_id, hash, device, signed_in_at, last_seen_at, expires_at)
values ($1, $2, 'Firefox', $3, $3, $4) returning id`,
      [accountId, randomBytes(32), new Date(now), new Date(now + DAY)],
    );
    return session?.id ?? '';
  }

  async function person(): Promise<Person> {
    const email = `person-${String(++people)}@example.org`;
    const [row] = await database.query<{ id: string }>(
      'insert into account (email) values ($1) returning id',
      [email],
    );
    const id = row?.id ?? '';
    let secret = '';
    const code = (stepsOff = 0): string => codeOf(secret, stepAt(clock.now()) + stepsOff);
    return {
      id,
      session: await signIn(id),
      email,
      scan: (enrolment) => (secret = new URL(enrolment.uri).searchParams.get('secret') ?? ''),
      code,
      wrongCode: () => {
        const right = [-2, -1, 0, 1, 2].map(code);
        return (
          ['000000', '111111', '222222', '333333', '444444', '555555'].find((one) => !right.includes(one)) ??
          ''
        );
      },
    };
  }

  return {
    service,
    removal: parts.get(SecondFactorRemoval),
    database,
    clock,
    person,
    signIn,
    withoutKey: withNewKey,
    enrolled: async () => {
      const somebody = await person();
      somebody.scan(await service.begin(somebody.id, somebody.session, somebody.email, 'fr'));
      const { recoveryCodes } = await service.confirm(somebody.id, somebody.session, somebody.code());
      clock.advanceMinutes(30);
      return { ...somebody, recoveryCodes };
    },
    close: async () => {
      await dataSource.destroy();
      await dropDatabase(url);
    },
  };
}
