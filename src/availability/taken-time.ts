import type { Sql, Statement } from '../platform/database/database.js';
import type { Taken } from '../reservation/availability.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';

/** Occupied time, and the version of the network at the moment of reading. */
export interface TakenTime {
  readonly version: number;
  readonly taken: Taken;
}

/** One group of units and the stretch of time of interest for them. */
export interface Question {
  readonly units: readonly UnitId[];
  readonly window: Period;
}

/** Milliseconds are numbers in JSON, and JSON is what the driver reads fastest. */
export const TAKEN_AS_JSON = `coalesce(json_agg(json_build_array(resource_id,
    (extract(epoch from lower(during)) * 1000)::int8, (extract(epoch from upper(during)) * 1000)::int8)), '[]')`;

export const TAKEN_TIME: Statement = {
  name: 'taken-time',
  text: `select (select version::int from network) as version,
    (select ${TAKEN_AS_JSON} from taken_time($1, $2, $3, $4)) as rows`,
};

export const TAKEN_TIME_TWICE: Statement = {
  name: 'taken-time-twice',
  text: `select (select version::int from network) as version,
    (select ${TAKEN_AS_JSON} from (
      select * from taken_time($1, $2, $3, $7) union all select * from taken_time($4, $5, $6, $7)) both_times) as rows`,
};

export type TakenRow = readonly [unit: UnitId, start: Instant, end: Instant];

/** One statement, whatever the number of units. */
export async function takenTime(sql: Sql, question: Question, now: Instant): Promise<TakenTime> {
  return read(sql, TAKEN_TIME, [...parametersOf(question), new Date(now)]);
}

/** Two questions in one statement; their units must differ. */
export async function takenTimeOfTwo(
  sql: Sql,
  one: Question,
  other: Question,
  now: Instant,
): Promise<TakenTime> {
  return read(sql, TAKEN_TIME_TWICE, [...parametersOf(one), ...parametersOf(other), new Date(now)]);
}

export function takenOfRows(rows: readonly TakenRow[]): Taken {
  const taken = new Map<UnitId, Period[]>();
  for (const [unit, start, end] of rows) {
    const periods = taken.get(unit);
    if (periods) periods.push({ start, end });
    else taken.set(unit, [{ start, end }]);
  }
  return taken;
}

async function read(sql: Sql, statement: Statement, values: readonly unknown[]): Promise<TakenTime> {
  const [row] = await sql.query<{ version: number; rows: TakenRow[] }>(statement, values);
  return { version: row?.version ?? 0, taken: takenOfRows(row?.rows ?? []) };
}

function parametersOf({ units, window }: Question): unknown[] {
  return [units, new Date(window.start), new Date(window.end)];
}
