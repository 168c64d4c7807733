import { Logger, type LogLevel } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoService } from '../demo/demo.service.js';
import { Database } from '../platform/database/database.js';
import { migrate } from '../platform/database/migrate.js';
import type { Settings } from '../platform/config/settings.js';
import { PlainLogger } from '../platform/plain-logger.js';
import { Site } from '../platform/web/site.js';
import { createService } from '../service.js';
import { importPilotNetwork } from '../network-file/pilot-network.js';
import { appOptionsOf } from './app-options.js';
import { ownDatabase, type DatabaseAccess } from './database-access.js';
import { howToTryIt } from './demo.js';

/** Runs the service until it is told to stop. */
export async function serve(settings: Settings, withDemo: boolean): Promise<void> {
  const lines = new PlainLogger(levelsFrom(settings.LOG_LEVEL));
  Logger.overrideLogger(lines);
  const logger = new Logger('Service');
  const stop = stopSignal();
  const access = await ownDatabase(settings, (line) => logger.log(`database: ${line}`));
  try {
    const migrations = await migrate(access.url);
    if (migrations.length > 0) logger.log(`The schema is up to date (${migrations.length} migrations run)`);
    const app = await createService({
      ...(await appOptionsOf(settings, access.url)),
      withJobs: true,
      logger: lines,
    });
    try {
      const isFresh = await welcome(app, access, logger);
      if (isFresh && withDemo && settings.PUBLIC_URL === undefined) await loadDemo(app, logger);
      await app.listen(settings.PORT, settings.HOST);
      logger.log(`Listening on ${await app.getUrl()}`);
      logger.log(
        'Next: npm run telecentre -- token issue you@example.org, then book; the API is described at /api/v1/docs',
      );
      if (settings.PUBLIC_URL === undefined)
        logger.log(
          'This is a trial on this machine: before others reach it, through a proxy or otherwise, set PUBLIC_URL',
        );
      if (access.embedded && settings.PUBLIC_URL === undefined)
        for (const line of await howToTryIt(app.get(DemoService), app.get(Site), isFresh)) logger.log(line);
      await stop;
      logger.log('Stopping: requests under way are finished first');
    } finally {
      await app.close();
    }
  } finally {
    await access.close();
  }
}

/**
 * A fresh embedded database gets the pilot network, so that there is something to see; another server never does.
 * True when it was fresh.
 */
async function welcome(
  app: NestFastifyApplication,
  access: DatabaseAccess,
  logger: Logger,
): Promise<boolean> {
  const database = app.get(Database);
  const [row] = await database.query<{ empty: boolean }>(
    'select not exists (select from telecentre) as empty',
  );
  if (row?.empty !== true) return false;
  if (!access.embedded) {
    logger.log(
      'There is no network yet: npm run telecentre -- network import FILE, or --pilot to try it out',
    );
    return false;
  }
  await importPilotNetwork(database, Date.now());
  logger.log(
    'Imported the pilot network Aurillac-Figeac-Decazeville; its hours are to be confirmed by the hosts',
  );
  return true;
}

/** The service can do without it. */
async function loadDemo(app: NestFastifyApplication, logger: Logger): Promise<void> {
  try {
    await app.get(DemoService).load();
  } catch (error) {
    logger.warn(`The demonstration is not loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
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
