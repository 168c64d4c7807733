/** One key, one series: the same request sent again finds what the first has made. */
import type { RetryKey } from '../bookings/bookings.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Instant } from '../reservation/period.js';

/** What the first request with this key was answered. */
export type FirstSeries =
  | { readonly kind: 'series'; readonly id: string }
  | { readonly kind: 'refusal'; readonly refusal: ProblemContent }
  /** The key belongs to another request. */
  | { readonly kind: 'other-request' };

export async function firstSeries(
  sql: Sql,
  account: string,
  retry: RetryKey,
): Promise<FirstSeries | undefined> {
  const [row] = await sql.query<{
    fingerprint: Buffer;
    refusal: ProblemContent | null;
    id: string | null;
  }>(
    {
      name: 'first-series',
      text: 'select fingerprint, refusal, series_id as id from idempotency_key where account_id = $1 and key = $2',
    },
    [account, retry.key],
  );
  if (row === undefined) return undefined;
  if (!row.fingerprint.equals(retry.fingerprint)) return { kind: 'other-request' };
  if (row.id !== null) return { kind: 'series', id: row.id };
  return row.refusal === null ? { kind: 'other-request' } : { kind: 'refusal', refusal: row.refusal };
}

/** False: the key has an answer already. */
export async function answerWithSeries(
  sql: Sql,
  account: string,
  retry: RetryKey,
  series: string,
  now: Instant,
): Promise<boolean> {
  const kept = await sql.query(
    {
      name: 'answer-with-series',
      text: `insert into idempotency_key (account_id, key, fingerprint, series_id, created_at)
values ($1, $2, $3, $4, $5) on conflict (account_id, key) do nothing returning key`,
    },
    [account, retry.key, retry.fingerprint, series, new Date(now)],
  );
  return kept.length > 0;
}
