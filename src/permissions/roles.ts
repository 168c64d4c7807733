/** Who people are in the network, and where. Everybody who has signed in is a member; the others are granted. */
export const GRANTED_ROLES = ['host', 'coordinator', 'administrator', 'employer_manager'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

export const ROLES = ['member', ...GRANTED_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** A role with its scope. Of the scopes, the one that belongs to the role is there and the others are null. */
export interface Grant {
  readonly id: string;
  readonly role: GrantedRole;
  readonly telecentreId: number | null;
  readonly departmentCode: string | null;
  readonly employerSiret: string | null;
}

/** Where something is. An employer's manager has no say at any place. */
export interface Place {
  readonly telecentreId: number;
  readonly departmentCode: string;
}

/** These see what concerns many people, and prove who they are by a second factor. */
export const ROLES_WITH_SECOND_FACTOR: readonly Role[] = ['coordinator', 'administrator'];
