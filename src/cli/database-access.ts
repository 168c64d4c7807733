import { createDataSource } from '../platform/database/data-source.js';
import { Database } from '../platform/database/database.js';
import {
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../platform/database/embedded/embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';
import type { Settings } from '../platform/config/settings.js';
import { complain } from './output.js';

export interface DatabaseAccess {
  readonly url: string;
  readonly embedded: boolean;
  /** Stops what was started for this. */
  close(): Promise<void>;
}

/** The server that DATABASE_URL names; without it our own, which this process then owns. */
export async function ownDatabase(settings: Settings, log: (line: string) => void): Promise<DatabaseAccess> {
  if (settings.DATABASE_URL !== undefined)
    return { url: settings.DATABASE_URL, embedded: false, close: nothing };
  const server = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR, log });
  return { url: server.url, embedded: true, close: () => server.stop() };
}

/** The same for a command: beside a service that runs, it uses that service's database. */
export async function sharedDatabase(
  settings: Settings,
  log: (line: string) => void,
): Promise<DatabaseAccess> {
  if (settings.DATABASE_URL === undefined) {
    const url = await runningEmbeddedPostgres(settings.DATA_DIR);
    if (url !== null) return { url, embedded: true, close: nothing };
  }
  return ownDatabase(settings, log);
}

/** Does the work on a migrated database, and closes what it opened. */
export async function withDatabase<Result>(
  settings: Settings,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const access = await sharedDatabase(settings, complain);
  try {
    await migrate(access.url);
    const dataSource = await createDataSource({
      url: access.url,
      connections: 2,
      entities: [],
      patience: 'operator',
    }).initialize();
    try {
      return await work(new Database(dataSource));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await access.close();
  }
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
