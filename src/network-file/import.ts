/**
 * Brings the network to what a file says. The file is the whole truth about the telecentres it names, and says nothing
 * of the others. What shall be is compared with what is before anything is written, so that a file imported twice
 * changes nothing the second time; and either all of it is imported, or none and every reason is told.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../reservation/period.js';
import type { Database, Sql } from '../platform/database/database.js';
import { importClosures, type ClosuresOf } from './closures.js';
import { exportNetwork } from './export.js';
import { changesBetween, rememberChanges, type Editor } from './history.js';
import type { Changes, Importing, LeftOutside } from './importing.js';
import { readNetworkFile, type FileError } from './read.js';
import { networkRow, type NetworkRow } from './rows.js';
import type { NetworkFile } from './schema.js';
import { readClosures, readResources, readTelecentres } from './tables.js';
import { importTelecentre } from './telecentre.js';

export type ImportOutcome =
  | { readonly outcome: 'refused'; readonly errors: readonly FileError[] }
  | {
      readonly outcome: 'imported';
      readonly changes: Changes;
      readonly outside: readonly LeftOutside[];
    };

export function importNetworkFile(
  database: Database,
  document: unknown,
  now: Instant,
  editor: Editor = null,
): Promise<ImportOutcome> {
  return database.transaction((sql) => importNetwork(sql, document, now, editor));
}

/** Within a transaction of the caller, which it leaves as it found it when the file is refused. */
export async function importNetwork(
  sql: Sql,
  document: unknown,
  now: Instant,
  editor: Editor = null,
): Promise<ImportOutcome> {
  const words = await sql.query<{ word: string }>('select word from equipment_word');
  const reading = readNetworkFile(
    document,
    words.map(({ word }) => word),
  );
  if (reading.outcome === 'refused') return reading;

  await sql.query('savepoint network_import');
  const importing = await begin(sql, now);
  const before = await exportNetwork(sql, now);
  await importNames(importing, reading.file);
  const closures: ClosuresOf[] = [];
  for (const [index, telecentre] of reading.file.telecentres.entries()) {
    const of = await importTelecentre(importing, telecentre, ['telecentres', index]);
    if (of) closures.push(of);
  }
  // Last, and in one order: bookings wait for the time that a closure takes, and whatever makes bookings pause must not
  // then wait for them.
  closures.sort((one, other) => one.telecentreId - other.telecentreId);
  for (const of of closures) await importClosures(importing, of);

  if (importing.errors.length > 0) {
    await sql.query('rollback to savepoint network_import');
    return { outcome: 'refused', errors: importing.errors };
  }
  await rememberChanges(sql, changesBetween(before, await exportNetwork(sql, now)), editor, now);
  return { outcome: 'imported', changes: importing.changes, outside: importing.outside };
}

async function begin(sql: Sql, now: Instant): Promise<Importing> {
  // One import at a time; and as every change of a closure raises the version in this row, no closure changes meanwhile.
  await sql.query('select from network for update');
  return {
    sql,
    now,
    telecentres: await readTelecentres(sql),
    resources: await readResources(sql),
    closures: await readClosures(sql),
    errors: [],
    changes: {
      created: 0,
      changed: 0,
      withdrawn: 0,
      returned: 0,
      closuresAdded: 0,
      closuresChanged: 0,
      closuresLifted: 0,
    },
    outside: [],
  };
}

async function importNames({ sql, changes }: Importing, file: NetworkFile): Promise<void> {
  const wanted = networkRow(file);
  const [network] = await sql.query<NetworkRow>('select name, about from network');
  if (!isDeepStrictEqual(network, wanted)) {
    // The name is shown on every page: those who keep a copy of the network must hear of it.
    await sql.query('update network set name = $1, about = $2, version = version + 1', [
      wanted.name,
      wanted.about,
    ]);
    changes.changed += 1;
  }

  const departments = await sql.query<NetworkFile['departments'][number]>(
    'select code, name, coordinator from department',
  );
  for (const one of file.departments) {
    const kept = departments.find((other) => other.code === one.code);
    if (isDeepStrictEqual(kept, one)) continue;
    await sql.query(
      `insert into department (code, name, coordinator) values ($1, $2, $3)
       on conflict (code) do update set name = excluded.name, coordinator = excluded.coordinator`,
      [one.code, one.name, one.coordinator],
    );
    if (kept) changes.changed += 1;
    else changes.created += 1;
  }
}
