import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { migrate } from '../platform/database/migrate.js';
import type { Settings } from '../platform/config/settings.js';
import { appOptionsOf } from './app-options.js';
import { sharedDatabase } from './database-access.js';
import { complain } from './output.js';

/** Does the work with the service's own parts, without serving anybody; closes what it opened. */
export async function withApp<Result>(
  settings: Settings,
  work: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const access = await sharedDatabase(settings, complain);
  try {
    await migrate(access.url);
    const options = {
      ...(await appOptionsOf(settings, access.url)),
      publicUrl: publicUrlOf(settings),
      connections: 2,
      withJobs: false,
    };
    const app = await NestFactory.createApplicationContext(AppModule.with(options), {
      logger: ['error', 'warn'],
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await access.close();
  }
}

/** Mails that a command leaves to the service lead to where that service answers. */
function publicUrlOf({ PUBLIC_URL, PORT }: Settings): string {
  return PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;
}
