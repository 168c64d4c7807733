/** Who holds which role, as it was read: the grant with the people around it. */
import type { Instant } from '../reservation/period.js';
import type { NamedTelecentre, Revocable } from './scope.js';

export interface GrantRecord extends Revocable {
  readonly id: string;
  readonly pseudonym: string;
  /** Null until they have signed in for the first time. */
  readonly name: string | null;
  readonly email: string;
  readonly telecentre: NamedTelecentre | null;
  readonly departmentName: string | null;
  readonly from: Date;
  /** Of a loan, the lender's own end if that is earlier. */
  readonly until: Date | null;
  /** Of a loan, when the lender's own role was revoked if that was earlier. */
  readonly revokedAt: Date | null;
  /** Name or address of the host who has lent it. */
  readonly lentBy: string | null;
  readonly grantedAt: Date;
  /** Name or address; null: the operator, or somebody who has been erased. */
  readonly grantedBy: string | null;
  /** Name or address; null also when the operator or somebody who has been erased revoked it. */
  readonly revokedBy: string | null;
}

export function isOver({ until, revokedAt }: GrantRecord, now: Instant): boolean {
  return revokedAt !== null || (until !== null && until.getTime() <= now);
}

/** When somebody ended it; null also for what had ended by itself before. */
export function endedBySomebody({ until, revokedAt }: GrantRecord): Date | null {
  return revokedAt !== null && (until === null || revokedAt < until) ? revokedAt : null;
}

export function isInForce(grant: GrantRecord, now: Instant): boolean {
  return grant.from.getTime() <= now && !isOver(grant, now);
}
