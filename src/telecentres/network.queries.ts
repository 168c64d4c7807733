import type { Granularity } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import type { Closure, OpeningHours } from '../reservation/opening-hours.js';
import type { HolidayZone } from '../reservation/public-holidays.js';
import type { Resource, UnitId } from '../reservation/resource.js';
import type { Sql, Statement } from '../platform/database/database.js';
import { vocabularyWith, type EquipmentWord } from './equipment.js';
import type { AccessRegime, Department, Network, Telecentre } from './network.js';

export const NETWORK_VERSION: Statement = {
  name: 'network-version',
  text: 'select version::int as version, name from network',
};

/** Reads the network. The version first: what changes meanwhile is then newer than it says, and read again in time. */
export async function loadNetwork(sql: Sql): Promise<Network> {
  const [network = { version: 0, name: '' }] = await sql.query<{ version: number; name: string }>(
    NETWORK_VERSION,
  );
  const departments = await sql.query<Department>(
    'select code, name, coordinator from department order by code',
  );
  const closures = await sql.query<ClosureRow>(CLOSURES);
  const equipment = await sql.query<EquipmentWord>(EQUIPMENT_WORDS);
  const resources = await sql.query<ResourceRow>(RESOURCES);
  const telecentres = await sql.query<TelecentreRow>(TELECENTRES);

  const departmentOf = new Map(departments.map((one) => [one.code, one]));
  const resourcesOf = byTelecentre(resources);
  const closuresOf = byTelecentre(closures);
  const built = telecentres.flatMap((row) => {
    const department = departmentOf.get(row.departmentCode);
    return department
      ? [telecentreOf(row, department, resourcesOf.get(row.id) ?? [], closuresOf.get(row.id) ?? [])]
      : [];
  });
  return {
    ...network,
    departments,
    equipment: vocabularyWith(equipment),
    telecentres: new Map(built.map((telecentre) => [telecentre.slug, telecentre])),
    resources: new Map(
      built.flatMap((telecentre) =>
        telecentre.resources.map((resource) => [resource.id, { telecentre, resource }] as const),
      ),
    ),
  };
}

const EQUIPMENT_WORDS = `
select word, jsonb_build_object('fr', french, 'en', english) as "inWords", retired from equipment_word order by word`;

interface TelecentreRow {
  id: number;
  slug: string;
  name: string;
  departmentCode: string;
  inseeCode: string;
  commune: string;
  postcode: string;
  latitude: number;
  longitude: number;
  timeZone: string;
  holidayZone: HolidayZone;
  closedOnPublicHolidays: boolean;
  opening: Pick<OpeningHours, 'week' | 'namedPeriods' | 'holidayCorrections' | 'exceptionalOpenings'>;
  hoursConfirmed: boolean;
  accessRegime: AccessRegime;
  accessInstructions: string;
  noShowMinutes: number | null;
  selfCheckIn: boolean;
  about: Record<string, unknown>;
}

const TELECENTRES = `
select id, slug, name, department_code as "departmentCode", insee_code as "inseeCode", commune, postcode,
  latitude, longitude, time_zone as "timeZone", holiday_zone as "holidayZone",
  closed_on_public_holidays as "closedOnPublicHolidays", opening, hours_confirmed as "hoursConfirmed",
  access_regime as "accessRegime", access_instructions as "accessInstructions",
  no_show_minutes as "noShowMinutes", self_check_in as "selfCheckIn", about
from telecentre where published order by name, slug`;

interface ResourceRow {
  id: UnitId;
  telecentreId: number;
  key: string;
  kind: Kind;
  name: string;
  capacity: number;
  equipment: string[];
  units: UnitId[];
  granularities: Granularity[];
  stepMinutes: number;
  shortestMinutes: number;
  longestMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  minutesBetween: number;
  cancellationMinutes: number;
  holdMinutes: number;
  needsApproval: boolean;
  approvalHours: number;
}

const RESOURCES = `
select r.id, r.telecentre_id as "telecentreId", r.key, r.kind, r.name, r.capacity, r.equipment,
  coalesce(parts.units, array[r.id]) as units, r.granularities,
  r.step_minutes as "stepMinutes", r.shortest_minutes as "shortestMinutes", r.longest_minutes as "longestMinutes",
  r.notice_minutes as "noticeMinutes", r.horizon_days as "horizonDays", r.minutes_between as "minutesBetween",
  r.cancellation_minutes as "cancellationMinutes", r.hold_minutes as "holdMinutes",
  r.needs_approval as "needsApproval", r.approval_hours as "approvalHours"
from resource r
left join (select resource_id, array_agg(unit_id order by unit_id) as units from resource_part group by 1) parts
  on parts.resource_id = r.id
where not r.withdrawn
order by r.telecentre_id, r.position, r.id`;

interface ClosureRow {
  telecentreId: number;
  resourceId: number | null;
  /** What of it is shut; null when the whole telecentre is. */
  units: UnitId[] | null;
  start: number;
  end: number;
  reason: string;
}

const CLOSURES = `
select c.telecentre_id as "telecentreId", c.resource_id as "resourceId",
  case when c.resource_id is not null then coalesce(
    (select array_agg(p.unit_id) from resource_part p where p.resource_id = c.resource_id), array[c.resource_id]) end as units,
  (extract(epoch from lower(c.period)) * 1000)::float8 as start, (extract(epoch from upper(c.period)) * 1000)::float8 as "end",
  c.reason
from closure c order by c.period`;

function byTelecentre<Row extends { telecentreId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.telecentreId);
    if (group) group.push(row);
    else groups.set(row.telecentreId, [row]);
  }
  return groups;
}

function telecentreOf(
  row: TelecentreRow,
  department: Department,
  resources: readonly ResourceRow[],
  closures: readonly ClosureRow[],
): Telecentre {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    department,
    commune: { name: row.commune, inseeCode: row.inseeCode, postcode: row.postcode },
    latitude: row.latitude,
    longitude: row.longitude,
    opening: {
      ...row.opening,
      timeZone: row.timeZone,
      holidayZone: row.holidayZone,
      closedOnPublicHolidays: row.closedOnPublicHolidays,
    },
    hoursConfirmed: row.hoursConfirmed,
    access: { regime: row.accessRegime, instructions: row.accessInstructions },
    attendance: { noShowMinutes: row.noShowMinutes, selfCheckIn: row.selfCheckIn },
    closures: closures.filter((one) => one.units === null).map(closureOf),
    resources: resources.map((resource) => resourceOf(resource, closures)),
    about: row.about,
  };
}

function resourceOf(row: ResourceRow, closures: readonly ClosureRow[]): Resource {
  const { id: _, telecentreId: __, key, kind, name, capacity, equipment, units, ...policy } = row;
  const concerned = closures.filter(
    (one) => one.units === null || one.units.some((unit) => units.includes(unit)),
  );
  return { id: key, kind, name, capacity, equipment, units, policy, closures: concerned.map(closureOf) };
}

function closureOf({ start, end, reason }: ClosureRow): Closure {
  return { period: { start, end }, reason };
}
