/** Telecentres that wait for their host's word on the hours: nobody else sees them, and the network that is served has none of them. */
import type { Sql, Statement } from '../platform/database/database.js';

export interface UnconfirmedPlace {
  readonly slug: string;
  readonly name: string;
}

const UNCONFIRMED: Statement = {
  name: 'hours-to-confirm',
  text: `select slug, name from telecentre
  where id = any ($1) and not hours_confirmed and not published
  order by name, id`,
};

/** By their ids. */
export async function unconfirmedAmong(
  sql: Sql,
  telecentres: readonly number[],
): Promise<readonly UnconfirmedPlace[]> {
  return telecentres.length === 0 ? [] : sql.query<UnconfirmedPlace>(UNCONFIRMED, [telecentres]);
}
