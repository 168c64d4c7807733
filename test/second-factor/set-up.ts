import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { Attempts } from '../../src/accounts/attempts.js';
import { Clock } from '../../src/platform/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { DAY } from '../../src/reservation/period.js';
import { codeOf, stepAt } from '../../src/second-factor/one-time-code.js';
import { SecondFactorService, type Enrolment } from '../../src/second-factor/second-factor.service.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { MONDAY_MORNING, TestClock } from '../support/service.js';

export interface SecondFactorSetUp {
  readonly service: SecondFactorService;
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
  const service = await withNewKey();
  let people = 0;

  async function withNewKey(): Promise<SecondFactorService> {
    const module = await Test.createTestingModule({
      providers: [
        SecondFactorService,
        Attempts,
        { provide: Database, useValue: database },
        { provide: Clock, useValue: clock },
        { provide: SecretBox, useValue: new SecretBox(randomBytes(32)) },
      ],
    }).compile();
    return module.get(SecondFactorService);
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
