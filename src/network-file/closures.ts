/**
 * The closures of one telecentre of a network file. Closures to come that are no longer listed are lifted; what is over
 * is left alone, and so is what a host has closed: only they open it again. A resource that is no longer listed is
 * withdrawn: a closure without a near end stands on it.
 */
import { closingInstant, localDateOf, localTimeOf, openingInstant } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Sql } from '../platform/database/database.js';
import { occupyForClosures, type Occupant } from './occupation.js';
import { placeOf, type Path } from './read.js';
import type { FileTelecentre } from './schema.js';
import type { KeptClosure } from './tables.js';
import type { Importing } from './importing.js';
import { beginningOf, endOf } from './values.js';

export interface Withdrawal {
  readonly resourceId: number;
  readonly key: string;
  readonly place: string;
}

export interface ClosuresOf {
  readonly telecentreId: number;
  readonly file: FileTelecentre;
  readonly path: Path;
  /** Of what the file lists, by key. */
  readonly ids: ReadonlyMap<string, number>;
  /** What it does not list, or no longer. */
  readonly withdrawals: readonly Withdrawal[];
}

/** A withdrawal has no end; a period must have one, and no date of a network file comes after it. */
const NEVER = '2200-01-01T00:00';
const WITHDRAWN = 'Retiré';

export function isWithdrawal({ localEnd }: Pick<KeptClosure, 'localEnd'>): boolean {
  return localEnd === NEVER;
}

export async function importClosures(importing: Importing, of: ClosuresOf): Promise<void> {
  const { sql, now, changes } = importing;
  const kept = importing.closures.filter((one) => one.telecentreId === of.telecentreId);
  const listed = of.file.closures.map((_, index) => listedClosure(of, index));
  const wanted = [...listed, ...of.withdrawals.map((one) => withdrawalOf(one, of, kept, now))];

  const occupants: Occupant[] = [];
  for (const closure of wanted) {
    const known = kept.find((one) => isSame(one, closure));
    const id = known?.id ?? (await insertClosure(sql, of.telecentreId, closure));
    occupants.push({ ...closure, id });
    if (known !== undefined && !agrees(known, closure)) {
      await updateClosure(sql, id, closure);
      changes.closuresChanged += 1;
    }
    if (known === undefined && !isEndless(closure)) changes.closuresAdded += 1;
  }

  const unlisted = kept.filter((one) => one.end > now && !wanted.some((closure) => isSame(one, closure)));
  occupants.push(...unlisted.filter((one) => one.byHost).map((one) => occupantOf(one, of)));
  const lifted = unlisted.filter((one) => !one.byHost);
  changes.closuresLifted += lifted.filter((one) => !isWithdrawal(one)).length;
  const errors = await occupyForClosures(sql, {
    occupants,
    lifted: lifted.map((one) => one.id),
    zone: of.file.timeZone,
    now,
  });
  importing.errors.push(...errors);
}

interface Wanted {
  /** Null: the whole telecentre. */
  readonly resourceId: number | null;
  readonly localStart: string;
  readonly localEnd: string;
  readonly period: Period;
  readonly reason: string;
  readonly units: readonly UnitId[];
  readonly place: string;
  /** What cannot be while bookings stand in the way. */
  readonly what: string;
  readonly leavesTenants: boolean;
}

function listedClosure(of: ClosuresOf, index: number): Wanted {
  const { from, to, reason, resource } = of.file.closures[index] ?? { from: '', to: '', reason: '' };
  const [localStart, localEnd] = [beginningOf(from), endOf(to)];
  return {
    resourceId: resource === undefined ? null : (of.ids.get(resource) ?? null),
    localStart,
    localEnd,
    period: periodOf(localStart, localEnd, of.file.timeZone),
    reason,
    units: unitsOf(of, resource),
    place: placeOf([...of.path, 'closures', index]),
    what: '',
    leavesTenants: true,
  };
}

/** The one that stands there already, or one from now on. */
function withdrawalOf(
  { resourceId, key, place }: Withdrawal,
  of: ClosuresOf,
  kept: readonly KeptClosure[],
  now: Instant,
): Wanted {
  const zone = of.file.timeZone;
  const known = kept.find((one) => one.resourceId === resourceId && isWithdrawal(one));
  return {
    resourceId,
    localStart: known?.localStart ?? `${localDateOf(now, zone)}T${localTimeOf(now, zone)}`,
    localEnd: NEVER,
    period: known ?? { start: now, end: periodOf(NEVER, NEVER, zone).end },
    reason: WITHDRAWN,
    units: [resourceId],
    place,
    what: `“${key}” stays while `,
    leavesTenants: false,
  };
}

/** What a host has closed goes on as it is. */
function occupantOf({ id, resourceId, start, end }: KeptClosure, of: ClosuresOf): Occupant {
  const [resource] = [...of.ids].find(([, known]) => known === resourceId) ?? [];
  const isKnown = resourceId === null || resource !== undefined;
  const units = isKnown ? unitsOf(of, resource) : [resourceId];
  const place = placeOf([...of.path, 'closures']);
  return { id, period: { start, end }, units, place, what: '', leavesTenants: true };
}

/** Everything there, or one resource: itself, or what it is made of. */
function unitsOf({ file, ids }: ClosuresOf, resource: string | undefined): UnitId[] {
  const composites = new Map(
    file.resources.flatMap((one) => (one.parts ? [[one.key, one.parts] as const] : [])),
  );
  const keys =
    resource === undefined
      ? [...ids.keys()].filter((key) => !composites.has(key))
      : (composites.get(resource) ?? [resource]);
  return keys.flatMap((key) => ids.get(key) ?? []);
}

function periodOf(localStart: string, localEnd: string, zone: string): Period {
  const [[day = '', time = ''], [lastDay = '', lastTime = '']] = [localStart.split('T'), localEnd.split('T')];
  return { start: openingInstant(day, time, zone), end: closingInstant(lastDay, lastTime, zone) };
}

function isSame(kept: KeptClosure, { resourceId, localStart, localEnd }: Wanted): boolean {
  return kept.resourceId === resourceId && kept.localStart === localStart && kept.localEnd === localEnd;
}

function agrees(kept: KeptClosure, { period, reason }: Wanted): boolean {
  return kept.start === period.start && kept.end === period.end && kept.reason === reason;
}

function isEndless({ localEnd }: Wanted): boolean {
  return localEnd === NEVER;
}

async function insertClosure(sql: Sql, telecentreId: number, closure: Wanted): Promise<string> {
  const [row] = await sql.query<{ id: string }>(
    `insert into closure (telecentre_id, resource_id, local_start, local_end, period, reason)
     values ($1, $2, $3::text::timestamp, $4::text::timestamp, tstzrange($5, $6), $7) returning id::text`,
    [
      telecentreId,
      closure.resourceId,
      closure.localStart,
      closure.localEnd,
      new Date(closure.period.start),
      new Date(closure.period.end),
      closure.reason,
    ],
  );
  return row?.id ?? '';
}

async function updateClosure(sql: Sql, id: string, { period, reason }: Wanted): Promise<void> {
  await sql.query('update closure set period = tstzrange($2, $3), reason = $4 where id = $1', [
    id,
    new Date(period.start),
    new Date(period.end),
    reason,
  ]);
}
