import type { Sql } from '../platform/database/database.js';

/** Ids, by reference, of the account’s own. */
export async function idsOf(
  sql: Sql,
  account: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ reference: string; id: string }>(
    {
      name: 'ids-of-bookings',
      text: 'select reference, id from booking where account_id = $1 and reference = any($2)',
    },
    [account, references],
  );
  return new Map(rows.map(({ reference, id }) => [reference, id]));
}
