/** The import of one telecentre of a network file: its row, its resources, what they are made of. */
import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../platform/database/database.js';
import type { ClosuresOf, Withdrawal } from './closures.js';
import type { Importing } from './importing.js';
import { bookingsAhead, inTheWay } from './obstacles.js';
import { bookingsOutside } from './outside-hours.js';
import { placeOf, type Path } from './read.js';
import { openingHoursOf, resourceRows, telecentreRow, type ResourceRow, type TelecentreRow } from './rows.js';
import type { FileTelecentre } from './schema.js';
import {
  insertResource,
  insertTelecentre,
  updateResource,
  updateTelecentre,
  type Kept,
  type KeptResource,
} from './tables.js';

/** Returns what is to be closed there; undefined when that cannot be said. */
export async function importTelecentre(
  importing: Importing,
  file: FileTelecentre,
  path: Path,
): Promise<ClosuresOf | undefined> {
  const id = await importRow(importing, file, path);
  const kept = importing.resources.filter((one) => one.telecentreId === id);
  const ids = await importResources(importing, file, path, id);
  // Another telecentre has one of these keys: nothing that depends on them can be said.
  if (ids === undefined) return undefined;

  await importParts(importing, file, path, kept, ids);
  const withdrawals = await withdraw(importing, file, path, kept, ids);
  return { telecentreId: id, file, path, ids, withdrawals };
}

async function importRow(importing: Importing, file: FileTelecentre, path: Path): Promise<number> {
  const { sql, now, changes } = importing;
  const wanted = telecentreRow(file);
  const kept = importing.telecentres.find((one) => one.row.slug === file.slug);
  if (kept === undefined) {
    changes.created += 1;
    return insertTelecentre(sql, wanted);
  }
  if (isDeepStrictEqual(kept.row, wanted)) return kept.id;

  // Their local times were promised in the old zone.
  if (kept.row.timeZone !== wanted.timeZone) {
    const bookings = await bookingsAhead(sql, 'telecentre', kept.id, now);
    if (bookings.length > 0)
      refuse(
        importing,
        [...path, 'timeZone'],
        `the zone stays while ${inTheWay(bookings, kept.row.timeZone)}`,
      );
  }
  // Nobody could come, and those who receive them would not see them any more.
  if (kept.row.published && !wanted.published) {
    const bookings = await bookingsAhead(sql, 'telecentre', kept.id, now);
    if (bookings.length > 0)
      refuse(
        importing,
        [...path, 'published'],
        `it is not hidden while ${inTheWay(bookings, kept.row.timeZone)}`,
      );
  }
  changes.changed += 1;
  await updateTelecentre(sql, kept.id, wanted, now);
  await tellOutside(importing, kept, wanted);
  return kept.id;
}

async function tellOutside(
  { sql, now, outside }: Importing,
  { id, row }: Kept<TelecentreRow>,
  wanted: TelecentreRow,
): Promise<void> {
  const [was, is] = [row, wanted].map(openingHoursOf);
  if (is === undefined || isDeepStrictEqual(was, is)) return;
  // One that was decided on the old hours would otherwise come after the list.
  await sql.query('select pause_bookings()');
  const bookings = await bookingsOutside(sql, id, is, now);
  if (bookings.length > 0) outside.push({ name: wanted.name, timeZone: wanted.timeZone, bookings });
}

/** The ids of what the file lists, by key; undefined when a key belongs to another telecentre. */
async function importResources(
  importing: Importing,
  file: FileTelecentre,
  path: Path,
  telecentreId: number,
): Promise<Map<string, number> | undefined> {
  const { sql, changes } = importing;
  const ids = new Map<string, number>();
  let complete = true;
  for (const { index, row } of resourceRows(file.resources)) {
    const kept = importing.resources.find((one) => one.row.key === row.key);
    if (kept === undefined) {
      ids.set(row.key, await insertResource(sql, telecentreId, row));
      changes.created += 1;
    } else if (kept.telecentreId !== telecentreId) {
      const message = `“${row.key}” belongs to another telecentre; what moves there takes a new key`;
      refuse(importing, [...path, 'resources', index, 'key'], message);
      complete = false;
    } else {
      ids.set(row.key, kept.id);
      if (isDeepStrictEqual(kept.row, row)) continue;
      await updateResource(sql, kept.id, row);
      if (kept.row.withdrawn) changes.returned += 1;
      else changes.changed += 1;
    }
  }
  return complete ? ids : undefined;
}

async function importParts(
  importing: Importing,
  file: FileTelecentre,
  path: Path,
  kept: readonly KeptResource[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [index, { key, parts = [] }] of file.resources.entries()) {
    const id = ids.get(key);
    if (id === undefined) continue;
    const wanted = parts.flatMap((part) => ids.get(part) ?? []).sort((one, other) => one - other);
    const before = kept.find((one) => one.id === id)?.parts ?? [];
    if (isDeepStrictEqual(before, wanted)) continue;

    // They occupy the old parts, and would stand in nobody's way in the new ones.
    const bookings = await bookingsAhead(importing.sql, 'resource', id, importing.now);
    if (bookings.length > 0)
      refuse(
        importing,
        [...path, 'resources', index, 'parts'],
        `parts stay while ${inTheWay(bookings, file.timeZone)}`,
      );
    await replaceParts(importing.sql, id, wanted);
  }
}

async function withdraw(
  importing: Importing,
  file: FileTelecentre,
  path: Path,
  kept: readonly KeptResource[],
  ids: ReadonlyMap<string, number>,
): Promise<Withdrawal[]> {
  const gone = kept.filter((one) => !ids.has(one.row.key));
  const withdrawals: Withdrawal[] = [];
  for (const { id, row, parts } of gone) {
    const place = placeOf(placeOfWithdrawal(row, file, path));
    withdrawals.push({ resourceId: id, key: row.key, place });
    if (row.withdrawn) continue;

    importing.changes.withdrawn += 1;
    await updateResource(importing.sql, id, { ...row, withdrawn: true });
    if (parts.length === 0) continue;
    // The parts remain to be booked: the room gives them up, and its closure then stands on itself alone.
    const bookings = await bookingsAhead(importing.sql, 'resource', id, importing.now);
    if (bookings.length > 0)
      importing.errors.push({
        place,
        message: `“${row.key}” stays while ${inTheWay(bookings, file.timeZone)}`,
      });
    await replaceParts(importing.sql, id, []);
  }
  return withdrawals;
}

/** An open space that has lost places is still listed; anything else is missing from the list. */
function placeOfWithdrawal({ pool }: ResourceRow, file: FileTelecentre, path: Path): Path {
  const index = file.resources.findIndex((one) => one.places !== undefined && one.key === pool);
  return index < 0 ? [...path, 'resources'] : [...path, 'resources', index, 'places'];
}

async function replaceParts(sql: Sql, id: number, parts: readonly number[]): Promise<void> {
  await sql.query('delete from resource_part where resource_id = $1', [id]);
  await sql.query('insert into resource_part (resource_id, unit_id) select $1, unnest($2::int[])', [
    id,
    parts,
  ]);
}

function refuse(importing: Importing, path: Path, message: string): void {
  importing.errors.push({ place: placeOf(path), message });
}
