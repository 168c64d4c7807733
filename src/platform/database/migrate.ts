import pg from 'pg';
import { type DataSource } from 'typeorm';
import { CONNECTION_TIMEOUT, createDataSource } from './data-source.js';

/** Any number will do, as long as every instance of the service takes the same. */
const MIGRATION_LOCK = 20120101;

/**
 * Brings the schema up to date and returns the names of the migrations that ran. Several instances may start at once:
 * one works, the others wait for it and then find nothing left to do.
 */
export async function migrate(url: string): Promise<string[]> {
  const gate = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTION_TIMEOUT });
  await connectOrExplain(gate);
  try {
    await gate.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runPending(createDataSource({ url, connections: 1, entities: [], patience: 'migration' }));
  } finally {
    await gate.end();
  }
}

async function connectOrExplain(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const reason =
      error instanceof Error ? error.message || (error as { code?: string }).code : String(error);
    const place = `${client.host}:${client.port}, database ${client.database ?? '?'}, user ${client.user ?? '?'}`;
    throw new Error(
      `The database does not let us in (${place}): ${reason}\nIs the server up, and does DATABASE_URL name it rightly?`,
      { cause: error },
    );
  }
}

async function runPending(dataSource: DataSource): Promise<string[]> {
  await dataSource.initialize();
  try {
    // Operators may have set one for the whole server.
    await dataSource.query('set statement_timeout = 0');
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
