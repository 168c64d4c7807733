/** The rows that a network file is about: how they are read, put in and changed. */
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { ResourceRow, TelecentreRow } from './rows.js';

/** Which column keeps which field. */
type Columns<Row> = Readonly<Record<keyof Row, string>>;

const TELECENTRE: Columns<TelecentreRow> = {
  slug: 'slug',
  name: 'name',
  departmentCode: 'department_code',
  inseeCode: 'insee_code',
  commune: 'commune',
  postcode: 'postcode',
  latitude: 'latitude',
  longitude: 'longitude',
  timeZone: 'time_zone',
  holidayZone: 'holiday_zone',
  closedOnPublicHolidays: 'closed_on_public_holidays',
  opening: 'opening',
  hoursConfirmed: 'hours_confirmed',
  published: 'published',
  accessRegime: 'access_regime',
  accessInstructions: 'access_instructions',
  noShowMinutes: 'no_show_minutes',
  selfCheckIn: 'self_check_in',
  about: 'about',
};

const RESOURCE: Columns<ResourceRow> = {
  key: 'key',
  pool: 'pool',
  position: 'position',
  kind: 'kind',
  name: 'name',
  capacity: 'capacity',
  equipment: 'equipment',
  granularities: 'granularities',
  stepMinutes: 'step_minutes',
  shortestMinutes: 'shortest_minutes',
  longestMinutes: 'longest_minutes',
  noticeMinutes: 'notice_minutes',
  horizonDays: 'horizon_days',
  minutesBetween: 'minutes_between',
  cancellationMinutes: 'cancellation_minutes',
  holdMinutes: 'hold_minutes',
  needsApproval: 'needs_approval',
  approvalHours: 'approval_hours',
  withdrawn: 'withdrawn',
};

export interface Kept<Row> {
  readonly id: number;
  readonly row: Row;
}

export interface KeptResource extends Kept<ResourceRow> {
  readonly telecentreId: number;
  /** Ids of what it is made of, ascending; none for a unit. */
  readonly parts: readonly number[];
}

export interface KeptClosure {
  readonly id: string;
  readonly telecentreId: number;
  readonly resourceId: number | null;
  /** `2026-12-24T14:00` */
  readonly localStart: string;
  readonly localEnd: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** A host closed it, with all that followed for those who were to come. */
  readonly byHost: boolean;
}

export async function readTelecentres(sql: Sql): Promise<Kept<TelecentreRow>[]> {
  const rows = await sql.query<TelecentreRow & { id: number }>(
    `select id, ${columnsOf(TELECENTRE)} from telecentre order by slug`,
  );
  return rows.map(({ id, ...row }) => ({ id, row }));
}

export async function readResources(sql: Sql): Promise<KeptResource[]> {
  const rows = await sql.query<ResourceRow & { id: number; telecentreId: number; parts: number[] }>(
    `select id, telecentre_id as "telecentreId", ${columnsOf(RESOURCE)},
       array(select unit_id from resource_part where resource_id = resource.id order by unit_id) as parts
     from resource order by telecentre_id, position, id`,
  );
  return rows.map(({ id, telecentreId, parts, ...row }) => ({ id, telecentreId, parts, row }));
}

export function readClosures(sql: Sql): Promise<KeptClosure[]> {
  return sql.query<KeptClosure>(
    `select id::text, telecentre_id as "telecentreId", resource_id as "resourceId",
       to_char(local_start, 'YYYY-MM-DD"T"HH24:MI') as "localStart", to_char(local_end, 'YYYY-MM-DD"T"HH24:MI') as "localEnd",
       (extract(epoch from lower(period)) * 1000)::float8 as start, (extract(epoch from upper(period)) * 1000)::float8 as "end", reason,
       exists (select from closing g where g.closure_id = closure.id) as "byHost"
     from closure order by local_start, local_end, resource_id nulls first`,
  );
}

export async function insertTelecentre(sql: Sql, row: TelecentreRow): Promise<number> {
  return insert(sql, 'telecentre', TELECENTRE, row, {});
}

export async function updateTelecentre(
  sql: Sql,
  id: number,
  row: TelecentreRow,
  now: Instant,
): Promise<void> {
  // While the columns still say what counted until now.
  await sql.query(
    `update telecentre set attendance_settled_at = $4
     where id = $1 and (self_check_in, no_show_minutes) is distinct from ($2, $3)`,
    [id, row.selfCheckIn, row.noShowMinutes, new Date(now)],
  );
  await update(sql, 'telecentre', TELECENTRE, row, id);
}

export async function insertResource(sql: Sql, telecentreId: number, row: ResourceRow): Promise<number> {
  return insert(sql, 'resource', RESOURCE, row, { telecentre_id: telecentreId });
}

export async function updateResource(sql: Sql, id: number, row: ResourceRow): Promise<void> {
  await update(sql, 'resource', RESOURCE, row, id);
}

function columnsOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([field, column]) => `${column} as "${field}"`)
    .join(', ');
}

async function insert<Row extends object>(
  sql: Sql,
  table: string,
  columns: Columns<Row>,
  row: Row,
  more: Readonly<Record<string, unknown>>,
): Promise<number> {
  const fields = Object.keys(columns) as (keyof Row)[];
  const names = [...fields.map((field) => columns[field]), ...Object.keys(more)];
  const values = [...fields.map((field) => row[field]), ...Object.values(more)];
  const [inserted] = await sql.query<{ id: number }>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    values,
  );
  if (inserted === undefined) throw new Error(`${table}: nothing was inserted`);
  return inserted.id;
}

async function update<Row extends object>(
  sql: Sql,
  table: string,
  columns: Columns<Row>,
  row: Row,
  id: number,
): Promise<void> {
  const fields = Object.keys(columns) as (keyof Row)[];
  const changes = fields.map((field, index) => `${columns[field]} = $${index + 2}`).join(', ');
  await sql.query(`update ${table} set ${changes} where id = $1`, [id, ...fields.map((field) => row[field])]);
}
