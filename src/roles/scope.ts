/** Where a role is good, and who may give or take it there. Pure. */
import type { Caller } from '../permissions/caller.js';
import { grantsFor, mayAnywhere, roleAt } from '../permissions/may.js';
import type { GrantedRole, Place, Role } from '../permissions/roles.js';

export interface TelecentrePlace extends Place {
  readonly slug: string;
  readonly timeZone: string;
}

export interface NamedTelecentre extends TelecentrePlace {
  readonly name: string;
}

/** A department, with those of its telecentres that somebody may look at. */
export interface DepartmentPlaces {
  readonly code: string;
  readonly name: string;
  readonly telecentres: readonly NamedTelecentre[];
}

/** Of the places, the one that belongs to the role is there and the others are null. */
export interface Scope {
  readonly role: GrantedRole;
  readonly telecentre: TelecentrePlace | null;
  readonly department: string | null;
  readonly employer: string | null;
}

/** The word by which a scope is given; an administrator's is the network. */
export const SCOPE_FIELDS = ['telecentre', 'department', 'employer'] as const;
export type ScopeField = (typeof SCOPE_FIELDS)[number];
export const FIELD_OF_ROLE: Readonly<Record<GrantedRole, ScopeField | null>> = {
  host: 'telecentre',
  coordinator: 'department',
  employer_manager: 'employer',
  administrator: null,
};

/** A grant as far as it decides who may take it away. */
export interface Revocable extends Scope {
  readonly account: string;
  /** The account that has lent it. */
  readonly lender: string | null;
}

/** What a caller sees of who holds which role. */
export interface Reach {
  readonly everywhere: boolean;
  readonly telecentreIds: readonly number[];
  readonly departmentCodes: readonly string[];
}

/** The role in which the caller may grant this one; null when they may not. */
export function roleToGrant(caller: Caller, { role, telecentre }: Scope): Role | null {
  if (role === 'host' && telecentre !== null) return roleAt(caller, 'roles.host.grant', telecentre);
  return grantsEverything(caller) ? 'administrator' : null;
}

/** Who may grant may revoke; besides, lenders take back what they have lent, and people give up what is theirs. */
export function roleToRevoke(caller: Caller, grant: Revocable): Role | null {
  const granter = roleToGrant(caller, grant);
  if (granter !== null) return granter;
  if (grant.lender === caller.account) return 'host';
  return grant.account === caller.account ? 'member' : null;
}

/** The caller might revoke it, had they given their second factor. */
export function revokesWithSecondFactor(caller: Caller, grant: Revocable): boolean {
  return roleToRevoke({ ...caller, means: { ...caller.means, secondFactor: true } }, grant) !== null;
}

export function grantsEverything(caller: Caller): boolean {
  return mayAnywhere(caller, 'roles.every.grant');
}

export function reachOf(caller: Caller): Reach {
  const grants = grantsFor(caller, 'roles.read');
  return {
    everywhere: grants.some(({ role }) => role === 'administrator'),
    telecentreIds: grants.flatMap(({ telecentreId }) => telecentreId ?? []),
    departmentCodes: grants.flatMap(({ departmentCode }) => departmentCode ?? []),
  };
}

/** As the audit trail names it; null: the network. */
export function placeOf({ telecentre, department, employer }: Scope): string | null {
  return telecentre?.slug ?? department ?? employer;
}
