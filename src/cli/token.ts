import { NestFactory } from '@nestjs/core';
import { AccessTokensService, type IssuedToken } from '../accounts/access-tokens.service.js';
import { AppModule } from '../app.module.js';
import { migrate } from '../platform/database/migrate.js';
import type { Settings } from '../platform/config/settings.js';
import { complain, sharedDatabase } from './database-access.js';

export async function issueToken(settings: Settings, email: string, label: string): Promise<IssuedToken> {
  const access = await sharedDatabase(settings, complain);
  try {
    await migrate(access.url);
    const options = { databaseUrl: access.url, connections: 2, withJobs: false };
    const app = await NestFactory.createApplicationContext(AppModule.with(options), {
      logger: ['error', 'warn'],
    });
    try {
      return await app.get(AccessTokensService).issue(email, label);
    } finally {
      await app.close();
    }
  } finally {
    await access.close();
  }
}
