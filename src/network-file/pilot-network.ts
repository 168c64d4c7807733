import type { Database } from '../platform/database/database.js';
import pilot from './data/pilot-network.json' with { type: 'json' };
import { importNetworkFile, type ImportOutcome } from './import.js';

/** The five telecentres of the Aurillac-Figeac-Decazeville pilot of 2012: what is sourced, and what is only assumed. */
export function importPilotNetwork(database: Database, now: number): Promise<ImportOutcome> {
  return importNetworkFile(database, pilot, now);
}
