import { standingOf, type Deed } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { TeamInHand } from './team-record.js';
import { findTeam } from './teams.queries.js';

/**
 * With those of its bookings that are the caller's business: one may have been moved to where somebody else receives people,
 * or handed over. Of none: it looks as if it were not there.
 */
export async function takeTeamInHand(sql: Sql, caller: Caller, deed: Deed, id: string): Promise<TeamInHand> {
  const team = await findTeam(sql, id);
  const bookings = (team?.bookings ?? []).flatMap((known) => {
    const standing = standingOf(caller, deed, known);
    return standing === null ? [] : [{ ...known, standing }];
  });
  if (team === undefined || bookings.length === 0) throw notFound();
  return { ...team, bookings };
}
