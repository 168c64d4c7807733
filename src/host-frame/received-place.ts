import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import type { Permission } from '../permissions/permissions.js';
import type { Role } from '../permissions/roles.js';
import { notFound } from '../platform/http/problem.js';
import type { Network, Telecentre } from '../telecentres/network.js';

export interface ReceivedPlace {
  readonly telecentre: Telecentre;
  /** In which the caller acts there. */
  readonly role: Role;
}

/** The telecentres at which the caller has this permission, in the order of their names. */
export function placesOf(caller: Caller, permission: Permission, network: Network): readonly ReceivedPlace[] {
  return [...network.telecentres.values()].flatMap((telecentre) => {
    const role = roleIn(caller, permission, telecentre);
    return role === null ? [] : [{ telecentre, role }];
  });
}

/** What is not the caller's looks as if it were not there. */
export function placeFor(
  caller: Caller,
  permission: Permission,
  network: Network,
  slug: string,
): ReceivedPlace {
  const telecentre = network.telecentres.get(slug);
  const role = telecentre && roleIn(caller, permission, telecentre);
  if (!telecentre || !role) throw notFound();
  return { telecentre, role };
}

function roleIn(caller: Caller, permission: Permission, { id, department }: Telecentre): Role | null {
  return roleAt(caller, permission, { telecentreId: id, departmentCode: department.code });
}
