import type { Sql } from '../platform/database/database.js';
import type { Telecentre } from '../telecentres/network.js';

/** After that of the events (2014); with the telecentre's number. */
const SHEET_LOCK = 2015;

/** Whether we are the one who writes this telecentre's sheets, until the transaction ends. */
export async function isOnlySheetWriter(sql: Sql, { id }: Telecentre): Promise<boolean> {
  const [row] = await sql.query<{ only: boolean }>('select pg_try_advisory_xact_lock($1, $2) as only', [
    SHEET_LOCK,
    id,
  ]);
  return row?.only === true;
}

/** Those of these keys under which a mail was written before. */
export async function writtenAmong(sql: Sql, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ key: string }>('select key from outgoing_mail where key = any ($1)', [keys]);
  return new Set(rows.map(({ key }) => key));
}
