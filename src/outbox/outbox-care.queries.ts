/** What becomes of mails, for whoever looks after the service: what waits, what failed, and what is tried once more. */
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { reasonToKeep } from './mail-failure.js';

export interface WaitingMails {
  readonly count: number;
  /** Of these, how many have failed at least once. */
  readonly tried: number;
  readonly oldest: Date | null;
  readonly nextAttempt: Date | null;
  /** Of the mail that was tried most often. */
  readonly lastError: string | null;
}

export interface FailedMail {
  readonly id: string;
  readonly kind: string;
  /** Null once it was sent: then it came back. */
  readonly recipient: string | null;
  readonly writtenAt: Date;
  readonly attempts: number;
  /** When it was given up, or came back. */
  readonly failedAt: Date;
  readonly reason: string | null;
  readonly outlook: Outlook;
}

/**
 * Whether a mail can be sent once more. `over`: its time has passed. `overtaken`: a later one of its thread was sent, and
 * calendars would go back. `sent`: its letter is not kept.
 */
export type Outlook = 'sendable' | 'over' | 'overtaken' | 'sent';

export async function readWaiting(sql: Sql): Promise<WaitingMails> {
  const [waiting] = await sql.query<WaitingMails>(
    `select count(*)::int as count, (count(*) filter (where last_error is not null))::int as tried,
  min(created_at) as oldest, min(next_attempt_at) as "nextAttempt",
  (array_agg(last_error order by attempts desc) filter (where last_error is not null))[1] as "lastError"
from outgoing_mail where next_attempt_at is not null`,
  );
  if (waiting === undefined) throw new Error('A count is one row.');
  return waiting;
}

const OVERTAKEN = `exists (select from outgoing_mail newer where newer.thread = mail.thread
  and newer.account_id is not distinct from mail.account_id and newer.position > mail.position
  and newer.sent_at is not null)`;

const OUTLOOK = `case when mail.sent_at is not null then 'sent'
  when mail.sealed is null or mail.expires_at <= $1 then 'over'
  when ${OVERTAKEN} then 'overtaken' else 'sendable' end`;

/** Newest first. */
export async function listFailed(sql: Sql, most: number, now: Instant): Promise<FailedMail[]> {
  return sql.query<FailedMail>(
    `select id, kind, recipient, created_at as "writtenAt", attempts, coalesce(bounced_at, gave_up_at) as "failedAt",
  coalesce(bounce_reason, last_error) as reason, ${OUTLOOK} as outlook
from outgoing_mail mail where gave_up_at is not null or bounced_at is not null
order by created_at desc, position desc limit $2`,
    [new Date(now), most],
  );
}

export async function countFailed(sql: Sql): Promise<number> {
  const [failed] = await sql.query<{ count: number }>(
    'select count(*)::int as count from outgoing_mail where gave_up_at is not null or bounced_at is not null',
  );
  return failed?.count ?? 0;
}

/** Undefined: no such mail, or none that was given up. */
export async function outlookOf(sql: Sql, id: string, now: Instant): Promise<Outlook | undefined> {
  const [mail] = await sql.query<{ outlook: Outlook }>(
    `select ${OUTLOOK} as outlook from outgoing_mail mail
where id = $2 and (gave_up_at is not null or sent_at is not null)`,
    [new Date(now), id],
  );
  return mail?.outlook;
}

/** As if it had never been tried; null: every one. Returns how many these were. */
export async function putBack(sql: Sql, id: string | null, now: Instant): Promise<number> {
  const put = await sql.query(
    `update outgoing_mail mail set attempts = 0, next_attempt_at = $1, gave_up_at = null, last_error = null
where gave_up_at is not null and ($2::uuid is null or id = $2) and ${OUTLOOK} = 'sendable' returning id`,
    [new Date(now), id],
  );
  return put.length;
}

/** A mail server says that a mail did not arrive after all. Whether that was news. */
export async function recordBounce(sql: Sql, id: string, reason: string, now: Instant): Promise<boolean> {
  const recorded = await sql.query(
    `update outgoing_mail set bounced_at = $2, bounce_reason = $3
where id = $1 and sent_at is not null and bounced_at is null returning id`,
    [id, new Date(now), reasonToKeep(reason)],
  );
  return recorded.length > 0;
}
