/** What was done about roles, read off the grants. Pure. */
import { endedBySomebody, type GrantRecord } from './grant-record.js';

export interface RoleChange {
  readonly what: 'granted' | 'revoked';
  readonly at: Date;
  readonly grant: GrantRecord;
  /** Name or address; null: the operator, or somebody who has been erased. */
  readonly by: string | null;
}

/** The newest first; of what happened at the same moment, the end before the beginning. */
export function changesIn(grants: readonly GrantRecord[]): RoleChange[] {
  return grants.flatMap(changesOf).sort((one, other) => other.at.getTime() - one.at.getTime());
}

function changesOf(grant: GrantRecord): RoleChange[] {
  const granted = { what: 'granted', at: grant.grantedAt, grant, by: grant.grantedBy } as const;
  const endedAt = endedBySomebody(grant);
  if (endedAt === null) return [granted];
  return [{ what: 'revoked', at: endedAt, grant, by: grant.revokedBy }, granted];
}
