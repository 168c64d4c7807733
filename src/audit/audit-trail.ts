import type { Role } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** What the trail remembers. `record.read`: somebody has seen a person's name or data in the course of a role. */
export const AUDIT_ACTIONS = [
  'account.created',
  'account.erased',
  'account.exported',
  'account.idle-warned',
  'booking.handed-over',
  'booking.handover-offered',
  'booking.made-for',
  'closure.lifted',
  'closure.made',
  'closure.shortened',
  'colleague.allowed',
  'colleague.withdrawn',
  'door-code.removed',
  'door-code.set',
  'door-code.shown',
  'door-screen.added',
  'door-screen.withdrawn',
  'feed.ended',
  'feed.made',
  'feed.read',
  'feed.revoked',
  'external-calendar.attached',
  'external-calendar.confirmed',
  'external-calendar.detached',
  'outside-hours.settled',
  'record.read',
  'rental.amount-changed',
  'rental.made',
  'rental.notice-given',
  'request.approved',
  'request.declined',
  'role.granted',
  'role.lent',
  'role.revoked',
  'second-factor.confirmed',
  'second-factor.removed',
  'series.cancelled',
  'series.changed',
  'settings.changed',
  'sign-in.by-link',
  'sign-in.by-provider',
  'team.cancelled',
  'statements.closed',
  'tariff.added',
  'tariff.ended',
  'token.issued',
  'token.revoked',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  readonly action: AuditAction;
  /** Pseudonym of whoever did it; null: the operator, or the clock. */
  readonly actor: string | null;
  /** The role in which it was done, where one was needed. */
  readonly actorRole?: Role | null;
  /** Pseudonym of the person concerned. */
  readonly subject: string | null;
  /** Slug of a telecentre, number of a department or of an employer. */
  readonly place?: string | null;
  /** Never a name, an address, or a free text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Within the transaction of what is remembered: the one is not without the other. */
export async function remember(sql: Sql, entry: AuditEntry, now: Instant): Promise<void> {
  const { action, actor, actorRole = null, subject, place = null, details = {} } = entry;
  await sql.query(
    {
      name: 'remember',
      text: `insert into audit_entry (at, action, actor, actor_role, subject, place, details)
values ($1, $2, $3, $4, $5, $6, $7)`,
    },
    [new Date(now), action, actor, actorRole, subject, place, JSON.stringify(details)],
  );
}

/** That a role's holder has seen these people's data at a place; said once a day for each reader and person. */
export async function rememberReading(
  sql: Sql,
  reading: {
    readonly reader: string;
    readonly role: Role;
    readonly subjects: readonly string[];
    readonly place: string;
  },
  now: Instant,
): Promise<void> {
  if (reading.subjects.length === 0) return;
  await sql.query(
    {
      name: 'remember-reading',
      text: `insert into audit_entry (at, action, actor, actor_role, subject, place)
select distinct $1::timestamptz, 'record.read', $2::uuid, $3, subject, $5 from unnest($4::uuid[]) seen (subject)
where subject <> $2 and not exists (select from audit_entry e where e.subject = seen.subject and e.action = 'record.read'
  and e.actor = $2 and e.place = $5 and e.at > $1::timestamptz - interval '1 day')`,
    },
    [new Date(now), reading.reader, reading.role, reading.subjects, reading.place],
  );
}
