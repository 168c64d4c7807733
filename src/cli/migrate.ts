import type { Settings } from '../platform/config/settings.js';
import { migrate } from '../platform/database/migrate.js';
import { sharedDatabase } from './database-access.js';
import { complain } from './output.js';

/** Says what was done. */
export async function migrateInWords(settings: Settings): Promise<string> {
  const access = await sharedDatabase(settings, complain);
  try {
    const done = await migrate(access.url);
    return done.length === 0 ? 'The schema was up to date.' : `Migrated: ${done.join(', ')}`;
  } finally {
    await access.close();
  }
}
