import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

export interface DatabaseOptions {
  readonly url: string;
  readonly connections: number;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
}

/**
 * No statement, lock or forgotten transaction may hold the others up for longer than this, in milliseconds: a person
 * has given up by then, and a client that died leaves nothing waiting behind it.
 */
const STATEMENT_TIMEOUT = 15_000;
const LOCK_TIMEOUT = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 10_000;
const CONNECTION_TIMEOUT = 5_000;

/** TypeORM knows no exclusion constraint and would drop ours: the schema is written by hand, in migrations. */
export function createDataSource({ url, connections, entities }: DatabaseOptions): DataSource {
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
      statement_timeout: STATEMENT_TIMEOUT,
      lock_timeout: LOCK_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    },
  });
}
