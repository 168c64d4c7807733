import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

export interface DatabaseOptions {
  readonly url: string;
  /** Who waits for the answers; a person when undefined. */
  readonly patience?: keyof typeof PATIENCE;
  readonly connections: number;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
}

/**
 * How long a statement may take, and how long its answer is waited for: a little longer, as a server that is merely slow
 * gives up by itself, and one that stands still never says so. In milliseconds; 0 is as long as it takes.
 */
export const PATIENCE = {
  /** Has given up by then. Jobs share these connections, and work in portions that take a small part of it. */
  person: { statement: 8_000, answer: 9_000 },
  /** Sees in a terminal that an import or an examination goes on. */
  operator: { statement: 60_000, answer: 61_000 },
  /** Building an index on a grown table. */
  migration: { statement: 0, answer: 0 },
} as const;

/** Nor may a lock or a forgotten transaction hold the others up: a client that died leaves nothing waiting behind it. */
const LOCK_TIMEOUT = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 10_000;
export const CONNECTION_TIMEOUT = 5_000;

/** TypeORM knows no exclusion constraint and would drop ours: the schema is written by hand, in migrations. */
export function createDataSource({
  url,
  connections,
  entities,
  patience = 'person',
}: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    poolSize: connections,
    connectTimeoutMS: CONNECTION_TIMEOUT,
    applicationName: 'telecentre',
    logging: false,
    extra: {
      statement_timeout: PATIENCE[patience].statement,
      query_timeout: PATIENCE[patience].answer,
      lock_timeout: LOCK_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    },
  });
}
