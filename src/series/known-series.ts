import { standingOf, type Deed, type Standing } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import { findSeries } from './series.queries.js';
import type { KnownSeries } from './series-record.js';

export type SeriesInHand = KnownSeries & { readonly standing: Standing };

/** In a transaction. What is not the caller's business looks as if it were not there. */
export async function takeSeriesInHand(
  sql: Sql,
  caller: Caller,
  id: string,
  deed: Deed = 'change',
): Promise<SeriesInHand> {
  const known = await findSeries(sql, id);
  const standing = known && standingOf(caller, deed, known);
  if (!known || !standing) throw notFound();
  return { ...known, standing };
}
