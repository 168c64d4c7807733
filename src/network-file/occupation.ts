/**
 * The time that closures occupy. Two closures may overlap, as when a room is shut within the yearly closing; but a unit
 * is occupied once, so only one of them holds each stretch. What stands and is still covered stays as it is; the rest
 * goes, and what is then missing is taken by the first closure that covers it.
 */
import { contains, subtract, type Instant, type Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Sql } from '../platform/database/database.js';
import { bookingsWithin, columnsOf, inTheWay, rentedTime, type Piece } from './obstacles.js';
import type { FileError } from './read.js';

export interface Occupant {
  readonly id: string;
  readonly period: Period;
  readonly units: readonly UnitId[];
  readonly place: string;
  readonly what: string;
  /** Who rents there has the key: their time is left out. Not of a place that is withdrawn. */
  readonly leavesTenants: boolean;
}

export interface Occupation {
  readonly occupants: readonly Occupant[];
  /** Ids of closures that are no more. */
  readonly lifted: readonly string[];
  readonly zone: string;
  readonly now: Instant;
}

export async function occupyForClosures(sql: Sql, occupation: Occupation): Promise<FileError[]> {
  const { occupants, lifted, now } = occupation;
  const standing = await readStanding(sql, [...occupants.map((one) => one.id), ...lifted], now);
  const stale = standing.filter((one) => !occupants.some((occupant) => covers(occupant, one)));
  const rented = await rentedTime(
    sql,
    occupants.flatMap(({ units }) => units),
    now,
  );
  const kept = standing.filter((one) => !stale.includes(one));
  const missing = missingPieces(occupants, kept, rented, now);

  await lockUnits(sql, [...stale, ...missing.flatMap((one) => one.pieces)]);
  await release(sql, stale, lifted);
  const errors: FileError[] = [];
  for (const { occupant, pieces } of missing) {
    if (await occupy(sql, occupant, pieces, now)) continue;
    const bookings = await bookingsWithin(sql, pieces, now);
    // A rival's booking may have come and gone meanwhile; or something else than a booking has this time.
    const reason =
      bookings.length > 0 ? inTheWay(bookings, occupation.zone) : 'some of this time is taken; try again';
    errors.push({ place: occupant.place, message: occupant.what + reason });
  }
  return errors;
}

interface Standing extends Piece {
  readonly id: string;
  readonly closureId: string;
}

function readStanding(sql: Sql, closures: readonly string[], now: Instant): Promise<Standing[]> {
  return sql.query<Standing>(
    `select id::text, closure_id::text as "closureId", resource_id as unit,
       (extract(epoch from lower(during)) * 1000)::float8 as start,
       (extract(epoch from upper(during)) * 1000)::float8 as "end"
     from allocation where closure_id = any ($1::bigint[]) and upper(during) > $2`,
    [closures, new Date(now)],
  );
}

function covers(occupant: Occupant, { closureId, unit, ...period }: Standing): boolean {
  return occupant.id === closureId && occupant.units.includes(unit) && contains(occupant.period, period);
}

/** What is over is never taken: nobody can book it any more, and somebody may have been there. */
function missingPieces(
  occupants: readonly Occupant[],
  standing: readonly Standing[],
  rented: readonly Piece[],
  now: Instant,
): { occupant: Occupant; pieces: Piece[] }[] {
  const held = new Map<UnitId, Period[]>();
  for (const piece of standing) held.set(piece.unit, [...(held.get(piece.unit) ?? []), piece]);
  return occupants.flatMap((occupant) => {
    const ahead = { start: Math.max(occupant.period.start, now), end: occupant.period.end };
    const pieces = occupant.units.flatMap((unit) => {
      const before = held.get(unit) ?? [];
      const tenants = occupant.leavesTenants ? rented.filter((one) => one.unit === unit) : [];
      const left = subtract([ahead], [...before, ...tenants]);
      held.set(unit, [...before, ...left]);
      return left.map((period) => ({ unit, ...period }));
    });
    return pieces.length === 0 ? [] : [{ occupant, pieces }];
  });
}

/** All at once, before any: bookings of several units lock theirs in the same order. */
async function lockUnits(sql: Sql, pieces: readonly Piece[]): Promise<void> {
  if (pieces.length > 0) await sql.query('select lock_units($1)', [pieces.map((one) => one.unit)]);
}

async function release(sql: Sql, stale: readonly Standing[], lifted: readonly string[]): Promise<void> {
  if (stale.length > 0)
    await sql.query('delete from allocation where id = any ($1::bigint[])', [stale.map((one) => one.id)]);
  if (lifted.length === 0) return;
  await sql.query('delete from allocation where closure_id = any ($1::bigint[])', [lifted]);
  await sql.query('delete from closure where id = any ($1::bigint[])', [lifted]);
}

async function occupy(sql: Sql, { id }: Occupant, pieces: readonly Piece[], now: Instant): Promise<boolean> {
  const ordered = [...pieces].sort((one, other) => one.unit - other.unit || one.start - other.start);
  const [row] = await sql.query<{ won: number | null }>(
    'select occupy($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[], null, $5, null, $6) as won',
    [ordered.map(() => 1), ...columnsOf(ordered), id, new Date(now)],
  );
  return row?.won === 1;
}
