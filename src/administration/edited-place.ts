import type { Caller } from '../permissions/caller.js';
import { grantsFor, roleAt } from '../permissions/may.js';
import type { Permission } from '../permissions/permissions.js';
import type { Place } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';

/** A telecentre, published or not: those who prepare one see it before anybody else does. */
export interface EditedPlace extends Place {
  readonly slug: string;
  readonly name: string;
  readonly departmentName: string;
  /** Who coordinates the department: an organisation. */
  readonly coordinator: string;
  readonly published: boolean;
  readonly hoursConfirmed: boolean;
  /** Hidden only until somebody confirms the hours; what was published once, and hidden, stays so until it is published. */
  readonly opensWithHours: boolean;
  /** How much it offers; nothing can be booked where there is nothing. */
  readonly resources: number;
}

export interface EditedDepartment {
  readonly code: string;
  readonly name: string;
  readonly coordinator: string;
}

/** What is not the caller's looks as if it were not there. */
export async function editedPlace(
  sql: Sql,
  caller: Caller,
  permission: Permission,
  slug: string,
): Promise<EditedPlace> {
  const [place] = await sql.query<EditedPlace>(`${PLACES} where t.slug = $1`, [slug]);
  if (place === undefined || roleAt(caller, permission, place) === null) throw notFound();
  return place;
}

/** In the order of their names. */
export async function editedPlaces(sql: Sql, caller: Caller): Promise<EditedPlace[]> {
  const places = await sql.query<EditedPlace>(`${PLACES} order by t.name, t.slug`);
  return places.filter((place) => roleAt(caller, 'network.edit', place) !== null);
}

export async function editedDepartments(sql: Sql, caller: Caller): Promise<EditedDepartment[]> {
  const departments = await sql.query<EditedDepartment>(
    'select code, name, coordinator from department order by code',
  );
  return departments.filter(({ code }) => mayEditDepartment(caller, code));
}

export function mayEditDepartment(caller: Caller, code: string): boolean {
  return grantsFor(caller, 'network.edit').some(
    ({ role, departmentCode }) => role === 'administrator' || departmentCode === code,
  );
}

const PLACES = `
select t.id as "telecentreId", t.slug, t.name, t.department_code as "departmentCode", d.name as "departmentName",
  d.coordinator,
  t.published, t.hours_confirmed as "hoursConfirmed",
  not t.published and not t.hours_confirmed and not exists (select from network_change c
    where c.telecentre_id = t.id and (c.before->>'published')::boolean) as "opensWithHours",
  (select count(*)::int from resource r where r.telecentre_id = t.id and not r.withdrawn) as resources
from telecentre t join department d on d.code = t.department_code`;
