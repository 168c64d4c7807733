/** Several bookings in one transaction, told in one mail. */
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';

/**
 * In the order of every writer: the network, then units, then bookings. Nobody then waits for us crosswise. False: the
 * network has changed since it was decided; decide again.
 */
export async function comeBeforeOthers(
  sql: Sql,
  networkVersion: number,
  units: readonly UnitId[],
): Promise<boolean> {
  const [row] = await sql.query<{ current: boolean }>(COME_BEFORE, [networkVersion, [...new Set(units)]]);
  return row?.current === true;
}

const COME_BEFORE: Statement = {
  name: 'come-before-others',
  text: 'select network_is_at($1) as current, lock_units($2::int[])',
};

export interface JointNews {
  readonly of: { readonly series: string } | { readonly team: string };
  readonly kind: JointNewsKind;
  readonly by: JointDoer;
  /** By their ids, those to which something has just happened in this transaction, each once. */
  readonly bookings: readonly string[];
  /** What the mail says besides. */
  readonly details?: object;
}

export type JointNewsKind = 'made' | 'changed' | 'cancelled' | 'continued';

/** The holder, a colleague who booked for them, whoever receives people there, or the clock. */
export type JointDoer = 'self' | 'colleague' | 'place' | 'clock';

/** What has just happened to these bookings is told once for all of them, and not of each. */
export async function tellTogether(sql: Sql, news: JointNews, now: Instant): Promise<void> {
  await sql.query(TELL, [
    'series' in news.of ? news.of.series : null,
    'team' in news.of ? news.of.team : null,
    news.kind,
    news.by,
    news.bookings,
    news.details ?? {},
    new Date(now),
  ]);
}

const TELL: Statement = {
  name: 'tell-together',
  text: 'select tell_together($1, $2, $3, $4, $5::uuid[], $6, $7)',
};
