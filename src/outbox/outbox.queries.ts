import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface NewMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly sealed: Buffer;
  readonly messageId: string;
  readonly expiresAt?: Instant | undefined;
  readonly account?: string | undefined;
  readonly thread?: string | undefined;
  readonly key?: string | undefined;
  readonly calendarUid?: string | undefined;
  readonly hostOf?: number | undefined;
}

/** A mail that is ours alone to send until the lease ends. */
export interface ClaimedMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly sealed: Buffer;
  readonly messageId: string;
  /** Message-ID of the first mail of its thread that left before. */
  readonly follows: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** This one included. */
  readonly attempts: number;
  /** A newer version of the calendar's entry has left before. */
  readonly overtaken: boolean;
  /** Written to somebody as who receives people at a telecentre, which they do no more. */
  readonly notTheirs: boolean;
}

/** Of two mails with the same key the first one stays; whether it is this one. */
export async function writeMail(sql: Sql, mail: NewMail, now: Instant): Promise<boolean> {
  const { id, kind, recipient, sealed, messageId, expiresAt, account, thread, key, calendarUid, hostOf } =
    mail;
  const written = await sql.query(
    {
      name: 'write-mail',
      text: `insert into outgoing_mail (id, kind, recipient, sealed, message_id, created_at, next_attempt_at, expires_at,
  account_id, thread, key, calendar_uid, host_of)
values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12) on conflict (key) do nothing returning id`,
    },
    [
      id,
      kind,
      recipient,
      sealed,
      messageId,
      new Date(now),
      expiresAt === undefined ? null : new Date(expiresAt),
      account ?? null,
      thread ?? null,
      key ?? null,
      calendarUid ?? null,
      hostOf ?? null,
    ],
  );
  return written.length > 0;
}

/**
 * What was never tried goes first: a queue that waits for a repaired server does not delay a sign-in link. What has an
 * earlier mail of its thread before it waits for that one, however long its pauses are.
 */
const CLAIM: Statement = {
  name: 'claim-mail',
  text: `update outgoing_mail mine set attempts = attempts + 1, next_attempt_at = $2
where id = (select id from outgoing_mail due where next_attempt_at <= $1
  and not exists (select from outgoing_mail earlier where earlier.thread = due.thread
    and earlier.recipient = due.recipient and earlier.position < due.position and earlier.next_attempt_at is not null)
  order by attempts, next_attempt_at limit 1 for update of due skip locked)
returning id, kind, recipient, sealed, message_id as "messageId", created_at as "createdAt",
  expires_at as "expiresAt", attempts,
  (select first.message_id from outgoing_mail first where first.thread = mine.thread
    and first.account_id is not distinct from mine.account_id and first.position < mine.position
    and first.sent_at is not null order by first.position limit 1) as follows,
  exists (select from outgoing_mail newer where newer.thread = mine.thread and newer.calendar_uid = mine.calendar_uid
    and newer.position > mine.position and newer.sent_at is not null) as overtaken,
  mine.host_of is not null and not exists (select from jsonb_array_elements(active_grants(mine.account_id, $1)) held
    join telecentre t on t.id = mine.host_of
    where held @> jsonb_build_object('role', 'host', 'telecentreId', t.id)
      or held @> jsonb_build_object('role', 'coordinator', 'departmentCode', t.department_code)) as "notTheirs"`,
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

/** Unless our lease ran out and another has taken it over. Its letter stays when it may be worth another try. */
export async function recordGivenUp(
  sql: Sql,
  { id, attempts }: ClaimedMail,
  error: string,
  keepsLetter: boolean,
  now: Instant,
): Promise<void> {
  await sql.query(
    `update outgoing_mail set gave_up_at = $3, last_error = $4, next_attempt_at = null,
  sealed = case when $5 then sealed end
where id = $1 and attempts = $2 and next_attempt_at is not null`,
    [id, attempts, new Date(now), error, keepsLetter],
  );
}
