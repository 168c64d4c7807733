/** The network as a file, in one order, so that two exports of the same network are the same text. */
import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../reservation/local-time.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { isWithdrawal } from './closures.js';
import { fileResource, fileTelecentre, type NetworkRow, type ResourceRow } from './rows.js';
import { FORMAT, type FileClosure, type FileResource, type NetworkFile } from './schema.js';
import {
  readClosures,
  readResources,
  readTelecentres,
  type KeptClosure,
  type KeptResource,
} from './tables.js';
import { beginningOf, endOf } from './values.js';

/** As it is now: what hosts close is theirs to open again, and what is over changes no more; the file has neither. */
export async function exportNetwork(sql: Sql, now: Instant): Promise<NetworkFile> {
  const [network] = await sql.query<NetworkRow>('select name, about from network');
  const departments = await sql.query<NetworkFile['departments'][number]>(
    'select code, name, coordinator from department',
  );
  const resources = await readResources(sql);
  const offered = new Set(resources.filter((one) => !one.row.withdrawn).map((one) => one.id));
  const closures = (await readClosures(sql)).filter(
    ({ resourceId, ...one }) =>
      !isWithdrawal(one) && !one.byHost && one.end > now && (resourceId === null || offered.has(resourceId)),
  );
  const telecentres = await readTelecentres(sql);
  const keys = new Map(resources.map((one) => [one.id, one.row.key]));

  const { sources = {}, ...about } = network?.about ?? {};
  return canonical({
    format: FORMAT,
    name: network?.name ?? '',
    about,
    sources,
    departments,
    telecentres: telecentres.map(({ id, row }) => ({
      ...fileTelecentre(row),
      resources: fold(
        resources.filter((one) => one.telecentreId === id && !one.row.withdrawn),
        keys,
      ),
      closures: closures.filter((one) => one.telecentreId === id).map((one) => fileClosure(one, keys)),
    })),
  });
}

/** The same network, its lists in the order in which an export has them. */
export function canonical(file: NetworkFile): NetworkFile {
  return {
    ...file,
    departments: sortedBy(file.departments, (one) => one.code),
    telecentres: sortedBy(file.telecentres, (one) => one.slug).map((telecentre) => ({
      ...telecentre,
      resources: telecentre.resources.map((one) =>
        one.parts ? { ...one, parts: [...one.parts].sort() } : one,
      ),
      closures: sortedBy(
        telecentre.closures.map((one) => ({
          ...one,
          from: shortest(beginningOf(one.from)),
          to: shortestEnd(endOf(one.to)),
        })),
        (one) => `${beginningOf(one.from)} ${endOf(one.to)} ${one.resource ?? ''}`,
      ),
    })),
  };
}

/** Desks that are alike but for their numbers are one entry again; the others are listed one by one. */
function fold(resources: readonly KeptResource[], keys: ReadonlyMap<number, string>): FileResource[] {
  return resources.flatMap((one) => {
    const desks = resources.filter((other) => one.row.pool !== null && other.row.pool === one.row.pool);
    const space = openSpaceOf(desks.map((desk) => desk.row));
    if (space === undefined)
      return [
        fileResource(
          one.row,
          one.parts.flatMap((part) => keys.get(part) ?? []),
        ),
      ];
    return one === desks[0] ? [space] : [];
  });
}

function openSpaceOf(desks: readonly ResourceRow[]): FileResource | undefined {
  const [first] = desks;
  if (first === undefined || first.pool === null || !first.name.endsWith(' 1')) return undefined;
  const name = first.name.slice(0, -2);
  const { pool, position } = first;
  const alike = desks.every((desk, index) =>
    isDeepStrictEqual(desk, {
      ...first,
      key: `${pool}-${index + 1}`,
      position: position + index,
      name: `${name} ${index + 1}`,
    }),
  );
  if (!alike || first.capacity !== 1) return undefined;
  return { ...fileResource({ ...first, key: pool, pool: null, name }, []), places: desks.length };
}

function fileClosure(closure: KeptClosure, keys: ReadonlyMap<number, string>): FileClosure {
  const resource = closure.resourceId === null ? undefined : keys.get(closure.resourceId);
  return {
    from: closure.localStart,
    to: shortestEnd(closure.localEnd),
    reason: closure.reason,
    ...(resource === undefined ? {} : { resource }),
  };
}

/** A closure that begins at midnight begins with its date. */
function shortest(localStart: string): string {
  return localStart.endsWith('T00:00') ? localStart.slice(0, 10) : localStart;
}

/** A closure that ends at midnight ends with the day before. */
function shortestEnd(localEnd: string): string {
  return localEnd.endsWith('T00:00') ? addDays(localEnd.slice(0, 10), -1) : localEnd;
}

function sortedBy<Item>(list: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...list].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}
