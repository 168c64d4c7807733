import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Agent, request } from 'undici';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { accountOf } from '../../src/accounts/accounts.queries.js';
import { formTokenOf } from '../../src/accounts/form-token.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { TokenScope } from '../../src/permissions/permissions.js';
import { newToken } from '../../src/accounts/random-token.js';
import { examine } from '../../src/doctor/invariants.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { Site } from '../../src/platform/web/site.js';
import { createService } from '../../src/service.js';
import type { OutsideWebOptions } from '../../src/outside-web/outside-web-options.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { importPilotNetwork } from '../../src/network-file/pilot-network.js';
import { DAY } from '../../src/reservation/period.js';
import { NetworkDirectory } from '../../src/telecentres/network-directory.js';
import { databaseNameIn, databaseWithPilot, dropDatabase, freshDatabase } from './database.js';
import { MONDAY_MORNING } from './monday-morning.mjs';

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
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** As a browser sends a form; redirects are not followed. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface TestService {
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly clock: TestClock;
  readonly anybody: Caller;
  /** A member with an account and a token of their own. */
  member(
    email?: string,
    given?: { scopes?: readonly TokenScope[]; grants?: readonly GivenRole[] },
  ): Promise<KnownCaller>;
  /** Somebody who has signed in with a browser, by default with their profile told and the house rules accepted. */
  visitor(email?: string, given?: VisitorSetUp): Promise<KnownCaller & { readonly session: string }>;
  /** Names of the invariants that are broken, with where; empty when all is well. */
  doctor(): Promise<string[]>;
  /** Everything as it was at first, the clock as well, in a tenth of the time of a new service; or with another network. */
  startAgain(network?: Network): Promise<void>;
  close(): Promise<void>;
}

/** The service on a database of its own, listening on a free port, at a moment that the test chooses. */
export async function startService(options: ServiceSetUp = {}): Promise<TestService> {
  const { now = MONDAY_MORNING } = options;
  // What most tests begin with was imported once, before all of them.
  const isReady = (network: Network): boolean =>
    options.databaseUrl === undefined && network === undefined && now === MONDAY_MORNING;
  const newDatabase = (network: Network, name?: string): Promise<string> =>
    isReady(network) ? databaseWithPilot(name) : freshDatabase(name);
  const databaseUrl = options.databaseUrl ?? (await newDatabase(options.network));
  const connections = options.connections ?? 16;
  const mailboxFolder = options.mailboxFolder ?? path.join(os.tmpdir(), `telecentre-mailbox-${randomUUID()}`);
  const app = await createService({
    databaseUrl,
    connections,
    withJobs: false,
    logger: options.logger ?? false,
    publicUrl: options.publicUrl,
    trustProxy: options.trustProxy,
    secretKey: SECRET_KEY,
    mail: {
      smtpUrl: options.smtpUrl,
      from: 'telecentres@example.org',
      mailboxFolder,
      telecentreFrom: 'telecentres+{telecentre}@example.org',
      dkim: options.dkim,
      inbound: options.inbound,
    },
    oidc: options.oidc,
    photosFolder: options.photosFolder,
    outside: options.outside ?? { hostsAllowed: [] },
  });
  options.prepare?.(app);
  const clock = new TestClock(now);
  app.get(Clock).now = () => clock.now();
  const database = app.get(Database);
  const fill = async (network: Network): Promise<void> => {
    if (network !== null && !isReady(network)) await importOrThrow(database, network, clock.now());
  };
  await fill(options.network);
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
    member: async (email = `member-${String(++members)}@example.org`, given = {}) => {
      const { scopes = ['read', 'book'], grants = [] } = given;
      const account = await accountWith(database, email, grants, clock.now());
      const token = await giveToken(database, account, scopes, clock.now());
      return { ...callerOf(url, agent, { authorization: `Bearer ${token}` }), account, email };
    },
    visitor: async (email = `visitor-${String(++members)}@example.org`, given = {}) => {
      const { grants = [], secondFactor = false, complete = true } = given;
      const account = await accountWith(database, email, grants, clock.now());
      if (complete) await finishSignIn(database, account, email.split('@')[0] ?? email, clock.now());
      const sessions = app.get(SessionsService);
      const token = await sessions.open(database, account, { device: 'test', idToken: null });
      if (secondFactor) await giveSecondFactor(database, account, clock.now());
      const headers = { cookie: `telecentre_session=${token}`, 'x-form-token': formTokenOf(token) };
      return { ...callerOf(url, agent, headers), account, email, session: token };
    },
    doctor: async () => {
      const { diagnoses } = await examine(database, clock.now());
      return diagnoses.flatMap(({ invariant, offences }) =>
        offences.map((place) => `${invariant}: ${place}`),
      );
    },
    startAgain: async (network = options.network) => {
      if (options.databaseUrl !== undefined) throw new Error('What is in this database belongs to others');
      await closeConnections(app.get(DataSource));
      await dropDatabase(databaseUrl);
      await newDatabase(network, databaseNameIn(databaseUrl));
      await rm(mailboxFolder, { recursive: true, force: true });
      clock.set(now);
      members = 0;
      await fill(network);
      await forgetWhatWasKnown(app);
    },
    close: async () => {
      await agent.close();
      await app.close();
      if (options.databaseUrl === undefined) await dropDatabase(databaseUrl);
    },
  };
}

export interface KnownCaller extends Caller {
  readonly account: string;
  readonly email: string;
}

export type GivenRole =
  | { readonly role: 'host'; readonly telecentre: string }
  | { readonly role: 'coordinator'; readonly department: string }
  | { readonly role: 'employer_manager'; readonly employer: string }
  | { readonly role: 'administrator' };

export interface VisitorSetUp {
  readonly grants?: readonly GivenRole[];
  /** They have one, and have given it in this session. */
  readonly secondFactor?: boolean;
  readonly complete?: boolean;
}

export interface ServiceSetUp {
  readonly publicUrl?: string;
  readonly trustProxy?: string;
  /** Without it mails become files of this folder. */
  readonly smtpUrl?: string;
  readonly mailboxFolder?: string;
  readonly dkim?: Parameters<typeof createService>[0]['mail']['dkim'];
  readonly inbound?: Parameters<typeof createService>[0]['mail']['inbound'];
  /** Before anybody is served. */
  readonly prepare?: (app: NestFastifyApplication) => unknown;
  readonly oidc?: Parameters<typeof createService>[0]['oidc'];
  readonly photosFolder?: string;
  readonly outside?: OutsideWebOptions;
  readonly now?: string;
  readonly network?: Network;
  readonly connections?: number;
  /** An existing database, which stays; a fresh one when undefined. */
  readonly databaseUrl?: string;
  readonly logger?: Parameters<typeof createService>[0]['logger'];
}

/** A network file; the pilot when undefined, none when null. */
type Network = object | null | undefined;

export { MONDAY_MORNING };
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

export function callerOf(url: string, agent: Agent, known: Readonly<Record<string, string>> = {}): Caller {
  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const began = performance.now();
    const answer = await request(url + path, {
      method,
      dispatcher: agent,
      headers: {
        ...known,
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
    put: (path, body, headers = {}) => call('PUT', path, body, headers),
    delete: (path, headers = {}) => call('DELETE', path, undefined, headers),
    send: (path, fields, headers = {}) =>
      call('POST', path, new URLSearchParams(fields).toString(), {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
  };
}

/** Those at rest: what is still at work when a test has ended is not waited for. */
async function closeConnections({ driver }: DataSource): Promise<void> {
  const pool = (driver as PostgresDriver).master as pg.Pool;
  while (pool.idleCount > 0) (await pool.connect()).release(true);
}

/** What the service keeps in memory: the network, by a number that only grows, and the look of its pages. */
async function forgetWhatWasKnown(app: NestFastifyApplication): Promise<void> {
  const directory = app.get(NetworkDirectory);
  const { version } = await directory.current();
  await app.get(Database).query('update network set version = version + $1', [version]);
  await directory.fresh();
  await app.get(Site).lookAnew();
}

async function importOrThrow(database: Database, network: object | undefined, now: number): Promise<void> {
  const outcome =
    network === undefined
      ? await importPilotNetwork(database, now)
      : await importNetworkFile(database, network, now);
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.errors));
}

const SECRET_KEY = Buffer.alloc(32, 7);

/** Plain rows: what a test is about should be asked of the service, the rest may simply be there. */
async function accountWith(
  database: Database,
  email: string,
  grants: readonly GivenRole[],
  now: number,
): Promise<string> {
  const { id } = await accountOf(database, email, now);
  for (const grant of grants) {
    const telecentre = grant.role === 'host' ? grant.telecentre : null;
    const department = grant.role === 'coordinator' ? grant.department : null;
    const employer = grant.role === 'employer_manager' ? grant.employer : null;
    if (employer)
      await database.query('insert into employer (siret) values ($1) on conflict do nothing', [employer]);
    await database.query(
      `insert into role_grant (account_id, role, telecentre_id, department_code, employer_siret, starts_at, granted_at)
values ($1, $2, (select id from telecentre where slug = $3), $4, $5, $6, $6)`,
      [id, grant.role, telecentre, department, employer, new Date(now)],
    );
  }
  return id;
}

async function finishSignIn(database: Database, account: string, name: string, now: number): Promise<void> {
  await database.query(
    `update account set name = $2, language = 'fr', status = 'independent', rules_accepted_at = $3,
  rules_version = (select max(version) from house_rules) where id = $1`,
    [account, name, new Date(now)],
  );
}

async function giveToken(
  database: Database,
  account: string,
  scopes: readonly TokenScope[],
  now: number,
): Promise<string> {
  const { token, hash } = newToken('tlc_');
  await database.query(
    `insert into access_token (account_id, hash, label, scopes, second_factor, created_at, expires_at)
values ($1, $2, 'test', $3, true, $4, $5)`,
    [account, hash, scopes, new Date(now), new Date(now + 365 * DAY)],
  );
  return token;
}

async function giveSecondFactor(database: Database, account: string, now: number): Promise<void> {
  await database.query(
    `insert into second_factor (account_id, sealed_secret, confirmed_at, created_at) values ($1, '', $2, $2)
on conflict do nothing`,
    [account, new Date(now)],
  );
  await database.query('update session set second_factor_at = $2 where account_id = $1', [
    account,
    new Date(now),
  ]);
}
