import type { Visit } from '../accounts/visit.js';
import type { Sql } from '../platform/database/database.js';
import { signedIn } from './own-bookings.js';

/** Where the visitor says that they live, in their own words; null when they have not said, or not signed in. */
export async function ownCommune(sql: Sql, visit: Visit): Promise<string | null> {
  const caller = signedIn(visit);
  if (caller === null) return null;
  const [row] = await sql.query<{ commune: string | null }>('select commune from account where id = $1', [
    caller.account,
  ]);
  return row?.commune ?? null;
}
