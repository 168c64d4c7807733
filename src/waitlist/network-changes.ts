/** Those who wait keep up with the network: places go, and a half-day has the hours that the place has now. */
import { targetOf } from '../bookings/target.js';
import type { Sql } from '../platform/database/database.js';
import type { Period } from '../reservation/period.js';
import { isStay, stayOf } from '../reservation/stay.js';
import type { Network } from '../telecentres/network.js';
import type { NetworkDirectory } from '../telecentres/network-directory.js';
import { endAsGone, readWaiting, waitFrom, type AskedFor } from './network-changes.queries.js';
import { timeOfEntry, whereOfEntry } from './waitlist-entry.js';

/** Each write is a statement of its own: no entry is locked while somebody waits for units. */
export async function followNetwork(
  sql: Sql,
  telecentre: number,
  directory: NetworkDirectory,
): Promise<void> {
  const entries = await readWaiting(sql, telecentre);
  if (entries.length === 0) return;
  // Read after them: nobody waits yet for what comes later.
  const network = await directory.fresh();
  const gone = entries.filter((entry) => !isThere(entry, network));
  if (gone.length > 0)
    await endAsGone(
      sql,
      gone.map(({ id }) => id),
    );
  for (const entry of entries.filter(({ halfDay }) => halfDay !== null)) {
    const hours = hoursNow(entry, network);
    if (hours === null || (hours.start === entry.start && hours.end === entry.end)) continue;
    await waitFrom(sql, entry.id, hours);
  }
}

function isThere(entry: AskedFor, network: Network): boolean {
  return (targetOf(whereOfEntry(entry), network)?.resources.length ?? 0) > 0;
}

/** Null: it was asked for by the hour, or there is no such half-day for now. */
function hoursNow(entry: AskedFor, network: Network): Period | null {
  const target = entry.halfDay === null ? null : targetOf(whereOfEntry(entry), network);
  if (target === null) return null;
  const stay = stayOf(timeOfEntry(entry), target.telecentre.opening);
  return isStay(stay) ? stay : null;
}
