import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { isUnanswered } from './database-away.js';

/** A statement that is sent often has a name: each connection then parses and plans it once. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** Where SQL is sent: the database itself, or a transaction on it. */
export interface Sql {
  query<Row>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The pool that TypeORM opened, for the statements that are written as SQL: sets, and whatever the database decides. */
@Injectable()
export class Database implements Sql {
  private readonly pool: pg.Pool;

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.pool = (dataSource.driver as PostgresDriver).master as pg.Pool;
    // The pool listens only to clients at rest; one that breaks at work would end the process.
    this.pool.on('acquire', (client) => {
      if (!client.listeners('error').includes(toldByItsQuery)) client.on('error', toldByItsQuery);
    });
  }

  query<Row>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return onceMore(() => this.withClient((client) => send<Row>(client, statement, values)));
  }

  /** All or nothing. The work may be done twice, when the database broke a deadlock at its expense. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return onceMore(() =>
      this.withClient(async (client) => {
        await client.query('begin');
        try {
          const result = await work({ query: (statement, values) => send(client, statement, values) });
          await client.query('commit');
          return result;
        } catch (error) {
          // It would not be answered either; the connection is closed, which undoes as much.
          if (isUnanswered(error)) throw error;
          await client.query('rollback');
          throw new RolledBack(error);
        }
      }),
    );
  }

  /** `pool.query` would close its connection at every SQL error, refusals included; a client checked out is kept. */
  private async withClient<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      if (error instanceof RolledBack) {
        client.release();
        throw error.reason;
      }
      client.release(error instanceof pg.DatabaseError && !isFatal(error) ? undefined : (error as Error));
      throw error;
    }
  }
}

/** Whatever went wrong in a transaction, its connection is as good as before: a refusal costs nobody a new one. */
class RolledBack extends Error {
  constructor(readonly reason: unknown) {
    super('rolled back');
  }
}

/** Whoever waits for the broken connection's answer is told, and that is enough. */
function toldByItsQuery(): void {}

async function send<Row>(
  client: pg.PoolClient,
  statement: Statement | string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { name, text } = typeof statement === 'string' ? { name: undefined, text: statement } : statement;
  const { rows } = await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  return rows as Row[];
}

/** Deadlock and serialization failure: the other side has won and is through, so the second try settles it. */
const WORTH_ANOTHER_TRY = new Set(['40P01', '40001']);

async function onceMore<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !WORTH_ANOTHER_TRY.has(error.code ?? '')) throw error;
    return attempt();
  }
}

/** Class 57P: the server ends the session; class 08: the connection is gone. Such a connection is not used again. */
function isFatal(error: pg.DatabaseError): boolean {
  return error.code?.startsWith('57P') === true || error.code?.startsWith('08') === true;
}
