import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface NewMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly sealed: Buffer;
  readonly messageId: string;
  readonly expiresAt: Instant | undefined;
}

/** A mail that is ours alone to send until the lease ends. */
export interface ClaimedMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly sealed: Buffer;
  readonly messageId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** This one included. */
  readonly attempts: number;
}

export async function writeMail(sql: Sql, mail: NewMail, now: Instant): Promise<void> {
  const { id, kind, recipient, sealed, messageId, expiresAt } = mail;
  await sql.query(
    {
      name: 'write-mail',
      text: `insert into outgoing_mail (id, kind, recipient, sealed, message_id, created_at, next_attempt_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    },
    [
      id,
      kind,
      recipient,
      sealed,
      messageId,
      new Date(now),
      expiresAt === undefined ? null : new Date(expiresAt),
    ],
  );
}

/** What was never tried goes first: a queue that waits for a repaired server does not delay a sign-in link. */
const CLAIM: Statement = {
  name: 'claim-mail',
  text: `update outgoing_mail set attempts = attempts + 1, next_attempt_at = $2
where id = (select id from outgoing_mail where next_attempt_at <= $1
  order by attempts, next_attempt_at limit 1 for update skip locked)
returning id, kind, recipient, sealed, message_id as "messageId", created_at as "createdAt",
  expires_at as "expiresAt", attempts`,
};

/** One mail that is due. Nothing is locked while it is sent: should we die, it is due again when the lease ends. */
export async function claimDueMail(
  sql: Sql,
  now: Instant,
  leaseUntil: Instant,
): Promise<ClaimedMail | undefined> {
  const [mail] = await sql.query<ClaimedMail>(CLAIM, [new Date(now), new Date(leaseUntil)]);
  return mail;
}

/** Whoever else may hold it by now: it has arrived, and nobody needs to try again. */
export async function recordSent(sql: Sql, id: string, now: Instant): Promise<void> {
  await sql.query(
    `update outgoing_mail set sent_at = $2, recipient = null, sealed = null, next_attempt_at = null,
  gave_up_at = null, last_error = null where id = $1`,
    [id, new Date(now)],
  );
}

/** Unless our lease ran out and another has taken it over. */
export async function recordPostponed(
  sql: Sql,
  { id, attempts }: ClaimedMail,
  until: Instant,
  error: string,
): Promise<void> {
  await sql.query(
    `update outgoing_mail set next_attempt_at = $3, last_error = $4
where id = $1 and attempts = $2 and next_attempt_at is not null`,
    [id, attempts, new Date(until), error],
  );
}

/** Unless our lease ran out and another has taken it over. */
export async function recordGivenUp(
  sql: Sql,
  { id, attempts }: ClaimedMail,
  error: string,
  now: Instant,
): Promise<void> {
  await sql.query(
    `update outgoing_mail set gave_up_at = $3, last_error = $4, sealed = null, next_attempt_at = null
where id = $1 and attempts = $2 and next_attempt_at is not null`,
    [id, attempts, new Date(now), error],
  );
}
