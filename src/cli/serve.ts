import { Logger, type LogLevel } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../platform/database/database.js';
import { migrate } from '../platform/database/migrate.js';
import type { Settings } from '../platform/config/settings.js';
import { PlainLogger } from '../platform/plain-logger.js';
import { createService } from '../service.js';
import { importPilotNetwork } from '../network-file/pilot-network.js';
import { ownDatabase, type DatabaseAccess } from './database-access.js';

/** Runs the service until it is told to stop. */
export async function serve(settings: Settings): Promise<void> {
  const lines = new PlainLogger(levelsFrom(settings.LOG_LEVEL));
  Logger.overrideLogger(lines);
  const logger = new Logger('Service');
  const stop = stopSignal();
  const access = await ownDatabase(settings, (line) => logger.log(`database: ${line}`));
  try {
    const migrations = await migrate(access.url);
    if (migrations.length > 0) logger.log(`The schema is up to date (${migrations.length} migrations run)`);
    const app = await createService({
      databaseUrl: access.url,
      connections: settings.DATABASE_CONNECTIONS,
      withJobs: true,
      logger: lines,
      behindTls: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    });
    try {
      await welcome(app, access, logger);
      await app.listen(settings.PORT, settings.HOST);
      logger.log(`Listening on ${await app.getUrl()}`);
      logger.log(
        'Next: npm run telecentre -- token issue you@example.org, then book; the API is described at /api/v1/docs',
      );
      await stop;
      logger.log('Stopping: requests under way are finished first');
    } finally {
      await app.close();
    }
  } finally {
    await access.close();
  }
}

/** A fresh embedded database gets the pilot network, so that there is something to see; another server never does. */
async function welcome(app: NestFastifyApplication, access: DatabaseAccess, logger: Logger): Promise<void> {
  const database = app.get(Database);
  const [row] = await database.query<{ empty: boolean }>(
    'select not exists (select from telecentre) as empty',
  );
  if (row?.empty !== true) return;
  if (!access.embedded) {
    logger.log(
      'There is no network yet: npm run telecentre -- network import FILE, or --pilot to try it out',
    );
    return;
  }
  await importPilotNetwork(database, Date.now());
  logger.log(
    'Imported the pilot network Aurillac-Figeac-Decazeville; its hours are to be confirmed by the hosts',
  );
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    // Told twice (npm passes on what the terminal has already said), we still stop in good order, the database last.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

function levelsFrom(lowest: Settings['LOG_LEVEL']): LogLevel[] {
  const levels = ['error', 'warn', 'log', 'debug'] as const;
  return levels.slice(0, levels.indexOf(lowest) + 1);
}
