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
  /** No mail server has answered since then, as far as is known, and nothing has left since. Null: the last one tried has answered. */
  readonly unansweredSince: Date | null;
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
  /** Its recipient's server refuses this address, and would again. */
  readonly refused: boolean;
  readonly outlook: Outlook;
}

export interface FailedMails {
  readonly newest: readonly FailedMail[];
  /** The older ones included. */
  readonly count: number;
}

/**
 * Whether a mail can be sent once more. `over`: its time has passed. `overtaken`: a later one about the same calendar entry
 * was sent, and calendars would go back. `sent`: its letter is not kept.
 */
export type Outlook = 'sendable' | 'over' | 'overtaken' | 'sent';

/** What nodemailer calls it when no server was reached. What a server said begins with a number instead. */
const UNANSWERED = '^(ECONNECTION|ETIMEDOUT|ESOCKET|EDNS)\\M';

/** When a mail failed last is not kept, but follows from when it is due next: `pauses` are in minutes, by attempts. */
export async function readWaiting(sql: Sql, pauses: readonly number[]): Promise<WaitingMails> {
  const [waiting] = await sql.query<WaitingMails>(
    `select count(*)::int as count, (count(*) filter (where last_error is not null))::int as tried,
  min(created_at) as oldest, min(next_attempt_at) as "nextAttempt",
  (array_agg(last_error order by attempts desc) filter (where last_error is not null))[1] as "lastError",
  min(case when created_at > last_sent then created_at else failed_at end)
    filter (where last_error ~ $2 and greatest(created_at, failed_at) > last_sent) as "unansweredSince"
from (select *, next_attempt_at - make_interval(mins => ($1::int[])[attempts]) as failed_at
    from outgoing_mail where next_attempt_at is not null) waiting,
  (select coalesce(max(sent_at), '-infinity') as last_sent from outgoing_mail) sent`,
    [pauses, UNANSWERED],
  );
  if (waiting === undefined) throw new Error('A count is one row.');
  return waiting;
}

const OVERTAKEN = `exists (select from outgoing_mail newer where newer.thread = mail.thread
  and newer.calendar_uid = mail.calendar_uid and newer.position > mail.position and newer.sent_at is not null)`;

const OUTLOOK = `case when mail.sent_at is not null then 'sent'
  when mail.sealed is null or mail.expires_at <= $1 then 'over'
  when ${OVERTAKEN} then 'overtaken' else 'sendable' end`;

/** Only a refusal for good ends the attempts before the pauses between them do. */
const REFUSED = `mail.gave_up_at is not null and mail.attempts <= $3 and coalesce(mail.last_error ~ '^5\\d\\d', false)`;

/** Newest first, no more than `most`. */
export async function readFailed(sql: Sql, most: number, pauses: number, now: Instant): Promise<FailedMails> {
  const rows = await sql.query<FailedMail & { readonly count: number }>(
    `select id, kind, recipient, created_at as "writtenAt", attempts, coalesce(bounced_at, gave_up_at) as "failedAt",
  coalesce(bounce_reason, last_error) as reason, ${REFUSED} as refused, ${OUTLOOK} as outlook, (count(*) over ())::int as count
from outgoing_mail mail where gave_up_at is not null or bounced_at is not null
order by created_at desc, position desc limit $2`,
    [new Date(now), most, pauses],
  );
  return { newest: rows.map(({ count: _, ...mail }) => mail), count: rows[0]?.count ?? 0 };
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

/**
 * What has failed and waits is due now, and begins its pauses anew, so that being impatient gives up nothing. It stays behind
 * what is new. Whether a mail is in somebody's hands or will be due within a lease cannot be told: that one is left to itself.
 */
export async function hasten(sql: Sql, lease: number, now: Instant): Promise<void> {
  await sql.query(
    `update outgoing_mail set attempts = 1, next_attempt_at = $1
where last_error is not null and next_attempt_at > $1 and (attempts = 1 or next_attempt_at > $2)`,
    [new Date(now), new Date(now + lease + CLOCKS_APART)],
  );
}

/** Whoever has claimed a mail meanwhile may have a clock that is ahead of ours. In milliseconds. */
const CLOCKS_APART = 10_000;

/** A mail server says that a mail did not arrive after all. Whether that was news. */
export async function recordBounce(sql: Sql, id: string, reason: string, now: Instant): Promise<boolean> {
  const recorded = await sql.query(
    `update outgoing_mail set bounced_at = $2, bounce_reason = $3
where id = $1 and sent_at is not null and bounced_at is null returning id`,
    [id, new Date(now), reasonToKeep(reason)],
  );
  return recorded.length > 0;
}
