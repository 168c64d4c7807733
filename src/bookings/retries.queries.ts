import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { BookingSnapshot } from './booking-record.js';
import type { RetryKey } from './bookings.queries.js';

/** A key is remembered for a day: longer than any client tries again. */
export const RETRY_HOURS = 24;

/** The first answer that a request with this key got. */
export type FirstAnswer =
  | { readonly kind: 'booking'; readonly snapshot: BookingSnapshot }
  | { readonly kind: 'refusal'; readonly refusal: ProblemContent }
  /** The key belongs to another request. */
  | { readonly kind: 'other-request' };

export async function firstAnswer(
  sql: Sql,
  account: string,
  retry: RetryKey,
): Promise<FirstAnswer | undefined> {
  const [row] = await sql.query<{
    fingerprint: Buffer;
    refusal: ProblemContent | null;
    snapshot: BookingSnapshot | null;
  }>(
    {
      name: 'first-answer',
      text: `select k.fingerprint, k.refusal, e.booking as snapshot
from idempotency_key k left join booking_event e on e.booking_id = k.booking_id and e.revision = 1
where k.account_id = $1 and k.key = $2`,
    },
    [account, retry.key],
  );
  if (row === undefined) return undefined;
  if (!row.fingerprint.equals(retry.fingerprint)) return { kind: 'other-request' };
  if (row.snapshot !== null) return { kind: 'booking', snapshot: row.snapshot };
  return row.refusal === null ? undefined : { kind: 'refusal', refusal: row.refusal };
}

/**
 * What a twin of a refused request was answered, when it was quicker. Else the refusal is the answer, and is remembered
 * where refusals are kept.
 */
export async function answerOfTwin(
  sql: Sql,
  account: string,
  retry: RetryKey,
  refusal: ProblemContent,
  now: Instant,
): Promise<FirstAnswer | undefined> {
  if (retry.refusals === 'kept' && (await rememberRefusal(sql, account, retry, refusal, now)))
    return undefined;
  return firstAnswer(sql, account, retry);
}

export async function forgetOldAnswers(sql: Sql, now: Instant): Promise<void> {
  await sql.query('delete from idempotency_key where created_at < $1', [
    new Date(now - RETRY_HOURS * 3_600_000),
  ]);
}

/** False when a twin of the request was quicker and has another answer. */
export async function rememberRefusal(
  sql: Sql,
  account: string,
  retry: RetryKey,
  refusal: ProblemContent,
  now: Instant,
): Promise<boolean> {
  const kept = await sql.query(
    {
      name: 'remember-refusal',
      text: `insert into idempotency_key (account_id, key, fingerprint, refusal, created_at)
values ($1, $2, $3, $4, $5) on conflict (account_id, key) do nothing returning key`,
    },
    [account, retry.key, retry.fingerprint, JSON.stringify(refusal), new Date(now)],
  );
  return kept.length > 0;
}
