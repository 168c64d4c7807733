import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Agent, request } from 'undici';
import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { examine } from '../../src/doctor/invariants.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { createService } from '../../src/service.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { importPilotNetwork } from '../../src/network-file/pilot-network.js';
import { dropDatabase, freshDatabase } from './database.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects to find
  readonly body: any;
  /** Milliseconds. */
  readonly took: number;
}

/** Somebody who calls the service; without a token, anybody. */
export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface TestService {
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly clock: TestClock;
  readonly anybody: Caller;
  /** A member with an account and a token of their own. */
  member(email?: string): Promise<Caller>;
  /** Names of the invariants that are broken, with where; empty when all is well. */
  doctor(): Promise<string[]>;
  close(): Promise<void>;
}

/** The service on a database of its own, listening on a free port, at a moment that the test chooses. */
export async function startService(options: ServiceSetUp = {}): Promise<TestService> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const connections = options.connections ?? 16;
  const app = await createService({
    databaseUrl,
    connections,
    withJobs: false,
    logger: options.logger ?? false,
    behindTls: false,
  });
  const clock = new TestClock(options.now ?? MONDAY_MORNING);
  app.get(Clock).now = () => clock.now();
  const database = app.get(Database);
  if (options.network !== null) await importOrThrow(database, options.network, clock.now());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const agent = new Agent({ connections: 256, pipelining: 1 });
  let members = 0;
  return {
    url,
    databaseUrl,
    app,
    database,
    clock,
    anybody: callerOf(url, agent),
    member: async (email = `member-${String(++members)}@example.org`) => {
      const { token } = await app.get(AccessTokensService).issue(email, 'test');
      return callerOf(url, agent, token);
    },
    doctor: async () => {
      const { diagnoses } = await examine(database, clock.now());
      return diagnoses.flatMap(({ invariant, offences }) =>
        offences.map((place) => `${invariant}: ${place}`),
      );
    },
    close: async () => {
      await agent.close();
      await app.close();
      if (options.databaseUrl === undefined) await dropDatabase(databaseUrl);
    },
  };
}

export interface ServiceSetUp {
  readonly now?: string;
  /** A network file; the pilot when undefined, none when null. */
  readonly network?: object | null;
  readonly connections?: number;
  /** An existing database, which stays; a fresh one when undefined. */
  readonly databaseUrl?: string;
  readonly logger?: Parameters<typeof createService>[0]['logger'];
}

/** Monday 23 November 2026, 9 h in Paris: Tuesday the 24th is an ordinary day at every telecentre of the pilot. */
export const MONDAY_MORNING = '2026-11-23T09:00:00+01:00';
export const TUESDAY = '2026-11-24';

export class TestClock {
  private shift = 0;
  private readonly start: number;

  constructor(start: string) {
    this.start = Date.parse(start);
  }

  now(): number {
    return this.start + this.shift;
  }

  set(moment: string): void {
    this.shift = Date.parse(moment) - this.start;
  }

  advanceMinutes(minutes: number): void {
    this.shift += minutes * 60_000;
  }
}

export function callerOf(url: string, agent: Agent, token?: string): Caller {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const call = async (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const began = performance.now();
    const answer = await request(url + path, {
      method,
      dispatcher: agent,
      headers: {
        ...authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      took: performance.now() - began,
    };
  };
  return {
    get: (path, headers = {}) => call('GET', path, undefined, headers),
    post: (path, body, headers = {}) => call('POST', path, body, headers),
    patch: (path, body, headers = {}) => call('PATCH', path, body, headers),
  };
}

async function importOrThrow(database: Database, network: object | undefined, now: number): Promise<void> {
  const outcome =
    network === undefined
      ? await importPilotNetwork(database, now)
      : await importNetworkFile(database, network, now);
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.errors));
}
