import { readFile } from 'node:fs/promises';
import { exportNetwork } from '../network-file/export.js';
import { importNetworkFile, type ImportOutcome } from '../network-file/import.js';
import { outsideInWords } from '../network-file/obstacles.js';
import { importPilotNetwork } from '../network-file/pilot-network.js';
import type { Settings } from '../platform/config/settings.js';
import { withDatabase } from './database-access.js';
import { complain, print } from './output.js';

/** Says what came of it; false when the file was refused. */
export async function importFile(settings: Settings, file: string): Promise<boolean> {
  const document = await readJson(file);
  return withDatabase(settings, async (database) =>
    report(await importNetworkFile(database, document, Date.now())),
  );
}

export async function importPilot(settings: Settings): Promise<boolean> {
  return withDatabase(settings, async (database) => report(await importPilotNetwork(database, Date.now())));
}

export async function exportedNetwork(settings: Settings): Promise<string> {
  const file = await withDatabase(settings, (database) =>
    database.transaction((sql) => exportNetwork(sql, Date.now())),
  );
  return JSON.stringify(file, null, 2);
}

/** False when it was refused. */
function report(outcome: ImportOutcome): boolean {
  if (outcome.outcome === 'refused') {
    for (const { place, message } of outcome.errors) complain(`${place}: ${message}`);
    complain(`Nothing was imported: ${outcome.errors.length} to mend.`);
    return false;
  }
  const changes = Object.entries(outcome.changes).filter(([, count]) => count > 0);
  print(
    changes.length === 0
      ? 'Nothing to change: the network is as the file says.'
      : `Imported: ${changes.map(([what, count]) => `${what} ${count}`).join(', ')}.`,
  );
  for (const { name, timeZone, bookings } of outcome.outside)
    print(`${name}: ${outsideInWords(bookings, timeZone)}.`);
  return true;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
