/** What the audit trail keeps of roles. */
import { remember, rememberReading, type AuditAction } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import type { Role } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { GrantRecord } from './grant-record.js';
import { placeOf } from './scope.js';

/** Somebody with a role of their own; null is the operator, who may everything. */
export type Actor = Caller | null;

export async function rememberChange(
  sql: Sql,
  action: AuditAction,
  actor: Actor,
  actorRole: Role | null,
  grant: GrantRecord,
  now: Instant,
  days: Readonly<Record<string, string>> = {},
): Promise<void> {
  const entry = { action, actor: actor?.pseudonym ?? null, actorRole, subject: grant.pseudonym };
  const details = { role: grant.role, lent: grant.lender !== null, ...days };
  await remember(sql, { ...entry, place: placeOf(grant), details }, now);
}

/** Whoever appoints somebody by their address is told their name: they may know who has read it. */
export async function rememberName(
  sql: Sql,
  actor: Actor,
  role: Role | null,
  grant: GrantRecord,
  now: Instant,
): Promise<void> {
  const place = placeOf(grant);
  if (actor === null || role === null || place === null || grant.name === null) return;
  const reading = { reader: actor.pseudonym, role, subjects: [grant.pseudonym], place };
  await rememberReading(sql, reading, now);
}
