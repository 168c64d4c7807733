/** One place decides: what a caller may, anywhere or at a place. Pure; the facts come with the caller. */
import type { Caller } from './caller.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { ROLES_WITH_SECOND_FACTOR, type Grant, type Place, type Role } from './roles.js';

/** Whether there is anything at all that this permission lets the caller do. */
export function mayAnywhere(caller: Caller, permission: Permission): boolean {
  return (
    scopeAllows(caller, permission) && (isMembers(permission) || grantsFor(caller, permission).length > 0)
  );
}

/** The role in which a caller acts at a place; null when the permission is not theirs there. The narrowest one. */
export function roleAt(caller: Caller, permission: Permission, place: Place): Role | null {
  if (!scopeAllows(caller, permission)) return null;
  const roles = grantsFor(caller, permission)
    .filter((grant) => covers(grant, place))
    .map((grant) => grant.role);
  return NARROWEST_FIRST.find((role) => roles.some((one) => one === role)) ?? null;
}

/** Grants that sleep until the second factor is given. */
export function waitingForSecondFactor(caller: Caller): readonly Grant[] {
  return caller.grants.filter((grant) => !isAwake(caller, grant));
}

/** The caller would be let in, had they given their second factor. */
export function needsSecondFactor(caller: Caller, permission: Permission): boolean {
  const roles = rolesOf(permission);
  return waitingForSecondFactor(caller).some(({ role }) => roles.includes(role));
}

export function covers(grant: Grant, place: Place): boolean {
  if (grant.role === 'administrator') return true;
  if (grant.role === 'coordinator') return grant.departmentCode === place.departmentCode;
  return grant.role === 'host' && grant.telecentreId === place.telecentreId;
}

/** The grants that give this permission, each in its own scope. */
export function grantsFor(caller: Caller, permission: Permission): readonly Grant[] {
  const roles = rolesOf(permission);
  return caller.grants.filter((grant) => roles.includes(grant.role) && isAwake(caller, grant));
}

const NARROWEST_FIRST: readonly Role[] = ['host', 'coordinator', 'administrator'];

function isMembers(permission: Permission): boolean {
  return rolesOf(permission).includes('member');
}

function rolesOf(permission: Permission): readonly Role[] {
  return PERMISSIONS[permission].roles;
}

function scopeAllows({ means }: Caller, permission: Permission): boolean {
  const { token } = PERMISSIONS[permission];
  return means.by === 'session' || (token !== null && means.scopes.includes(token));
}

function isAwake({ means }: Caller, { role }: Grant): boolean {
  return means.secondFactor || !ROLES_WITH_SECOND_FACTOR.includes(role);
}
